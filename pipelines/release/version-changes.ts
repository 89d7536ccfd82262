import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { textCell, type RowOfTable, type TableRows } from '#pipelines/build/table-rows.ts';
import { reasonsFor, type ChangeReasons } from './change-reasons.ts';
import { changesBetween, type TextTable } from './changes-between.ts';
import { compareVersions, readKeptRows, type KeptVersion } from './kept-versions.ts';
import type { ReleaseFacts } from './release-facts.ts';

/**
 * The rows of `changes` for a version: those of the newest published version before it, and behind them what the rows given
 * say otherwise. None where nothing was published before. Throws `RefusalError` where a change has no reason.
 */
export async function versionChanges(
	facts: Pick<ReleaseFacts, 'version' | 'date'>,
	rows: TableRows,
	published: readonly KeptVersion[],
	reasons: ChangeReasons
): Promise<RowOfTable<'changes'>[]> {
	const before = published
		.filter(({ facts: { version } }) => compareVersions(version, facts.version) < 0)
		.at(-1);
	if (!before) return [];
	const kept: TextTable[] = [];
	for (const table of before.tables) kept.push({ table, rows: await readKeptRows(before, table) });
	const differences = changesBetween(kept, textTables(rows));
	const whys = reasonsFor(facts.version, differences, reasons);
	const fresh = differences.map(({ table, id, field, before: was, after }, place) => ({
		version: facts.version,
		table,
		id: textCell(id),
		field: textCell(field),
		before: textCell(was),
		after: textCell(after),
		why: textCell(whys[place] ?? ''),
		date: facts.date
	}));
	return [...earlierChanges(kept), ...fresh];
}

/**
 * Throws `RefusalError` where the tables in a release folder are not those that were published as this version, naming each
 * table with the first line that differs, and what to do.
 */
export async function refuseOtherTables(folder: string, kept: KeptVersion): Promise<void> {
	const faults: string[] = [];
	const names = DESCRIBED_TABLES.map(({ name }) => name as string);
	for (const name of names.filter((one) => !kept.tables.some((table) => table.name === one))) {
		faults.push(`${name}: was not there when version ${kept.facts.version} was published`);
	}
	for (const { name } of kept.tables) {
		if (!names.includes(name))
			faults.push(`${name}: is gone since version ${kept.facts.version} was published`);
		else faults.push(...(await otherLines(folder, kept, name)));
	}
	if (faults.length === 0) return;
	const { version } = kept.facts;
	throw new RefusalError([
		...faults,
		`version ${version} is published and never changes: raise "version" in data/release.json (${nextVersions(version)}), and say in data/changes-why.csv why published cells changed`
	]);
}

async function otherLines(folder: string, kept: KeptVersion, name: string): Promise<string[]> {
	const [was, is] = await Promise.all(
		[kept.folder, folder].map((place) => readFile(join(place, `${name}.csv`)))
	);
	if (was && is && was.equals(is)) return [];
	const [old, fresh] = [was, is].map((bytes) => (bytes ?? Buffer.of()).toString().split('\n'));
	const line = (fresh ?? []).findIndex((text, place) => text !== old?.[place]);
	const place = line < 0 ? (fresh?.length ?? 0) : line + 1;
	return [`${name}: differs from ${kept.folder}/${name}.csv, first in line ${place}`];
}

function nextVersions(version: string): string {
	const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
	return `${major}.${minor}.${patch + 1} for corrections, ${major}.${minor + 1}.0 for new rows, ${major + 1}.0.0 for other columns or definitions`;
}

function earlierChanges(kept: readonly TextTable[]): RowOfTable<'changes'>[] {
	const table = kept.find((one) => one.table.name === 'changes');
	if (!table) return [];
	const columns = Object.keys(table.table.columns);
	return table.rows.map((cells) => {
		const value = (column: string) => cells[columns.indexOf(column)] ?? '';
		return {
			version: value('version'),
			table: value('table'),
			id: textCell(value('id')),
			field: textCell(value('field')),
			before: textCell(value('before')),
			after: textCell(value('after')),
			why: textCell(value('why')),
			date: value('date')
		};
	});
}

/** The rows as their CSV has them. The cube and the changes are not compared. */
function textTables(rows: TableRows): TextTable[] {
	const all: Readonly<Record<string, readonly object[]>> = rows;
	return DESCRIBED_TABLES.map((table) => ({
		table,
		rows: (all[table.name] ?? []).map((row) => {
			const cells = new Map<string, unknown>(Object.entries(row));
			return Object.keys(table.columns).map((column) => String(cells.get(column) ?? ''));
		})
	}));
}
