import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DescribedTable } from '#lib/domain/described-table.ts';
import { formatSums, PARTITIONS_FOLDER, SUMS_FILE, type ReleaseFile } from '#lib/domain/release-manifest.ts';
import { ROWS_AT_MOST } from '#lib/domain/rows-at-most.ts';
import { formatExcelCsv } from './excel-csv.ts';
import { writeMetadata } from './metadata/write-metadata.ts';
import { writePartitionManifests } from './partitioned-files.ts';
import { countRows, readDatabase, readRows } from './read-database.ts';
import { hashFiles } from './release-files.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { isZipped } from './size-limits.ts';
import { formatWorkbook, type FilledTable } from './workbook.ts';
import { formatZip, type ZipEntry } from './zip-file.ts';

/** The table that Excel readers get as a file of its own. */
const MAIN_TABLE = 'recommendations';
/** The tables whose rows the descriptions speak of. */
const DESCRIBED_ROWS: readonly string[] = ['councils', 'sources', 'changes'];

/**
 * Writes what stands beside the tables in a release folder: the lists of their partitions, the files for Excel, the
 * descriptions, and one zip with everything but the partitions and a list of sums of its own, unless that is too much for one.
 * Answers what was there before the descriptions, with its sums.
 */
export async function writeDescriptions(
	folder: string,
	tables: readonly DescribedTable[],
	facts: ReleaseFacts,
	older: readonly ReleaseFacts[]
): Promise<ReleaseFile[]> {
	const exported = await hashFiles(folder);
	await writePartitionManifests(folder, tables, exported);
	const { filled, main } = await readTables(folder, tables);
	if (main) {
		const text = formatExcelCsv(main.table, main.rows);
		await writeFile(join(folder, 'anbefalinger-excel.csv'), text, { flag: 'wx' });
	}
	await writeFile(join(folder, 'anbefalinger.xlsx'), await formatWorkbook(facts, filled), { flag: 'wx' });
	const files = await hashFiles(folder, exported);
	await writeMetadata(folder, { facts, older, tables: filled, files });
	if (isZipped(files)) await writeZip(folder, facts.version, files);
	return files;
}

interface TablesRead {
	readonly filled: readonly FilledTable[];
	/** The main table with its rows; null where it has too many for a file of its own. */
	readonly main: FilledTable | null;
}

function readTables(folder: string, tables: readonly DescribedTable[]): Promise<TablesRead> {
	return readDatabase(folder, async (connection) => {
		const filled: FilledTable[] = [];
		let main: FilledTable | null = null;
		for (const table of tables) {
			const count = await countRows(connection, table);
			const isMain = table.name === MAIN_TABLE && count <= ROWS_AT_MOST.excelCsv;
			const isHeld = count <= ROWS_AT_MOST.workbook || DESCRIBED_ROWS.includes(table.name);
			const rows = isMain || isHeld ? await readRows(connection, table) : [];
			if (isMain) main = { table, rows };
			filled.push(isHeld ? { table, rows } : { table, rows: [], leftOut: count });
		}
		return { filled, main };
	});
}

async function writeZip(folder: string, version: string, known: readonly ReleaseFile[]): Promise<void> {
	const name = `genklang-${version}`;
	const all = await hashFiles(folder, known);
	const files = all.filter(({ path }) => !path.startsWith(`${PARTITIONS_FOLDER}/`));
	const entries: ZipEntry[] = [];
	for (const { path } of files) {
		entries.push({ path: `${name}/${path}`, bytes: await readFile(join(folder, path)) });
	}
	entries.push({ path: `${name}/${SUMS_FILE}`, bytes: Buffer.from(formatSums(files)) });
	await writeFile(join(folder, `${name}.zip`), formatZip(entries), { flag: 'wx' });
}
