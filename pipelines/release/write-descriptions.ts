import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DescribedTable } from '#lib/domain/described-table.ts';
import { SUMS_FILE, type ReleaseFile } from '#lib/domain/release-manifest.ts';
import { formatExcelCsv } from './excel-csv.ts';
import { writeMetadata } from './metadata/write-metadata.ts';
import { readDatabase, readRows } from './read-database.ts';
import { hashFiles } from './release-files.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { formatWorkbook, type FilledTable } from './workbook.ts';
import { formatZip, type ZipEntry } from './zip-file.ts';

/** The table that Excel readers get as a file of its own. */
const MAIN_TABLE = 'recommendations';

/**
 * Writes what stands beside the tables in a release folder: the files for Excel, the descriptions, and one zip with
 * everything that is there then and a list of sums of its own.
 */
export async function writeDescriptions(
	folder: string,
	tables: readonly DescribedTable[],
	facts: ReleaseFacts,
	older: readonly ReleaseFacts[]
): Promise<void> {
	const filled = await readTables(folder, tables);
	const main = filled.find(({ table }) => table.name === MAIN_TABLE);
	if (main) {
		const text = formatExcelCsv(main.table, main.rows);
		await writeFile(join(folder, 'anbefalinger-excel.csv'), text, { flag: 'wx' });
	}
	await writeFile(join(folder, 'anbefalinger.xlsx'), await formatWorkbook(facts, filled), { flag: 'wx' });
	await writeMetadata(folder, { facts, older, tables: filled, files: await hashFiles(folder) });
	await writeZip(folder, facts.version);
}

function readTables(folder: string, tables: readonly DescribedTable[]): Promise<FilledTable[]> {
	return readDatabase(folder, async (connection) => {
		const filled: FilledTable[] = [];
		for (const table of tables) filled.push({ table, rows: await readRows(connection, table) });
		return filled;
	});
}

async function writeZip(folder: string, version: string): Promise<void> {
	const name = `genklang-${version}`;
	const files = await hashFiles(folder);
	const entries: ZipEntry[] = [];
	for (const { path } of files) {
		entries.push({ path: `${name}/${path}`, bytes: await readFile(join(folder, path)) });
	}
	entries.push({ path: `${name}/${SUMS_FILE}`, bytes: Buffer.from(sumsOf(files)) });
	await writeFile(join(folder, `${name}.zip`), formatZip(entries), { flag: 'wx' });
}

function sumsOf(files: readonly ReleaseFile[]): string {
	return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}
