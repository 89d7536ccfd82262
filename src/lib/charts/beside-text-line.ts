import type { ResponseYearRow } from './response-year-rows.ts';
import type { SvgNode } from './svg-node.ts';

/** A straight line, in CSS pixels. */
export interface LinePx {
	readonly x1: number;
	readonly y1: number;
	readonly x2: number;
	readonly y2: number;
}

/**
 * How far the dotted line lies inside its value: on the value itself it would vanish in the outline of the many columns
 * where every recommendation stands beside a text.
 */
export const BESIDE_TEXT_INSET_PX = 3.5;

const DOT_STEP_PX = 4.5;

/**
 * The dotted line of figure C that says how many stand beside a status text: ink on the open part of a column, paper
 * where it falls into the filled part. A dot at either end, whatever the length.
 * The colour is said twice: as a style it holds where forced colours set all strokes alike.
 *
 * @param pxPerUnit length of one recommendation in CSS pixels
 */
export function besideTextLine(row: ResponseYearRow, pxPerUnit: number, line: LinePx): SvgNode {
	const length = Math.hypot(line.x2 - line.x1, line.y2 - line.y1);
	// A hair short: rounded up, the last dot would fall off the end.
	const step = (length - 0.25) / Math.max(1, Math.round(length / DOT_STEP_PX));
	const onOpenPart = (row.beside_text - row.direct) * pxPerUnit > 2 * BESIDE_TEXT_INSET_PX;
	const stroke = onOpenPart ? 'var(--ink)' : 'var(--paper)';
	return {
		tag: 'line',
		attributes: {
			...line,
			stroke,
			style: `stroke:${stroke}`,
			'stroke-width': 2,
			'stroke-linecap': 'round',
			'stroke-dasharray': `0 ${step}`
		}
	};
}
