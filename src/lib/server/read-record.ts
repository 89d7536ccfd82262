import type { Database } from './database.ts';
import { evidenceOfRecommendation } from './queries/evidence-of-recommendation.ts';
import { recordNeighbours } from './queries/record-neighbours.ts';
import { recordPlaces } from './queries/record-places.ts';
import { recordRecommendation } from './queries/record-recommendation.ts';
import { recordRepairs } from './queries/record-repairs.ts';
import { recordStatements } from './queries/record-statements.ts';
import { recordThreads } from './queries/record-threads.ts';
import { sourceTextsOfLines } from './queries/source-texts-of-lines.ts';

/**
 * What a page and a document show of one recommendation: the row, the status texts that bear on it, what other documents say
 * of it, its threads, the lines of the source that it and its texts were read from, the repairs on those lines, and its
 * neighbours. Null where the council has no recommendation of this id.
 *
 * No query looks through ids: the cost hardly grows with the release.
 */
export async function readRecord(db: Database, councilId: string, recommendationId: string) {
	const found = await findRecord(db, councilId, recommendationId);
	if (found === null) return null;
	const { rowNo, record } = found;
	const [statements, neighbours, evidence, threads] = await Promise.all([
		db.run(recordStatements, { councilId, recommendationId, rowNo }),
		db.run(recordNeighbours, { councilId, rowNo }),
		db.run(evidenceOfRecommendation, { recommendationId }),
		record.threadIds === null ? [] : db.run(recordThreads, { councilId, memberId: recommendationId })
	]);
	const idAt = (place: number) => neighbours.find(({ beside }) => beside === place)?.recommendationId ?? null;
	const lines = linesOf([record.sourceLines, ...statements.map(({ sourceLines }) => sourceLines)]);
	const [sourceLines, repairs] = await Promise.all([
		db.run(sourceTextsOfLines, { sourceId: record.sourceId, lines }),
		db.run(recordRepairs, { sourceId: record.sourceId, lines })
	]);
	return {
		record,
		statements,
		evidence,
		threads,
		lines: sourceLines,
		repairs,
		previousId: idAt(-1),
		nextId: idAt(1)
	};
}

async function findRecord(db: Database, councilId: string, recommendationId: string) {
	for (const { rowNo } of await db.run(recordPlaces, { recommendationId })) {
		const [record] = await db.run(recordRecommendation, { councilId, rowNo });
		if (record?.recommendationId === recommendationId) return { rowNo, record };
	}
	return null;
}

/** Line numbers out of lists joined by `;`, each once, ascending. */
function linesOf(lists: readonly string[]): number[] {
	const lines = lists.flatMap((list) => list.split(';').map(Number));
	return [...new Set(lines)].sort((a, b) => a - b);
}
