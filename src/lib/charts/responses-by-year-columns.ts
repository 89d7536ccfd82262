import type { PlotOptions } from '@observablehq/plot';
import { BESIDE_TEXT_INSET_PX, besideTextLine } from './beside-text-line.ts';
import { LABEL, LABEL_PX, NOTE, NOTE_PX } from './chart-type.ts';
import { countTicks } from './count-ticks.ts';
import { PART_OUTLINE_PX } from './pattern-defs.ts';
import { choiceOfDirect, choiceOfYear } from './response-year-choices.ts';
import type { ResponsesByYearData, ResponseYearRow } from './response-year-rows.ts';
import { markedTerms, termsOverColumns } from './responses-by-year-terms.ts';
import type { ResponsesByYearText } from './responses-by-year-text.ts';
import { PHONE_BELOW, type PlotMarks } from './spec.ts';
import { svgMark } from './svg-mark.ts';
import type { SvgNode } from './svg-node.ts';
import { textWidth } from './text-width.ts';

const MARGIN_TOP = 30;
/** The line of the names of municipal terms, above the columns. */
const TERM_PX = 20;
const PLOT_HEIGHT = 200;
const WIDEST_STEP = 96;
const LINE_PX = 18;
const BRACKET_PX = 36;
/** Fewer than this on the axis would draw a single recommendation as tall as the figure. */
const LEAST_MAX = 5;

interface ColumnsLayout {
	readonly width: number;
	readonly marginTop: number;
	readonly marginLeft: number;
	/** From one year to the next. */
	readonly stepPx: number;
	/** `5 af 16` stands in one line under its column. */
	readonly oneLine: boolean;
	/** From the axis to the bracket over the cohorts that are too young. */
	readonly bracketTop: number;
	readonly max: number;
	readonly ticks: readonly number[];
}

/** Is there room for a column per year with the year and `af 16` in one line each under it? */
export function responseColumnsFit(
	rows: readonly ResponseYearRow[],
	text: ResponsesByYearText,
	width: number
): boolean {
	const { stepPx } = columnsLayout(rows, text, width);
	return rows.every((row) =>
		[String(row.year), text.ofN(row.rated)].every((words) => textWidth(words, NOTE_PX) + 4 <= stepPx)
	);
}

/** Figure C as a column per year. */
export function plotResponseColumns(
	{ rows, tooYoung }: ResponsesByYearData,
	text: ResponsesByYearText,
	marks: PlotMarks,
	width: number
): PlotOptions {
	const layout = columnsLayout(rows, text, width);
	const marginBottom = layout.bracketTop + (tooYoung.length > 0 ? BRACKET_PX : 0);
	return {
		height: layout.marginTop + PLOT_HEIGHT + marginBottom,
		marginTop: layout.marginTop,
		marginLeft: layout.marginLeft,
		marginRight: width - layout.marginLeft - layout.stepPx * rows.length,
		marginBottom,
		x: {
			type: 'band',
			domain: rows.map((row) => row.year),
			padding: width < PHONE_BELOW ? 0.24 : 0.36,
			round: false,
			axis: null
		},
		y: { type: 'linear', domain: [0, layout.max], axis: null },
		marks: [
			...axis(layout, text, marks),
			termsOverColumns(
				rows,
				{
					line: { top: layout.marginTop - TERM_PX, bottom: layout.marginTop + PLOT_HEIGHT },
					labelY: layout.marginTop - 8
				},
				text
			),
			...columns(rows, layout, marks),
			marks.ruleY([0], { stroke: 'var(--ink)', strokeWidth: 1 }),
			...yearLabels(rows, layout, text, marks),
			bracket(tooYoung, layout, text.tooYoung)
		]
	};
}

function columnsLayout(
	rows: readonly ResponseYearRow[],
	text: ResponsesByYearText,
	width: number
): ColumnsLayout {
	const max = Math.max(LEAST_MAX, ...rows.map((row) => row.made));
	const ticks = countTicks(max, 4);
	const marginLeft = 14 + Math.max(...ticks.map((tick) => textWidth(text.formatCount(tick), NOTE_PX)));
	const stepPx = Math.min(WIDEST_STEP, (width - marginLeft) / Math.max(1, rows.length));
	const oneLine = rows.every((row) => textWidth(text.kOfN(row.direct, row.rated), LABEL_PX) + 6 <= stepPx);
	const bracketTop = 8 + LINE_PX + (oneLine ? LINE_PX : 2 * LINE_PX);
	const marginTop = MARGIN_TOP + (markedTerms(rows).length > 0 ? TERM_PX : 0);
	return { width, marginTop, marginLeft, stepPx, oneLine, bracketTop, max, ticks };
}

function axis({ ticks, marginTop, marginLeft }: ColumnsLayout, text: ResponsesByYearText, marks: PlotMarks) {
	return [
		marks.ruleY(ticks, { stroke: 'var(--rule)', strokeWidth: 1 }),
		marks.text([0, ...ticks], {
			...NOTE,
			y: (tick: number) => tick,
			text: text.formatCount,
			frameAnchor: 'left',
			textAnchor: 'end',
			dx: -8
		}),
		marks.text([text.axis], {
			...NOTE,
			frameAnchor: 'top-left',
			textAnchor: 'start',
			dx: -marginLeft,
			dy: -marginTop + 2
		})
	];
}

function columns(rows: readonly ResponseYearRow[], { max }: ColumnsLayout, marks: PlotMarks) {
	const outline = { x: 'year', stroke: 'var(--ink)', strokeWidth: PART_OUTLINE_PX } as const;
	const besideText = rows.filter((row) => row.beside_text > 0);
	return [
		marks.barY(
			rows.filter((row) => row.made > 0),
			{ ...outline, y: 'made', fill: 'var(--paper)', ariaLabel: choiceOfYear }
		),
		marks.barY(
			rows.filter((row) => row.direct > 0),
			{ ...outline, y: 'direct', fill: 'var(--ink-2)', ariaLabel: choiceOfDirect }
		),
		svgMark((area) =>
			besideText.map((row) => {
				const y = area.y(row.beside_text) + BESIDE_TEXT_INSET_PX;
				const x = area.x(row.year) + 4;
				const line = { x1: x, y1: y, x2: x + area.xBandPx - 8, y2: y };
				return besideTextLine(row, PLOT_HEIGHT / max, line);
			})
		)
	];
}

function yearLabels(
	rows: readonly ResponseYearRow[],
	{ oneLine }: ColumnsLayout,
	text: ResponsesByYearText,
	marks: PlotMarks
) {
	const under = { x: 'year', y: 0, lineAnchor: 'top' } as const;
	const answered = rows.filter((row) => row.rated > 0);
	const first = 6 + LINE_PX;
	return [
		marks.text(rows, { ...NOTE, ...under, dy: 6, text: (row: ResponseYearRow) => String(row.year) }),
		marks.text(answered, {
			...LABEL,
			...under,
			dy: first,
			fontWeight: 600,
			text: (row: ResponseYearRow) =>
				oneLine ? text.kOfN(row.direct, row.rated) : text.formatCount(row.direct)
		}),
		marks.text(oneLine ? [] : answered, {
			...NOTE,
			...under,
			dy: first + LINE_PX - 1,
			text: (row: ResponseYearRow) => text.ofN(row.rated)
		})
	];
}

/** Joins the years that are too young; its words stay inside the figure. */
function bracket(tooYoung: readonly number[], layout: ColumnsLayout, words: string) {
	return svgMark((area): readonly SvgNode[] => {
		const [first, last] = [tooYoung.at(0), tooYoung.at(-1)];
		if (first === undefined || last === undefined) return [];
		const left = area.x(first);
		const right = area.x(last) + area.xBandPx;
		const top = area.y(0) + layout.bracketTop;
		const half = textWidth(words, NOTE_PX) / 2;
		const x = Math.max(half, Math.min((left + right) / 2, layout.width - half));
		return [
			{
				tag: 'path',
				attributes: { d: `M${left} ${top}v6H${right}v-6`, fill: 'none', stroke: 'var(--rule-strong)' }
			},
			{
				tag: 'text',
				attributes: { x, y: top + 22, 'font-size': NOTE_PX, fill: 'var(--ink-2)' },
				text: words
			}
		];
	});
}
