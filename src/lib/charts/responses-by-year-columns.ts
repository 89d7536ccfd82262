import type { PlotOptions } from '@observablehq/plot';
import { besideTextLine } from './beside-text-line.ts';
import { LABEL, LABEL_PX, NOTE, NOTE_PX } from './chart-type.ts';
import { countTicks } from './count-ticks.ts';
import { PART_OUTLINE_PX } from './pattern-defs.ts';
import type { ResponsesByYearData, ResponseYearRow } from './response-year-rows.ts';
import type { ResponsesByYearText } from './responses-by-year-text.ts';
import { PHONE_BELOW, type PlotMarks } from './spec.ts';
import { svgMark } from './svg-mark.ts';
import type { SvgNode } from './svg-node.ts';
import { textWidth } from './text-width.ts';

const MARGIN_LEFT = 30;
const MARGIN_TOP = 30;
const PLOT_HEIGHT = 200;
const WIDEST_STEP = 96;
const LINE_PX = 18;
const BRACKET_PX = 36;

/** Is there room for a column per year with `af 16` in one line under each? */
export function responseColumnsFit(
	rows: readonly ResponseYearRow[],
	text: ResponsesByYearText,
	width: number
): boolean {
	return rows.every((row) => textWidth(text.ofN(row.rated), NOTE_PX) + 4 <= stepPx(rows, width));
}

/** Figure C as a column per year. */
export function plotResponseColumns(
	{ rows, tooYoung }: ResponsesByYearData,
	text: ResponsesByYearText,
	marks: PlotMarks,
	width: number
): PlotOptions {
	const step = stepPx(rows, width);
	const max = Math.max(1, ...rows.map((row) => row.made));
	const ticks = countTicks(max, 4);
	const oneLine = rows.every((row) => textWidth(text.kOfN(row.direct, row.rated), LABEL_PX) + 6 <= step);
	const answers = oneLine ? LINE_PX : 2 * LINE_PX;
	const marginBottom = 4 + LINE_PX + answers + (tooYoung.length > 0 ? BRACKET_PX : 0);
	return {
		height: MARGIN_TOP + PLOT_HEIGHT + marginBottom,
		marginTop: MARGIN_TOP,
		marginLeft: MARGIN_LEFT,
		marginRight: width - MARGIN_LEFT - step * rows.length,
		marginBottom,
		x: {
			type: 'band',
			domain: rows.map((row) => row.year),
			padding: width < PHONE_BELOW ? 0.24 : 0.36,
			round: false,
			axis: null
		},
		y: { type: 'linear', domain: [0, max], axis: null },
		marks: [
			...axis(ticks, text, marks),
			...columns(rows, marks, PLOT_HEIGHT / max),
			marks.ruleY([0], { stroke: 'var(--ink)', strokeWidth: 1 }),
			...yearLabels(rows, text, marks, oneLine),
			svgMark((area) => {
				const [first, last] = [tooYoung.at(0), tooYoung.at(-1)];
				if (first === undefined || last === undefined) return [];
				const y = area.y(0) + 4 + LINE_PX + answers + 4;
				return bracket(
					area.x(first),
					area.x(last) + area.xBandPx,
					y,
					text.tooYoung,
					MARGIN_LEFT + step * rows.length
				);
			})
		]
	};
}

function stepPx(rows: readonly ResponseYearRow[], width: number): number {
	return Math.min(WIDEST_STEP, (width - MARGIN_LEFT) / Math.max(1, rows.length));
}

function axis(ticks: readonly number[], text: ResponsesByYearText, marks: PlotMarks) {
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
			dx: -MARGIN_LEFT,
			dy: -MARGIN_TOP + 2
		})
	];
}

function columns(rows: readonly ResponseYearRow[], marks: PlotMarks, pxPerUnit: number) {
	return [
		marks.barY(
			rows.filter((row) => row.made > 0),
			{ x: 'year', y: 'made', fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: PART_OUTLINE_PX }
		),
		marks.barY(
			rows.filter((row) => row.direct > 0),
			{ x: 'year', y: 'direct', fill: 'var(--ink)', stroke: 'var(--ink)', strokeWidth: PART_OUTLINE_PX }
		),
		marks.tickY(
			rows.filter((row) => row.beside_text > 0),
			{ x: 'year', y: 'beside_text', ...besideTextLine(pxPerUnit, 'dy') }
		)
	];
}

function yearLabels(
	rows: readonly ResponseYearRow[],
	text: ResponsesByYearText,
	marks: PlotMarks,
	oneLine: boolean
) {
	const under = { x: 'year', y: 0, lineAnchor: 'top' } as const;
	const year = marks.text(rows, {
		...NOTE,
		...under,
		text: (row: ResponseYearRow) => String(row.year),
		dy: 6
	});
	const answered = rows.filter((row) => row.rated > 0);
	const first = 6 + LINE_PX;
	if (oneLine) {
		return [
			year,
			marks.text(answered, {
				...LABEL,
				...under,
				text: (row: ResponseYearRow) => text.kOfN(row.direct, row.rated),
				fontWeight: 600,
				dy: first
			})
		];
	}
	return [
		year,
		marks.text(answered, {
			...LABEL,
			...under,
			text: (row: ResponseYearRow) => text.formatCount(row.direct),
			fontWeight: 600,
			dy: first
		}),
		marks.text(answered, {
			...NOTE,
			...under,
			text: (row: ResponseYearRow) => text.ofN(row.rated),
			dy: first + LINE_PX - 1
		})
	];
}

function bracket(
	left: number,
	right: number,
	top: number,
	words: string,
	rightmost: number
): readonly SvgNode[] {
	const width = textWidth(words, NOTE_PX);
	const centre = Math.max(width / 2, Math.min((left + right) / 2, rightmost - width / 2));
	return [
		{
			tag: 'path',
			attributes: { d: `M${left} ${top}v6H${right}v-6`, fill: 'none', stroke: 'var(--rule-strong)' }
		},
		{
			tag: 'text',
			attributes: { x: centre, y: top + 22, 'font-size': NOTE_PX, fill: 'var(--ink-2)' },
			text: words
		}
	];
}
