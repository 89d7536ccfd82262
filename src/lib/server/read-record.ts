import type { Database } from './database.ts';
import { idHashOf } from './id-hash.ts';
import { evidenceOfRecommendation } from './queries/evidence-of-recommendation.ts';
import { recordParts, type RecordParts } from './queries/record-parts.ts';
import { recordRecommendation } from './queries/record-recommendation.ts';
import { recordRepairs } from './queries/record-repairs.ts';
import { recordReplies } from './queries/record-replies.ts';
import { recordStatement, type RecordStatement } from './queries/record-statement.ts';
import { recordThreads } from './queries/record-threads.ts';
import { recordVerdicts } from './queries/record-verdicts.ts';
import { sourceTextsOfLines } from './queries/source-texts-of-lines.ts';

/** A status text as it bears on a recommendation: `direct` where it speaks of it, `group` where it stands for several. */
export interface LinkedStatement extends RecordStatement {
	readonly kind: 'direct' | 'group';
}

/**
 * What a page and a document show of one recommendation: the row, the status texts that bear on it, those that speak of it
 * first, what other documents say of it, its threads, the words of its council and the replies of the municipality, the lines
 * of the source that it and its texts were read from, the repairs on those lines, and its neighbours. Null where the council
 * has no recommendation of this id.
 *
 * Asks twice: for the row and what stands beside it, then for what there is, each by its key.
 */
export async function readRecord(db: Database, councilId: string, recommendationId: string) {
	const of = { recommendationId };
	const [[record], beside] = await Promise.all([
		db.run(recordRecommendation, of),
		db.run(recordParts, { idHash: idHashOf(recommendationId) })
	]);
	const parts = beside.find(({ rowNo }) => rowNo === record?.rowNo);
	if (record === undefined || parts === undefined || record.councilId !== councilId) return null;
	const source = { sourceId: record.sourceId, lines: linesOf(parts.sourceLines) };
	const [statements, lines, repairs, evidence, verdicts, replies, threads] = await Promise.all([
		readStatements(db, parts),
		db.run(sourceTextsOfLines, source),
		parts.hasRepairs ? db.run(recordRepairs, source) : [],
		parts.hasEvidence ? db.run(evidenceOfRecommendation, of) : [],
		parts.hasVerdicts ? db.run(recordVerdicts, of) : [],
		parts.hasReplies ? db.run(recordReplies, of) : [],
		record.threadIds === null ? [] : db.run(recordThreads, { councilId, memberId: recommendationId })
	]);
	const { previousId, nextId } = parts;
	return { record, statements, evidence, threads, verdicts, replies, lines, repairs, previousId, nextId };
}

async function readStatements(
	db: Database,
	{ statementIds, statementKinds }: RecordParts
): Promise<LinkedStatement[]> {
	if (statementIds === null || statementKinds === null) return [];
	const kinds = statementKinds.split(';');
	const found = await Promise.all(
		statementIds.split(';').map((statementId) => db.run(recordStatement, { statementId }))
	);
	return found.flatMap((rows, index) =>
		rows.map((row) => ({
			...row,
			kind: kinds[index] === 'direct' ? ('direct' as const) : ('group' as const)
		}))
	);
}

/** Line numbers out of a list joined by `;`, each once, ascending. */
function linesOf(joined: string): number[] {
	return [...new Set(joined.split(';').map(Number))].sort((a, b) => a - b);
}
