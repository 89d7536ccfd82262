import { error } from '@sveltejs/kit';
import type { Database } from './database.ts';
import { retiredId } from './queries/retired-id.ts';

/**
 * Ends a request for a recommendation that is not there: with 410 and what became of it where its id was published once, else
 * with 404.
 */
export async function missingRecord(db: Database, recommendationId: string): Promise<never> {
	const [retired] = await db.run(retiredId, { id: recommendationId });
	if (retired?.tableName !== 'recommendations') error(404);
	const { version, date, why } = retired;
	error(410, { message: why, retired: { id: recommendationId, version, date, why } });
}
