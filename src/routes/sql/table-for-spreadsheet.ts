import type { CsvValue } from '#lib/domain/csv.ts';
import { guarded } from '#pipelines/release/excel-csv.ts';

/**
 * Rows as text with tabs, which a spreadsheet takes for cells when it is pasted. Texts that it would take for formulas
 * get a guard sign; tabs and line ends inside a text become spaces.
 */
export function tableForSpreadsheet(
	heading: readonly string[],
	rows: readonly (readonly CsvValue[])[]
): string {
	return [heading, ...rows].map((cells) => cells.map(cell).join('\t')).join('\n');
}

function cell(value: CsvValue): string {
	if (value === null) return '';
	return typeof value === 'string' ? guarded(value.replace(/\s+/g, ' ')) : String(value);
}
