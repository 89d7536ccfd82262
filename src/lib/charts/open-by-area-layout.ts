import type { OpenArea, OpenCell } from '#lib/domain/measures/open-area-years.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { ageYears } from '#lib/domain/status-date.ts';
import { LABEL_PX, NOTE_PX } from './chart-type.ts';
import type { OpenByAreaText } from './open-by-area-text.ts';
import { PART_GAP_PX } from './pattern-defs.ts';
import { PHONE_BELOW } from './spec.ts';
import { pileNumberFits } from './status-unit.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Where an area stands, in CSS pixels from the top of the first row. */
export interface OpenRowLayout {
	readonly area: OpenArea;
	/** Lines of the label. */
	readonly lines: readonly string[];
	/** Middle of the label's first line. */
	readonly firstLine: number;
	/** Middle of the counts. */
	readonly counts: number;
	/** Top of the strip. */
	readonly top: number;
	/** The line that the squares stand on. */
	readonly ground: number;
}

/** How the squares of a cell stand. */
export interface UnitGrid {
	readonly unitPx: number;
	/** From one square to the next. */
	readonly stepPx: number;
	/** Squares side by side. */
	readonly columns: number;
}

/** Where the pieces of figure E stand, in CSS pixels; places along the axis in years, a year's middle on its number. */
export interface OpenLayout {
	readonly width: number;
	/** Labels stand above the strips, not to the left. */
	readonly stacked: boolean;
	readonly marginLeft: number;
	readonly marginRight: number;
	/** Where the counts of open ones end and those of unknown ones begin, where they are not stacked. */
	readonly openRight: number;
	readonly years: YearRange;
	/** Left and right end of the axis. */
	readonly from: number;
	readonly to: number;
	/** Where the status date stands; null where there is none. */
	readonly edge: number | null;
	readonly cellPx: number;
	readonly grid: UnitGrid;
	/** In the order of the areas. */
	readonly rows: readonly OpenRowLayout[];
	/** Of all rows together. */
	readonly rowsHeight: number;
}

/** A cell with more than this many is drawn as one pile with its number. */
export const MOST_UNITS = 12;
/** From one line of a label to the next. */
export const LABEL_LINE_PX = 17;
/** Between the squares and the line that they stand on. */
export const GROUND_GAP_PX = 2.5;

const UNIT_PX = 10.5;
const CELL_GAP_PX = 3;
const MOST_COLUMNS = 3;
const LABEL_GAP_PX = 18;
const COUNT_GAP_PX = 14;
/** Between the counts of open and of unknown ones. */
export const COUNTS_GAP_PX = 5;

/**
 * The layout of figure E at a width. Labels stand above the strips on a phone, and where the numbers of the piles need the
 * room.
 */
export function openLayout(
	areas: readonly OpenArea[],
	years: YearRange,
	statusAsOf: string | null,
	text: OpenByAreaText,
	width: number
): OpenLayout {
	const axis = timeAxis(years, statusAsOf);
	const beside = width < PHONE_BELOW ? null : columnsOf(areas, axis, text, width, false);
	const columns =
		beside !== null && pilesFit(areas, beside.cellPx, text)
			? beside
			: columnsOf(areas, axis, text, width, true);
	const grid = unitGrid(columns.cellPx);
	const { labelPx, ...places } = columns;
	return { width, ...places, years, ...axis, grid, ...placeRows(areas, labelPx, grid, places.stacked) };
}

function columnsOf(
	areas: readonly OpenArea[],
	axis: Pick<OpenLayout, 'from' | 'to'>,
	text: OpenByAreaText,
	width: number,
	stacked: boolean
) {
	const unknownPx = widest(
		areas.map((area) => unknownWords(area, text)),
		NOTE_PX
	);
	const openPx = widest(
		areas.map((area) => text.formatCount(area.open)),
		LABEL_PX
	);
	const countsPx = openPx + COUNTS_GAP_PX + unknownPx;
	const labelsPx = widest(
		areas.map((area) => area.label),
		LABEL_PX
	);
	const labelPx = stacked ? width - countsPx - 12 : Math.min(width * 0.34, labelsPx);
	const marginLeft = stacked ? 1 : Math.ceil(labelPx + LABEL_GAP_PX);
	// The date at the edge stands over the counts.
	const asOfPx = textWidth(text.asOf, NOTE_PX) + 8;
	const marginRight = stacked ? 2 : Math.ceil(Math.max(countsPx + COUNT_GAP_PX, asOfPx));
	return {
		stacked,
		labelPx,
		marginLeft,
		marginRight,
		openRight: width - unknownPx - COUNTS_GAP_PX,
		cellPx: (width - marginLeft - marginRight) / (axis.to - axis.from)
	};
}

/** Is there room for the number of every pile? */
function pilesFit(areas: readonly OpenArea[], cellPx: number, text: OpenByAreaText): boolean {
	return areas.every(({ cells }) =>
		cells.every(({ open }) => open <= MOST_UNITS || pileNumberFits(text.formatCount(open), pilePx(cellPx)))
	);
}

/** Width of a pile in a cell. */
export function pilePx(cellPx: number): number {
	return Math.max(2, cellPx - CELL_GAP_PX);
}

/** What follows the number of open ones; nothing where none is open. */
export function unknownWords(area: OpenArea, text: OpenByAreaText): string {
	return area.open === 0 ? '' : text.ofThemUnknown(area.unknown);
}

/** How high the squares of a cell are together, in squares. */
export function unitRows(cell: OpenCell, { columns }: UnitGrid): number {
	return Math.ceil(Math.min(cell.open, MOST_UNITS) / columns);
}

function widest(words: readonly string[], fontSizePx: number): number {
	return Math.ceil(Math.max(0, ...words.map((word) => textWidth(word, fontSizePx))));
}

/** Up to the status date, or to the end of the last year where that is later. */
function timeAxis(years: YearRange, statusAsOf: string | null): Pick<OpenLayout, 'from' | 'to' | 'edge'> {
	const last = Math.max(years.from, years.to);
	const age = ageYears(years.from, statusAsOf);
	const statusYear = age === null ? null : years.from + age;
	// Of a year that has recommendations, its end.
	const edge = statusYear !== null && statusYear <= last ? statusYear + 0.5 : statusYear;
	return { from: years.from - 0.5, to: Math.max(last + 0.5, edge ?? last + 0.5), edge };
}

function unitGrid(cellPx: number): UnitGrid {
	const unitPx = Math.max(2, Math.min(UNIT_PX, cellPx - CELL_GAP_PX));
	const stepPx = unitPx + PART_GAP_PX;
	const fit = Math.floor((cellPx - CELL_GAP_PX + PART_GAP_PX) / stepPx);
	return { unitPx, stepPx, columns: Math.max(1, Math.min(MOST_COLUMNS, fit)) };
}

function placeRows(areas: readonly OpenArea[], labelPx: number, grid: UnitGrid, stacked: boolean) {
	let end = 0;
	const rows = areas.map((area): OpenRowLayout => {
		const lines = wrapText(area.label, labelPx, LABEL_PX);
		const linesPx = lines.length * LABEL_LINE_PX;
		const stack = Math.max(0, ...area.cells.map((cell) => unitRows(cell, grid))) * grid.stepPx;
		const start = end;
		const top = stacked ? start + linesPx + 4 : start;
		const least = stacked ? (area.open > 0 ? grid.stepPx + 2 : 0) : Math.max(28, linesPx + 9);
		const ground = Math.ceil(top + Math.max(least, stack + (stacked ? 3 : 9)));
		end = ground + (stacked ? 9 : 0);
		const lastLine = stacked ? start + linesPx - LABEL_LINE_PX / 2 : ground - 13;
		return {
			area,
			lines,
			firstLine: lastLine - (lines.length - 1) * LABEL_LINE_PX,
			counts: lastLine,
			top,
			ground
		};
	});
	return { rows, rowsHeight: end };
}
