import type { Implementation } from '#lib/domain/vocabulary.ts';
import { LABEL_PX, NOTE_PX } from './chart-type.ts';
import { statusPatterns } from './pattern-defs.ts';
import { statusUnit } from './status-unit.ts';
import type { FigureDrawing } from './figure-picture.ts';
import type { SvgNode } from './svg-node.ts';
import { textWidth } from './text-width.ts';
import type { UnitStatus } from './unit-chart.ts';
import type { UnitRuns } from './unit-runs.ts';

/** The words of figure A in a picture. */
export interface UnitPictureText {
	readonly formatCount: (count: number) => string;
	/** Under the bracket over the years that are too recent. */
	readonly tooYoung: string;
}

/** A square of figure A, from the bottom left of its year. */
interface DrawnSquare {
	readonly status: UnitStatus;
	readonly column: number;
	readonly row: number;
	/** How much of it is drawn, from its left; all where not given. */
	readonly share?: number;
}

interface DrawnYear {
	readonly year: number;
	readonly squares: readonly DrawnSquare[];
	readonly made: number;
}

/** Figure A in squares, whatever one of them stands for. */
export interface DrawnUnits {
	readonly years: readonly DrawnYear[];
	readonly columns: number;
	readonly rows: number;
}

/** Counted squares as a drawing takes them. */
export function squaresOfRuns({ years, columns, rows }: UnitRuns): DrawnUnits {
	return {
		years: years.map(({ year, runs, made }) => ({
			year,
			made,
			squares: runs.flatMap(({ status, squares: places }) => places.map((place) => ({ ...place, status })))
		})),
		columns,
		rows
	};
}

const STEP_PX = 29;
const SQUARE_PX = 26;
/** So that the last of a status is seen, however little is left of it. */
const MIN_WIDTH_PX = 0.75;
const LABELS_PX = 44;
const BRACKET_PX = 32;

/** Figure A as a drawing: the squares of the page, smaller where the years would not fit. */
export function drawUnitChart(
	chart: DrawnUnits,
	tooYoung: readonly number[],
	text: UnitPictureText,
	widthPx: number,
	idPrefix: string
): FigureDrawing {
	const yearPx = widthPx / Math.max(1, chart.years.length);
	const step = Math.min(STEP_PX, (yearPx - 4) / chart.columns);
	const square = (step * SQUARE_PX) / STEP_PX;
	const ground = Math.ceil(chart.rows * step) + 2;
	const centre = (index: number) => (index + 0.5) * yearPx;
	const labelEvery = Math.ceil((textWidth('2000', LABEL_PX) + 4) / yearPx);
	const nodes: readonly SvgNode[] = [
		{ tag: 'defs', attributes: {}, children: statusPatterns(idPrefix) },
		...chart.years.flatMap((year, index) => [
			...squares(year, centre(index) - (chart.columns * step) / 2, ground, { step, square }, idPrefix),
			...(index % labelEvery === 0 ? yearLabels(year, centre(index), ground, yearPx * labelEvery, text) : [])
		])
	];
	const young = chart.years.flatMap(({ year }, index) => (tooYoung.includes(year) ? [index] : []));
	const [first, end] = [young.at(0), young.at(-1)];
	if (first === undefined || end === undefined) return { heightPx: ground + LABELS_PX, nodes };
	const span = { left: first * yearPx + 6, right: (end + 1) * yearPx - 6, top: ground + LABELS_PX };
	return { heightPx: span.top + BRACKET_PX, nodes: [...nodes, ...bracket(span, text.tooYoung)] };
}

function squares(
	year: DrawnYear,
	left: number,
	ground: number,
	{ step, square }: { readonly step: number; readonly square: number },
	idPrefix: string
): readonly SvgNode[] {
	return year.squares.map(({ status, column, row, share = 1 }) =>
		statusUnit(
			drawnStatus(status),
			{
				x: left + column * step + (step - square) / 2,
				y: ground - (row + 1) * step + (step - square) / 2,
				width: Math.max(MIN_WIDTH_PX, square * share),
				height: square
			},
			idPrefix
		)
	);
}

function drawnStatus(status: UnitStatus): Implementation | null {
	return status === 'draft' || status === 'not_covered' ? null : status;
}

function yearLabels(
	{ year, made }: DrawnYear,
	x: number,
	ground: number,
	roomPx: number,
	{ formatCount }: UnitPictureText
): readonly SvgNode[] {
	const at = { x, 'text-anchor': 'middle', 'font-size': LABEL_PX, fill: 'var(--ink)' };
	return [
		{ tag: 'text', attributes: { ...at, y: ground + 19, 'font-weight': 600 }, text: String(year) },
		// A number beside a year that has none would be taken for both.
		...(textWidth(formatCount(made), LABEL_PX) <= roomPx
			? [{ tag: 'text', attributes: { ...at, y: ground + 37 }, text: formatCount(made) }]
			: [])
	];
}

function bracket(
	{ left, right, top }: { readonly left: number; readonly right: number; readonly top: number },
	words: string
): readonly SvgNode[] {
	return [
		{
			tag: 'path',
			attributes: { d: `M${left} ${top}v6H${right}v-6`, fill: 'none', stroke: 'var(--rule-strong)' }
		},
		{
			tag: 'text',
			attributes: {
				x: right,
				y: top + 24,
				'text-anchor': 'end',
				'font-size': NOTE_PX,
				fill: 'var(--ink-2)'
			},
			text: words
		}
	];
}
