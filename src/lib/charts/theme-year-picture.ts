import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { LABEL_PX, NOTE_PX } from './chart-type.ts';
import type { FigureDrawing } from './figure-picture.ts';
import type { SvgNode } from './svg-node.ts';
import { textWidth, wrapText } from './text-width.ts';
import type { HeatCell, ThemeYearTable } from './theme-year-table.ts';

/** The words of figure B in a picture. */
export interface ThemeYearPictureText {
	readonly formatCount: (count: number) => string;
	readonly total: string;
	/** A year that the source does not cover. */
	readonly notCovered: string;
}

const HEAD_PX = 26;
const LINE_PX = 17;
const CELL_PX = 28;
const GAP_PX = 1.5;
const LABEL_GAP_PX = 8;
const NARROW_BELOW = 420;
/** From this step on the shade is too dark for ink. */
const DARK_FROM = 5;

interface Columns {
	readonly labelPx: number;
	/** Smaller on a phone: the longest names are one word. */
	readonly fontPx: number;
	readonly yearPx: number;
	/** Left edge of a year. */
	readonly left: (index: number) => number;
	readonly widthPx: number;
}

/** Figure B as a drawing: the shaded table of the page. */
export function drawThemeYears(
	table: ThemeYearTable,
	text: ThemeYearPictureText,
	widthPx: number
): FigureDrawing {
	const columns = columnsOf(table, text, widthPx);
	const nodes: SvgNode[] = [...heads(table, text, columns)];
	let top = HEAD_PX;
	for (const { theme, cells, made } of table.themes) {
		const lines = wrapText(theme.label, columns.labelPx - LABEL_GAP_PX, columns.fontPx);
		const height = Math.max(CELL_PX, lines.length * LINE_PX + 4);
		const middle = top + height / 2;
		const first = middle - ((lines.length - 1) * LINE_PX) / 2;
		nodes.push(
			...lines.map((line, index) => words(line, 0, first + index * LINE_PX, { 'text-anchor': 'start' })),
			...cells.flatMap((cell, index) => cellNodes(cell, index, { top, height }, text, columns)),
			total(text.formatCount(made), middle, widthPx)
		);
		top += height + GAP_PX;
	}
	nodes.push(...foot(table, text, columns, top + 2));
	const group = { tag: 'g', attributes: { 'font-size': columns.fontPx }, children: nodes };
	return { heightPx: top + HEAD_PX + 6, nodes: [group] };
}

function columnsOf(table: ThemeYearTable, text: ThemeYearPictureText, widthPx: number): Columns {
	const fontPx = widthPx < NARROW_BELOW ? NOTE_PX : LABEL_PX;
	const width = (words: string) => textWidth(words, fontPx) + LABEL_GAP_PX;
	const labels = table.themes.map(({ theme }) => theme.label);
	const longest = Math.max(0, ...labels.map(width));
	const longestWord = Math.max(0, ...labels.flatMap((label) => label.split(' ')).map(width));
	const labelPx = Math.min(longest, Math.max(widthPx * 0.38, Math.min(longestWord, widthPx * 0.5)));
	const totalPx = Math.max(width(text.total), width(text.formatCount(table.made)));
	const yearPx = Math.max(8, (widthPx - labelPx - totalPx) / Math.max(1, table.columns.length));
	return { labelPx, fontPx, yearPx, left: (index) => labelPx + index * yearPx, widthPx };
}

function heads(table: ThemeYearTable, text: ThemeYearPictureText, columns: Columns): readonly SvgNode[] {
	const note = { 'font-size': NOTE_PX, fill: 'var(--ink-2)' };
	const fits = (digits: number) =>
		table.columns.every((column) => textWidth(columnName(column, digits), NOTE_PX) + 2 <= columns.yearPx);
	const digits = fits(4) ? 4 : 2;
	return [
		...table.columns.map((column, index) =>
			words(columnName(column, digits), columns.left(index) + columns.yearPx / 2, HEAD_PX / 2, note)
		),
		words(text.total, columns.widthPx, HEAD_PX / 2, { ...note, 'text-anchor': 'end' })
	];
}

/** `2010`, `10`, `2010–2013`, `10–13`. */
function columnName({ from, to }: YearRange, digits: number): string {
	const name = (year: number) => String(year).slice(-digits);
	return from === to ? name(from) : `${name(from)}–${name(to)}`;
}

function cellNodes(
	{ made, step }: HeatCell,
	index: number,
	{ top, height }: { readonly top: number; readonly height: number },
	text: ThemeYearPictureText,
	columns: Columns
): readonly SvgNode[] {
	const [x, y] = [columns.left(index) + columns.yearPx / 2, top + height / 2];
	const quiet = { fill: 'var(--ink-3)' };
	if (made === null) {
		const fits = textWidth(text.notCovered, NOTE_PX) <= columns.yearPx;
		return fits ? [words(text.notCovered, x, y, { ...quiet, 'font-size': NOTE_PX })] : [];
	}
	if (made === 0) return [words('·', x, y, quiet)];
	return [
		{
			tag: 'rect',
			attributes: {
				x: columns.left(index) + GAP_PX / 2,
				y: top,
				width: columns.yearPx - GAP_PX,
				height,
				fill: `var(--heat-${step})`
			}
		},
		words(text.formatCount(made), x, y, {
			fill: `var(--heat-text-${step >= DARK_FROM ? 'high' : 'low'})`
		})
	];
}

function foot(
	table: ThemeYearTable,
	text: ThemeYearPictureText,
	columns: Columns,
	top: number
): readonly SvgNode[] {
	const middle = top + HEAD_PX / 2 + 2;
	const bold = { 'font-weight': 600 };
	return [
		{
			tag: 'line',
			attributes: { x1: 0, x2: columns.widthPx, y1: top, y2: top, stroke: 'var(--ink)' }
		},
		words(text.total, 0, middle, { ...bold, 'text-anchor': 'start' }),
		...table.years.map(({ made }, index) =>
			words(
				made === null ? '' : text.formatCount(made),
				columns.left(index) + columns.yearPx / 2,
				middle,
				bold
			)
		),
		total(text.formatCount(table.made), middle, columns.widthPx)
	];
}

function total(text: string, y: number, x: number): SvgNode {
	return words(text, x, y, { 'text-anchor': 'end', 'font-weight': 600 });
}

function words(
	text: string,
	x: number,
	y: number,
	attributes: Readonly<Record<string, string | number>>
): SvgNode {
	return {
		tag: 'text',
		attributes: {
			x,
			y,
			dy: '0.34em',
			'text-anchor': 'middle',
			fill: 'var(--ink)',
			...attributes
		},
		text
	};
}
