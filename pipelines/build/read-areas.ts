import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { areas } from '#lib/domain/tables/themes.ts';
import { readCsvTable } from '#pipelines/read/csv-table.ts';
import { RefusalError } from './refusal-error.ts';
import type { RowOfTable } from './table-rows.ts';

const COLUMNS = Object.keys(areas.columns) as (keyof typeof areas.columns)[];

/**
 * The shared areas of `areas.csv`, in the order in which they are shown.
 *
 * Throws `RefusalError` with every line concerned: no such file, not a table, a column missing, a name left out, an
 * id given twice.
 */
export async function readAreas(file: string): Promise<RowOfTable<'areas'>[]> {
	const { rows, problems } = readCsvTable(basename(file), await bytesOf(file), COLUMNS);
	const faults = problems.map(
		({ source, line, message }) => `${join(dirname(file), source)}:${line}: ${message}`
	);
	const seen = new Set<string>();
	for (const { line, values } of rows) {
		if (!values.area_id || !values.label_da || !values.label_en)
			faults.push(`${file}:${line}: id or name left out`);
		if (seen.has(values.area_id)) faults.push(`${file}:${line}: area given twice: "${values.area_id}"`);
		seen.add(values.area_id);
	}
	if (faults.length > 0) throw new RefusalError(faults);
	return rows.map(({ values }) => ({ ...values, committee: values.committee || null }));
}

async function bytesOf(file: string): Promise<Uint8Array> {
	try {
		return await readFile(file);
	} catch (cause) {
		throw new RefusalError([`${file}: ${cause instanceof Error ? cause.message : String(cause)}`], { cause });
	}
}
