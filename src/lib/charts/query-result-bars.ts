import type { PlotOptions } from '@observablehq/plot';
import { LABEL, LABEL_PX, NOTE } from './chart-type.ts';
import type { ResultPoint } from './result-points.ts';
import type { PlotMarks } from './spec.ts';
import { textWidth } from './text-width.ts';

const ROW_PX = 28;
const HEAD_PX = 30;
/** Share of the width that names may take. */
const WIDEST_NAMES = 0.45;
const GAP_PX = 8;

/** Bars from zero, a row each, with the name before and the number behind. */
export function plotResultBars(
	points: readonly ResultPoint[],
	names: { readonly x: string; readonly y: string },
	formatNumber: (value: number) => string,
	marks: PlotMarks,
	width: number
): PlotOptions {
	const namesPx = Math.min(
		width * WIDEST_NAMES,
		Math.max(...points.map(({ x }) => textWidth(String(x), LABEL_PX))) + GAP_PX
	);
	const numbersPx = Math.max(...points.map(({ y }) => textWidth(formatNumber(y), LABEL_PX))) + GAP_PX;
	const low = Math.min(0, ...points.map(({ y }) => y));
	const high = Math.max(0, ...points.map(({ y }) => y));
	const rows = { y: (_: ResultPoint, index: number) => index };
	return {
		height: HEAD_PX + points.length * ROW_PX,
		marginTop: HEAD_PX,
		marginBottom: 0,
		marginLeft: namesPx + (low < 0 ? numbersPx : 0),
		marginRight: numbersPx,
		x: { type: 'linear', domain: [low, high === low ? 1 : high], axis: null },
		y: { type: 'band', domain: points.map((_, index) => index), padding: 0.3, round: false, axis: null },
		marks: [
			marks.text([`${names.x} · ${names.y}`], {
				...NOTE,
				frameAnchor: 'top-left',
				textAnchor: 'start',
				dx: -namesPx - (low < 0 ? numbersPx : 0),
				dy: -HEAD_PX + 4
			}),
			marks.barX(points, { ...rows, x1: 0, x2: 'y', fill: 'var(--status-implemented)' }),
			marks.ruleX([0], { stroke: 'var(--ink)', strokeWidth: 1 }),
			marks.text(points, {
				...LABEL,
				...rows,
				x: low,
				text: ({ x }: ResultPoint) => shortened(String(x), namesPx - GAP_PX),
				textAnchor: 'end',
				dx: -GAP_PX - (low < 0 ? numbersPx : 0)
			}),
			...[1, -1].map((side) =>
				marks.text(
					points.filter(({ y }) => (y < 0 ? -1 : 1) === side),
					{
						...LABEL,
						y: (point: ResultPoint) => points.indexOf(point),
						x: 'y',
						text: ({ y }: ResultPoint) => formatNumber(y),
						textAnchor: side === 1 ? 'start' : 'end',
						dx: side * 5
					}
				)
			)
		]
	};
}

/** A name that fits, with an ellipsis where something was cut off. */
function shortened(name: string, widestPx: number): string {
	if (textWidth(name, LABEL_PX) <= widestPx) return name;
	const letters = [...name];
	while (letters.length > 1 && textWidth(`${letters.join('')}…`, LABEL_PX) > widestPx) letters.pop();
	return `${letters.join('').trimEnd()}…`;
}
