import type { Database } from './database.ts';
import { recordNeighbours } from './queries/record-neighbours.ts';
import { recordRecommendation } from './queries/record-recommendation.ts';
import { recordRepairs } from './queries/record-repairs.ts';
import { recordStatements } from './queries/record-statements.ts';
import { sourceTextsOfLines } from './queries/source-texts-of-lines.ts';

/**
 * Everything that a page shows of one recommendation: the row, the status texts that bear on it, the lines of the
 * source that it and its texts were read from, the repairs on those lines, and its neighbours. Null where the council
 * has no recommendation of this id.
 */
export async function readRecord(db: Database, councilId: string, recommendationId: string) {
	const [record] = await db.run(recordRecommendation, { councilId, recommendationId });
	if (record === undefined) return null;
	const [statements, neighbours] = await Promise.all([
		db.run(recordStatements, { recommendationId }),
		db.run(recordNeighbours, { recommendationId })
	]);
	const lines = linesOf([record.sourceLines, ...statements.map(({ sourceLines }) => sourceLines)]);
	const [sourceLines, repairs] = await Promise.all([
		db.run(sourceTextsOfLines, { sourceId: record.sourceId, lines }),
		db.run(recordRepairs, { sourceId: record.sourceId, lines })
	]);
	const { previousId = null, nextId = null } = neighbours[0] ?? {};
	return { record, statements, lines: sourceLines, repairs, previousId, nextId };
}

/** Line numbers out of lists joined by `;`, each once, ascending. */
function linesOf(lists: readonly string[]): number[] {
	const lines = lists.flatMap((list) => list.split(';').map(Number));
	return [...new Set(lines)].sort((a, b) => a - b);
}
