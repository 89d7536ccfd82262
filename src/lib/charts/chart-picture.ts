import { drawChart } from './draw.ts';
import { drawnNodes } from './figure-picture-xml.ts';
import type { FigureDrawing } from './figure-picture.ts';
import { serverDocument } from './server-document.ts';
import type { ChartSpec } from './spec.ts';

/** A chart of the chart library as part of a picture. Server only. */
export function drawSpec(spec: ChartSpec, widthPx: number): FigureDrawing {
	const svg = drawChart(spec, widthPx, serverDocument());
	return { heightPx: Number(svg.getAttribute('height')), nodes: drawnNodes(svg) };
}
