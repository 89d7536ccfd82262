import type { Cell as WorkbookCell, CellStyle, WriteSheet } from 'hucre';
import type { DescribedTable } from '#lib/domain/described-table.ts';
import { cellText, sheetName, type FilledTable, type WorkbookFacts } from './workbook.ts';

type Line = readonly string[];

const BOLD: CellStyle = { font: { bold: true }, alignment: { vertical: 'top', wrapText: true } };
const TITLE: CellStyle = { font: { bold: true, size: 16 } };
const PLAIN: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };

/** The first sheet of the workbook: what it is, how it may be used, what each sheet and each code is. */
export function readMeSheet(facts: WorkbookFacts, tables: readonly FilledTable[]): WriteSheet {
	const headings = [
		['Ark', 'Rækker', 'En række er'],
		['Kolonne', 'Kode', 'Betydning']
	] as const;
	const lines: Line[] = [
		['Genklang: hvad der blev af rådets anbefalinger'],
		[],
		['Version', `${facts.version} af ${facts.date}`],
		['Udgiver', facts.publisher],
		[
			'Licens',
			'CC BY 4.0 for kodning, struktur og figurer. Kildernes tekster er rådenes og kommunernes egne.'
		],
		[
			'Tomme felter',
			'betyder »ikke relevant«. Koden unknown betyder, at kilden er tavs; det betyder ikke, at intet er sket.'
		],
		['Kodningen', 'er redaktionel. Hverken kommunen eller rådet har godkendt den.'],
		['Årsag', 'Data viser, hvad der skete efter en anbefaling, ikke nødvendigvis på grund af den.'],
		[
			'Kolonnerne',
			'er beskrevet i KODEBOG.md. De samme tabeller ligger som CSV, JSON, Parquet og Arrow med engelske navne.'
		],
		[],
		headings[0],
		...tables.map(({ table, rows, leftOut }) => [
			leftOut === undefined
				? sheetName(table)
				: `${table.title} (for stor til et ark, se ${table.name}.parquet)`,
			String(leftOut ?? rows.length),
			table.grainDa
		]),
		[],
		headings[1],
		...codeLines(tables.map(({ table }) => table))
	];
	const cells = new Map<string, Partial<WorkbookCell>>();
	lines.forEach((line, row) => {
		const isHeading = headings.some((heading) => heading === line);
		line.forEach((_, column) => {
			const style = row === 0 ? TITLE : isHeading || (column === 0 && row < 10) ? BOLD : PLAIN;
			cells.set(`${row},${column}`, { style });
		});
	});
	return {
		name: 'Læs mig',
		columns: [{ width: 36 }, { width: 64 }, { width: 72 }],
		rows: lines.map((line) => line.map(cellText)),
		cells
	};
}

/** Each code once for every heading that it stands under, in the order of the tables. */
function codeLines(tables: readonly DescribedTable[]): Line[] {
	const lines = new Map<string, Line>();
	for (const table of tables) {
		for (const { title, codes = [] } of Object.values(table.columns)) {
			for (const { code, da } of codes) {
				const key = `${code}\n${da}`;
				if (!lines.has(key)) lines.set(key, [title, code, da]);
			}
		}
	}
	return [...lines.values()];
}
