import type { PlotOptions } from '@observablehq/plot';
import { NOTE, NOTE_PX } from './chart-type.ts';
import { numberTicks } from './number-ticks.ts';
import type { ResultPoint } from './result-points.ts';
import type { PlotMarks } from './spec.ts';
import { textWidth } from './text-width.ts';

const HEIGHT = 280;
const HEAD_PX = 34;
const FOOT_PX = 48;
const LABEL_GAP_PX = 18;
/** So many points can be told apart, and get a dot each. */
const MOST_DOTS = 100;

/** A line through the points, by x; the axis of y begins at zero, the labels of x are values that occur. */
export function plotResultLine(
	points: readonly ResultPoint[],
	names: { readonly x: string; readonly y: string },
	formatNumber: (value: number) => string,
	marks: PlotMarks,
	width: number
): PlotOptions {
	const values = points.map(({ y }) => y);
	const ticks = numberTicks(Math.min(...values), Math.max(...values), 5);
	const marginLeft = 14 + Math.max(...ticks.map((tick) => textWidth(formatNumber(tick), NOTE_PX)));
	const years = points.map(({ x }) => Number(x));
	const [first = 0, last = 0] = [years[0], years.at(-1)];
	const line = { x: 'x', y: 'y', stroke: 'var(--status-implemented)' } as const;
	return {
		height: HEIGHT,
		marginTop: HEAD_PX,
		marginBottom: FOOT_PX,
		marginLeft,
		marginRight: 24,
		x: { type: 'linear', domain: first === last ? [first - 1, last + 1] : [first, last], axis: null },
		y: { type: 'linear', domain: [ticks[0] ?? 0, ticks.at(-1) ?? 1], axis: null },
		marks: [
			marks.ruleY(ticks, { stroke: 'var(--rule)', strokeWidth: 1 }),
			marks.ruleY([0], { stroke: 'var(--ink)', strokeWidth: 1 }),
			marks.text(ticks, {
				...NOTE,
				y: (tick: number) => tick,
				text: formatNumber,
				frameAnchor: 'left',
				textAnchor: 'end',
				dx: -8
			}),
			marks.text([names.y], {
				...NOTE,
				frameAnchor: 'top-left',
				textAnchor: 'start',
				dx: -marginLeft,
				dy: -HEAD_PX + 4
			}),
			marks.line(points, { ...line, strokeWidth: 2 }),
			marks.dot(points.length <= MOST_DOTS ? points : [], { ...line, r: 3, fill: 'var(--paper)' }),
			marks.text(labelled(years, width - marginLeft - 24), {
				...NOTE,
				x: (x: number) => x,
				text: (x: number) => String(x),
				frameAnchor: 'bottom',
				lineAnchor: 'top',
				dy: 8
			}),
			marks.text([names.x], { ...NOTE, frameAnchor: 'bottom-right', lineAnchor: 'top', dy: 28 })
		]
	};
}

/** Values of x that are written under the axis: the first, and each that stands far enough from the one before. */
function labelled(values: readonly number[], widthPx: number): readonly number[] {
	const [first = 0, last = 0] = [values[0], values.at(-1)];
	const perUnit = widthPx / Math.max(last - first, Number.MIN_VALUE);
	const written: number[] = [];
	let free = -Infinity;
	for (const value of values) {
		const [middle, half] = [(value - first) * perUnit, textWidth(String(value), NOTE_PX) / 2];
		if (middle - half < free) continue;
		written.push(value);
		free = middle + half + LABEL_GAP_PX;
	}
	return written;
}
