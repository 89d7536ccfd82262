import type { LinkKind } from '#lib/domain/measures/year-repeats.ts';
import type { SvgNode } from './svg-node.ts';

const DASH_PX = 5;
/** Of a dash, the space after it. */
const DASH_SPACE = 0.6;
const DOT_STEP_PX = 4.5;

/**
 * A level line between two recommendations of a thread: solid for the same words, dashed for other words, dotted for what
 * follows up. It begins and ends with a dash or a dot, and has at least two dashes or three dots, so that the kinds stay
 * apart however short it is. Ends in CSS pixels, the right one beyond the left.
 */
export function linkLine(kind: LinkKind, x1: number, x2: number, y: number): SvgNode {
	const style = STYLE[kind](x2 - x1);
	return { tag: 'line', attributes: { x1, x2, y1: y, y2: y, stroke: 'var(--ink)', ...style } };
}

const STYLE: Readonly<Record<LinkKind, (lengthPx: number) => SvgNode['attributes']>> = {
	verbatim: () => ({ 'stroke-width': 1.25 }),
	reworded: (length) => {
		const dashes = Math.max(2, Math.round((length / DASH_PX + DASH_SPACE) / (1 + DASH_SPACE)));
		const dash = length / (dashes + DASH_SPACE * (dashes - 1));
		return { 'stroke-width': 1.5, 'stroke-dasharray': `${dash} ${dash * DASH_SPACE}` };
	},
	follows_up: (length) => {
		// A hair short: rounded up, the last dot would fall off the end.
		const step = (length - 0.25) / Math.max(2, Math.round(length / DOT_STEP_PX));
		return { 'stroke-width': 2, 'stroke-linecap': 'round', 'stroke-dasharray': `0 ${step}` };
	}
};
