import type { Markish, RenderFunction } from '@observablehq/plot';
import { createSvgElement, type SvgNode } from './svg-node.ts';

/** Where a mark of our own may draw: the scales of the figure, in CSS pixels. */
export interface DrawingArea {
	/** Place of a value on the horizontal scale; the left edge of a band. */
	readonly x: (value: number | string) => number;
	readonly y: (value: number | string) => number;
	/** Width of a band of the horizontal scale, 0 where it has none. */
	readonly xBandPx: number;
	readonly yBandPx: number;
}

/** A mark of our own beside those of the library: a group of the nodes that `nodes` makes of the figure's scales. */
export function svgMark(nodes: (area: DrawingArea) => readonly SvgNode[]): Markish {
	const render: RenderFunction = (_index, scales, _values, _dimensions, context) =>
		createSvgElement(context.document, {
			tag: 'g',
			attributes: {},
			children: nodes({
				x: (value) => Number(scales.x?.(value)),
				y: (value) => Number(scales.y?.(value)),
				xBandPx: scales.scales.x?.bandwidth ?? 0,
				yBandPx: scales.scales.y?.bandwidth ?? 0
			})
		});
	return render;
}
