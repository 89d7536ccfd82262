import type { Implementation } from '#lib/domain/vocabulary.ts';
import { LABEL_PX, NOTE_PX } from './chart-type.ts';
import { PART_OUTLINE_PX, statusFill } from './pattern-defs.ts';
import type { SvgNode } from './svg-node.ts';
import { textWidth } from './text-width.ts';

/** A box in CSS pixels, from its top left. */
export interface BoxPx {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Some recommendations of one status. */
export interface StatusCount {
	/** Null where the source carries no status. */
	readonly status: Implementation | null;
	readonly count: number;
}

const PLATE_PADDING_PX = 2;
const PLATE_PX = 16;
/** The patterns repeat at this distance: around such a point the dots of "unknown" lie even. */
const TILE_PX = 6;

/**
 * One recommendation, as a square of its status; dashed and empty where it has none. Its middle is that of its own
 * coordinates, so that the pattern lies alike, and even, in all of them.
 */
export function statusUnit(status: Implementation | null, box: BoxPx, idPrefix: string): SvgNode {
	const [left, top] = [TILE_PX - box.width / 2, TILE_PX - box.height / 2];
	return {
		tag: 'rect',
		attributes: {
			transform: `translate(${box.x - left},${box.y - top})`,
			x: left,
			y: top,
			width: box.width,
			height: box.height,
			...(status === null
				? { fill: 'none', 'stroke-dasharray': '3 2' }
				: { fill: statusFill(status, idPrefix) }),
			stroke: 'var(--ink)',
			'stroke-width': PART_OUTLINE_PX
		}
	};
}

/**
 * More recommendations than there is room for, as one box: its parts are as high as the statuses are many, from the bottom
 * up in the order given. The number stands in the middle, where it fits.
 */
export function statusPile(
	counts: readonly StatusCount[],
	words: string,
	box: BoxPx,
	idPrefix: string
): readonly SvgNode[] {
	const total = counts.reduce((sum, { count }) => sum + count, 0);
	let bottom = box.y + box.height;
	const parts = counts
		.filter(({ count }) => count > 0)
		.map(({ status, count }) => {
			const height = (box.height * count) / total;
			bottom -= height;
			return statusUnit(status, { ...box, y: bottom, height }, idPrefix);
		});
	return [...parts, ...plate(words, box)];
}

/** Is a box of this width wide enough for its number, in one of the two sizes of type? */
export function pileNumberFits(words: string, widthPx: number): boolean {
	return numberPx(words, widthPx) !== undefined;
}

function numberPx(words: string, widthPx: number): number | undefined {
	return [LABEL_PX, NOTE_PX].find(
		(fontSizePx) => textWidth(words, fontSizePx) + 2 * PLATE_PADDING_PX <= widthPx
	);
}

function plate(words: string, box: BoxPx): readonly SvgNode[] {
	const fontSizePx = numberPx(words, box.width);
	if (fontSizePx === undefined || box.height < PLATE_PX) return [];
	const width = textWidth(words, fontSizePx) + 2 * PLATE_PADDING_PX;
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	return [
		{
			tag: 'rect',
			attributes: {
				x: x - width / 2,
				y: y - PLATE_PX / 2,
				width,
				height: PLATE_PX,
				fill: 'var(--paper)'
			}
		},
		{
			tag: 'text',
			attributes: {
				x,
				y,
				dy: '0.35em',
				'font-size': fontSizePx,
				'font-weight': 600,
				'text-anchor': 'middle',
				fill: 'var(--ink)'
			},
			text: words
		}
	];
}
