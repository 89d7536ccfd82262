import { LABEL_PX } from './chart-type.ts';
import type { SvgNode } from './svg-node.ts';

/** The hairline under a row, over the whole width. In CSS pixels. */
export function rowRule(y: number, width: number): SvgNode {
	return { tag: 'line', attributes: { x1: 0, x2: width, y1: y, y2: y, stroke: 'var(--rule)' } };
}

/** A text of a row, its middle at the `y` given: ink, at the left unless the attributes say otherwise. */
export function rowText(text: string, attributes: SvgNode['attributes']): SvgNode {
	return {
		tag: 'text',
		attributes: {
			dy: '0.35em',
			'font-size': LABEL_PX,
			'text-anchor': 'start',
			fill: 'var(--ink)',
			...attributes
		},
		text
	};
}
