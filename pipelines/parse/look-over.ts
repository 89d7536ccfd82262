import type { KnownTexts } from './known-texts.ts';
import { excerpt } from './line-shape.ts';
import type { PageFurniture } from './page-furniture.ts';
import { labelText, type TableBuilder } from './table-builder.ts';
import type { TableContext } from './year-table.ts';

/** Says what shows only once a whole table is read: headings without rows, years out of order, no rows at all. */
export function lookOver(table: TableBuilder, furniture: PageFurniture, context: TableContext): void {
	refuseRowlessHeadings(table, context.known);
	noteFrame(table, furniture);
	noteYears(table);
	if (table.rows.length > 0) return;
	const message = `no row of a year from ${context.years.from} on was found: is this the right file and layout?`;
	table.problem(1, 'no-recommendations', message);
}

function refuseRowlessHeadings(table: TableBuilder, known: KnownTexts): void {
	const headed = new Set(table.rows.map((row) => row.theme));
	for (const theme of [...table.themes]) {
		if (headed.has(theme) || table.damaged.has(theme)) continue;
		const label = labelText(theme.label);
		if (known.isTheme(label)) {
			table.note(
				theme.lines[0] ?? 1,
				'theme-without-rows',
				`no row stands under the theme "${excerpt(label)}"`
			);
			continue;
		}
		table.themes.splice(table.themes.indexOf(theme), 1);
		const message = `no row stands under "${excerpt(label)}": if it is a theme add it to themes.csv, else take the line out`;
		for (const at of theme.lines) {
			table.setRole(at, 'unusable');
			table.problem(at, 'heading-without-rows', message);
		}
	}
}

function noteFrame(table: TableBuilder, furniture: PageFurniture): void {
	for (const index of furniture.running) {
		table.note(
			index + 1,
			'running-header',
			'taken for a line that every page repeats: it stands under several themes'
		);
	}
	if (!furniture.hasHeader) {
		table.note(
			1,
			'header-missing',
			'no line with the column names: columns are taken as year, recommendation, status'
		);
	}
}

function noteYears(table: TableBuilder): void {
	let before: { readonly year: number; readonly theme: unknown } | null = null;
	for (const row of table.rows) {
		if (before?.theme === row.theme && before.year > row.year) {
			const message = `${row.year} stands after ${before.year} in the same theme: check both years`;
			table.note(row.line, 'year-out-of-order', message);
		}
		before = row;
	}
}
