import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { buildDatabase } from '#pipelines/build/build-database.ts';
import { readAreas } from '#pipelines/build/read-areas.ts';
import { rowsOf } from '#pipelines/build/rows.ts';
import { sourceTexts } from '#pipelines/build/source-texts.ts';
import type { TableRows } from '#pipelines/build/table-rows.ts';
import type { RegisterReading } from '#pipelines/model.ts';
import { readRegister } from '#pipelines/read-register.ts';
import { smallReading } from '../pipelines/build/small-reading.ts';
import { temporaryFolder } from './fixture-database.ts';

const AREAS = new URL('../../data/areas.csv', import.meta.url).pathname;
const REGISTER = new URL('../../data/registers/albertslund', import.meta.url).pathname;

/** A database built as a release builds it: the register of Albertslund, and a small one beside it. */
export interface SearchDatabase {
	readonly db: Database;
	readonly file: string;
	readonly readings: readonly RegisterReading[];
	readonly rows: TableRows;
	readonly remove: () => Promise<void>;
}

/**
 * Builds it in a folder of its own and opens it.
 *
 * @param verdicts what the councils have said on the recommendations; by default nothing
 */
export async function searchDatabase(
	verdicts: (rows: TableRows) => TableRows['verdicts'] = () => []
): Promise<SearchDatabase> {
	const folder = await temporaryFolder();
	const file = join(folder, 'search.duckdb');
	const readings = [await readRegister(REGISTER, { requireIds: true }), smallReading()];
	const read = rowsOf(readings, await readAreas(AREAS));
	const rows = { ...read, verdicts: verdicts(read) };
	await buildDatabase(file, rows, { sourceTexts: sourceTexts(readings) });
	const db = await openDatabase(file, { deadlineMs: 300_000 });
	const remove = async () => {
		await db.close();
		await rm(folder, { recursive: true });
	};
	return { db, file, readings, rows, remove };
}
