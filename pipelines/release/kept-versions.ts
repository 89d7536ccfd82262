import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { DescribedTable } from '#lib/domain/described-table.ts';
import { isVersion } from '#lib/domain/release-manifest.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { readReleaseFacts, type ReleaseFacts } from './release-facts.ts';

/** A published version as it is kept: one CSV a table, what the tables are, and what it says of itself. */
export interface KeptVersion {
	readonly facts: ReleaseFacts;
	readonly tables: readonly DescribedTable[];
	/** `data/published/1.0.0`. */
	readonly folder: string;
}

/** Name of the file that says what the tables of a kept version are. */
export const KEPT_TABLES_FILE = 'tables.json';
/** Name of the file that says which version it is. */
export const KEPT_FACTS_FILE = 'release.json';

/**
 * The published versions, the oldest first; none where the folder is not there.
 * Throws `RefusalError` where one is not whole or does not go by its name.
 */
export async function readKeptVersions(published: string): Promise<KeptVersion[]> {
	if (!existsSync(published)) return [];
	const names = (await readdir(published)).filter(isVersion).sort(compareVersions);
	const versions: KeptVersion[] = [];
	for (const name of names) versions.push(await readKept(join(published, name), name));
	return versions;
}

/** Negative where `a` is the older version. */
export function compareVersions(a: string, b: string): number {
	const [left, right] = [a, b].map((version) => version.split('.').map(Number));
	const place = left?.findIndex((number, index) => number !== right?.[index]) ?? -1;
	return place < 0 ? 0 : (left?.[place] ?? 0) - (right?.[place] ?? 0);
}

/** The rows of a kept table as its CSV has them, cells in the order of its columns; an empty text is an empty cell. */
export async function readKeptRows(kept: KeptVersion, table: DescribedTable): Promise<string[][]> {
	const file = join(kept.folder, `${table.name}.csv`);
	const [header = [], ...rows] = parse(await readFile(file)) as string[][];
	if (header.join() !== Object.keys(table.columns).join()) {
		throw new RefusalError([`${file}:1: columns are not those of ${KEPT_TABLES_FILE}: ${header.join()}`]);
	}
	return rows;
}

async function readKept(folder: string, name: string): Promise<KeptVersion> {
	const facts = await readReleaseFacts(join(folder, KEPT_FACTS_FILE));
	if (facts.version !== name) throw new RefusalError([`${folder}: says that it is version ${facts.version}`]);
	const file = join(folder, KEPT_TABLES_FILE);
	if (!existsSync(file)) throw new RefusalError([`${file}: no such file`]);
	// Written by `publish` from the definitions of that day, and kept under version control since.
	const tables = JSON.parse(await readFile(file, 'utf8')) as DescribedTable[];
	const missing = tables.filter((table) => !existsSync(join(folder, `${table.name}.csv`)));
	if (missing.length > 0) {
		throw new RefusalError(missing.map((table) => `${folder}/${table.name}.csv: no such file`));
	}
	return { facts, tables, folder };
}
