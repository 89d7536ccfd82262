import type { FigureDrawing } from './figure-picture.ts';
import { FACE_ATTRIBUTES, type MeasureText } from './figure-picture-text.ts';
import { PART_OUTLINE_PX, statusFill } from './pattern-defs.ts';
import type { KeyEntry } from './spec.ts';
import type { SvgNode } from './svg-node.ts';

const SWATCH_PX = 16;
const BETWEEN_PX = 7;
const GAP_PX = 20;

/**
 * The key of a picture: as many entries in a row as fit.
 *
 * @param idPrefix that of the patterns in the picture
 */
export function keyBlock(
	entries: readonly KeyEntry[],
	widthPx: number,
	measure: MeasureText,
	idPrefix: string,
	sizePx = 14
): FigureDrawing {
	const zoom = sizePx / 14;
	const line = 24 * zoom;
	let [x, y] = [0, 0];
	const nodes = entries.flatMap(({ swatch, label }): readonly SvgNode[] => {
		const entryPx = (SWATCH_PX + BETWEEN_PX) * zoom + measure(label, 'sans', sizePx);
		if (x > 0 && x + entryPx > widthPx) [x, y] = [0, y + line];
		const at = { x, y };
		x += entryPx + GAP_PX * zoom;
		return [
			{
				tag: 'g',
				attributes: {
					transform: `translate(${at.x},${at.y + (line - SWATCH_PX * zoom) / 2}) scale(${zoom})`
				},
				children: [swatchNode(swatch, idPrefix)]
			},
			{
				tag: 'text',
				attributes: {
					x: at.x + (SWATCH_PX + BETWEEN_PX) * zoom,
					y: at.y + line / 2 + sizePx * 0.34,
					...FACE_ATTRIBUTES.sans,
					'font-size': sizePx,
					'text-anchor': 'start',
					fill: 'var(--ink)'
				},
				text: label
			}
		];
	});
	return { heightPx: y + line, nodes };
}

/** How the key draws an entry, as a square of 16 from the origin. `idPrefix` is that of the patterns. */
export function swatchNode(swatch: KeyEntry['swatch'], idPrefix: string): SvgNode {
	if (swatch === 'dotted-line') {
		return {
			tag: 'path',
			attributes: {
				d: `M0 ${SWATCH_PX / 2}H${SWATCH_PX}`,
				stroke: 'var(--ink)',
				'stroke-width': 2.5,
				'stroke-dasharray': '0.1 4',
				'stroke-linecap': 'round'
			}
		};
	}
	const fill =
		swatch === 'outline' ? 'none' : swatch === 'filled' ? 'var(--ink-2)' : statusFill(swatch, idPrefix);
	return {
		tag: 'rect',
		attributes: {
			width: SWATCH_PX,
			height: SWATCH_PX,
			fill,
			stroke: 'var(--ink)',
			'stroke-width': PART_OUTLINE_PX
		}
	};
}
