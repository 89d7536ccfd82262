import type { Database } from './database.ts';
import { idHashOf } from './id-hash.ts';
import { evidenceOfRecommendation } from './queries/evidence-of-recommendation.ts';
import { recordParts } from './queries/record-parts.ts';
import { recordRecommendation } from './queries/record-recommendation.ts';
import { recordRepairs } from './queries/record-repairs.ts';
import { recordReplies } from './queries/record-replies.ts';
import { recordStatement, type RecordStatement } from './queries/record-statement.ts';
import { recordThread } from './queries/record-thread.ts';
import { recordVerdicts } from './queries/record-verdicts.ts';
import { sourceTextsOfLines } from './queries/source-texts-of-lines.ts';
import type { ThreadRow } from './queries/threads-of-council.ts';
import { readRecordParts, type RecordParts } from './read-record-parts.ts';

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
 * Asks for the row and, in the same moment, for what stands beside it, and then for what there is, each by its key.
 */
export async function readRecord(db: Database, councilId: string, recommendationId: string) {
	const [[record], beside] = await Promise.all([
		db.run(recordRecommendation, { recommendationId }),
		readBeside(db, councilId, recommendationId)
	]);
	return record?.councilId === councilId && beside !== null ? { record, ...beside } : null;
}

async function readBeside(db: Database, councilId: string, recommendationId: string) {
	const rows = await db.run(recordParts, { idHash: idHashOf(recommendationId) });
	const parts = rows
		.map((row) => readRecordParts(row.parts))
		.find((one) => one.recommendationId === recommendationId);
	if (parts === undefined) return null;
	const of = { recommendationId };
	const source = { sourceId: parts.sourceId, lines: parts.lines };
	const [statements, lines, repairs, evidence, verdicts, replies, threads] = await Promise.all([
		readStatements(db, parts),
		db.run(sourceTextsOfLines, source),
		parts.has.has('repairs') ? db.run(recordRepairs, source) : [],
		parts.has.has('evidence') ? db.run(evidenceOfRecommendation, of) : [],
		parts.has.has('verdicts') ? db.run(recordVerdicts, of) : [],
		parts.has.has('replies') ? db.run(recordReplies, of) : [],
		readThreads(db, councilId, parts)
	]);
	const { previousId, nextId } = parts;
	return { statements, evidence, threads, verdicts, replies, lines, repairs, previousId, nextId };
}

async function readStatements(db: Database, { statements }: RecordParts): Promise<LinkedStatement[]> {
	const found = await Promise.all(
		statements.map(({ statementId }) => db.run(recordStatement, { statementId }))
	);
	return statements.flatMap(({ kind }, index) => (found[index] ?? []).map((row) => ({ ...row, kind })));
}

async function readThreads(
	db: Database,
	councilId: string,
	{ threadIds }: RecordParts
): Promise<ThreadRow[]> {
	const found = await Promise.all(
		threadIds.map((threadId) => db.run(recordThread, { threadKey: `${councilId}:${threadId}` }))
	);
	return found
		.flat()
		.sort((a, b) => a.threadNo - b.threadNo)
		.flatMap(({ members }) => JSON.parse(members) as ThreadRow[]);
}
