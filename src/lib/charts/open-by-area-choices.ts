import { choiceOfPart } from './choice-of-part.ts';
import type { OpenLayout, OpenRowLayout } from './open-by-area-layout.ts';
import type { DrawingArea } from './svg-mark.ts';
import type { SvgNode } from './svg-node.ts';

/** A finger is wider than a square. */
const LEAST_PX = 24;

/**
 * What can be chosen in a row of figure E, as boxes without ink that lie over it: each year with an open recommendation, and
 * the area as a whole by its name. None where the row is of no area, since no address names that.
 */
export function stripChoices(row: OpenRowLayout, layout: OpenLayout, area: DrawingArea): readonly SvgNode[] {
	const { areaId, open, cells } = row.area;
	if (areaId === null || open === 0) return [];
	const ground = area.y(row.ground);
	const top = Math.min(area.y(row.top), ground - LEAST_PX);
	const height = ground - top;
	const years = cells
		.filter((cell) => cell.open > 0)
		.map(({ year }) => {
			const [left, right] = [area.x(year - 0.5), area.x(year + 0.5)];
			return box({ x: left, y: top, width: right - left, height }, choiceOfPart({ areaId, year }));
		});
	const name = layout.stacked
		? { x: 0, y: top - LEAST_PX, width: layout.width, height: LEAST_PX }
		: { x: 0, y: top, width: layout.marginLeft - 4, height };
	return [box(name, choiceOfPart({ areaId })), ...years];
}

function box(
	place: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
	choice: string
): SvgNode {
	return {
		tag: 'rect',
		attributes: {
			...place,
			fill: 'none',
			'pointer-events': 'all',
			stroke: 'var(--ink)',
			'stroke-width': 0,
			'aria-label': choice
		}
	};
}
