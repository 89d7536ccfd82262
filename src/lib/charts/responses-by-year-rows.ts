import type { PlotOptions } from '@observablehq/plot';
import { LABEL, LABEL_PX, NOTE, NOTE_PX } from './chart-type.ts';
import { PART_OUTLINE_PX } from './pattern-defs.ts';
import { choiceOfDirect, choiceOfYear } from './response-year-choices.ts';
import type { ResponsesByYearData, ResponseYearRow } from './response-year-rows.ts';
import { bandsWithTerms, termsAboveRows } from './responses-by-year-terms.ts';
import type { ResponsesByYearText } from './responses-by-year-text.ts';
import { BESIDE_TEXT_INSET_PX, besideTextLine } from './beside-text-line.ts';
import type { PlotMarks } from './spec.ts';
import { svgMark } from './svg-mark.ts';
import type { SvgNode } from './svg-node.ts';
import { textWidth } from './text-width.ts';

const ROW_PX = 26;
const MARGIN_LEFT = 42;
const MARGIN_TOP = 30;

/** Figure C as a row per year, where there are more years than columns fit. */
export function plotResponseRows(
	{ rows, tooYoung }: ResponsesByYearData,
	text: ResponsesByYearText,
	marks: PlotMarks,
	width: number
): PlotOptions {
	const max = Math.max(1, ...rows.map((row) => row.made));
	const answer = (row: ResponseYearRow) => text.kOfN(row.direct, row.rated);
	const marginRight = 10 + Math.max(...rows.map((row) => textWidth(answer(row), LABEL_PX)));
	const marginBottom = tooYoung.length > 0 ? 26 : 6;
	const bands = bandsWithTerms(rows);
	const across = { y: 'year' } as const;
	return {
		height: MARGIN_TOP + ROW_PX * bands.length + marginBottom,
		marginTop: MARGIN_TOP,
		marginBottom,
		marginLeft: MARGIN_LEFT,
		marginRight,
		x: { type: 'linear', domain: [0, max], axis: null },
		y: { type: 'band', domain: bands, padding: 0.3, round: false, axis: null },
		marks: [
			marks.text([text.axis], {
				...NOTE,
				frameAnchor: 'top-left',
				textAnchor: 'start',
				dx: -MARGIN_LEFT,
				dy: -MARGIN_TOP + 2
			}),
			marks.barX(
				rows.filter((row) => row.made > 0),
				{
					...across,
					x: 'made',
					fill: 'var(--paper)',
					stroke: 'var(--ink)',
					strokeWidth: PART_OUTLINE_PX,
					ariaLabel: choiceOfYear
				}
			),
			marks.barX(
				rows.filter((row) => row.direct > 0),
				{
					...across,
					x: 'direct',
					fill: 'var(--ink-2)',
					stroke: 'var(--ink)',
					strokeWidth: PART_OUTLINE_PX,
					ariaLabel: choiceOfDirect
				}
			),
			svgMark((area) =>
				rows
					.filter((row) => row.beside_text > 0)
					.map((row) => {
						const x = area.x(row.beside_text) - BESIDE_TEXT_INSET_PX;
						const y = area.y(row.year) + 3;
						const line = { x1: x, y1: y, x2: x, y2: y + area.yBandPx - 6 };
						return besideTextLine(row, (width - MARGIN_LEFT - marginRight) / max, line);
					})
			),
			termsAboveRows(rows, width, text),
			marks.ruleX([0], { stroke: 'var(--ink)', strokeWidth: 1 }),
			marks.text(rows, {
				...NOTE,
				...across,
				frameAnchor: 'left',
				textAnchor: 'start',
				dx: -MARGIN_LEFT,
				text: (row: ResponseYearRow) => String(row.year)
			}),
			marks.text(
				rows.filter((row) => row.rated > 0),
				{
					...LABEL,
					...across,
					frameAnchor: 'right',
					textAnchor: 'end',
					dx: marginRight - 6,
					fontWeight: 600,
					text: answer
				}
			),
			svgMark((area): readonly SvgNode[] => {
				const [first, last] = [tooYoung.at(0), tooYoung.at(-1)];
				if (first === undefined || last === undefined) return [];
				const bottom = area.y(last) + area.yBandPx;
				const d = `M${width - 4} ${area.y(first)}h3V${bottom}h-3`;
				return [
					{ tag: 'path', attributes: { d, fill: 'none', stroke: 'var(--rule-strong)' } },
					{
						tag: 'text',
						attributes: {
							x: width,
							y: bottom + 18,
							'text-anchor': 'end',
							'font-size': NOTE_PX,
							fill: 'var(--ink-2)'
						},
						text: text.tooYoung
					}
				];
			})
		]
	};
}
