import { drawChart } from './draw.ts';
import type { ChartSpec } from './spec.ts';

/**
 * The figure as SVG text, for the HTML of a page or a file.
 *
 * @param width CSS pixels
 * @param document where to draw, `serverDocument()` on the server
 */
export function renderSvg(spec: ChartSpec, width: number, document: Document): string {
	return drawChart(spec, width, document).outerHTML;
}
