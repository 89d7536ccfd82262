import { barX, barY, dot, line, plot, rect, ruleX, ruleY, text } from '@observablehq/plot';
import { finishSvg } from './finish-svg.ts';
import type { ChartSpec, PlotMarks } from './spec.ts';

/**
 * The one file that loads the chart library: browsers import it when a reader shows the intention to change a figure.
 */

const MARKS: PlotMarks = { barX, barY, dot, line, rect, ruleX, ruleY, text };

/**
 * The figure as an SVG element, finished (role, name, no inner labels). The same spec and width give the same drawing in
 * the browser and on the server.
 *
 * @param width CSS pixels
 * @param document where to draw; the page's own by default, `serverDocument()` on the server
 */
export function drawChart(spec: ChartSpec, width: number, document?: Document): SVGSVGElement {
	const drawn = plot({
		...spec.plot(MARKS, width),
		width,
		className: 'chart',
		...(document === undefined ? {} : { document })
	});
	// Without title, caption or legend Plot answers with the bare SVG.
	return finishSvg(drawn as SVGSVGElement, {
		idPrefix: `${spec.id}-${width}`,
		title: spec.title,
		description: spec.description
	});
}
