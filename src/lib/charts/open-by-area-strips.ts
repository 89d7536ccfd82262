import type { PlotOptions } from '@observablehq/plot';
import type { OpenCell } from '#lib/domain/measures/open-area-years.ts';
import { OPEN_STATUSES } from '#lib/domain/measures/open-items.ts';
import { ageYears } from '#lib/domain/status-date.ts';
import { NOTE, NOTE_PX } from './chart-type.ts';
import { stripChoices } from './open-by-area-choices.ts';
import {
	COUNTS_GAP_PX,
	GROUND_GAP_PX,
	LABEL_LINE_PX,
	MOST_UNITS,
	type OpenLayout,
	type OpenRowLayout,
	pilePx,
	unknownWords
} from './open-by-area-layout.ts';
import type { OpenByAreaText } from './open-by-area-text.ts';
import { statusPatterns } from './pattern-defs.ts';
import { rowRule, rowText } from './row-marks.ts';
import type { PlotMarks } from './spec.ts';
import { statusPile, statusUnit } from './status-unit.ts';
import { type DrawingArea, svgMark } from './svg-mark.ts';
import type { SvgNode } from './svg-node.ts';
import { termMarks } from './term-marks.ts';
import { labelledYears } from './year-axis.ts';

const AXIS_LINE_PX = 18;

/** The drawing of figure E. `idPrefix` begins the ids of its patterns. */
export function plotOpenStrips(
	layout: OpenLayout,
	statusAsOf: string | null,
	text: OpenByAreaText,
	marks: PlotMarks,
	idPrefix: string
): PlotOptions {
	const marginTop = layout.stacked ? 2 * AXIS_LINE_PX + 15 : AXIS_LINE_PX + 8;
	const marginBottom = 2 * AXIS_LINE_PX + 8;
	return {
		height: marginTop + layout.rowsHeight + marginBottom,
		marginTop,
		marginLeft: layout.marginLeft,
		marginRight: layout.marginRight,
		marginBottom,
		x: { type: 'linear', domain: [layout.from, layout.to], axis: null },
		// Pixels from the top of the first row: areas with many open ones take higher rows.
		y: { type: 'linear', domain: [0, Math.max(1, layout.rowsHeight)], reverse: true, axis: null },
		marks: [
			svgMark(() => [{ tag: 'defs', attributes: {}, children: statusPatterns(idPrefix) }]),
			svgMark((area) => (layout.stacked ? [] : [rowRule(area.y(0), layout.width)])),
			svgMark((area) => timeMarks(layout, text, area)),
			svgMark((area) =>
				layout.rows.flatMap((row) => [
					...ground(row, layout, area),
					...row.area.cells.flatMap((cell) => units(cell, row, layout, text, area, idPrefix)),
					...rowWords(row, layout, text, area),
					...stripChoices(row, layout, area)
				])
			),
			...axes(layout, statusAsOf, text, marks)
		]
	};
}

/** The status date as a line, and the municipal terms. */
function timeMarks(layout: OpenLayout, text: OpenByAreaText, area: DrawingArea): readonly SvgNode[] {
	const pieces = layout.stacked
		? layout.rows
				.filter((row) => row.area.open > 0)
				.map((row) => ({ top: area.y(row.top), bottom: area.y(row.ground) }))
		: [{ top: area.y(0), bottom: area.y(layout.rowsHeight) }];
	const labelY = area.y(layout.rowsHeight) + 2 * AXIS_LINE_PX;
	return [
		...termMarks(layout.years, area.x, { pieces, labelY, named: !layout.stacked }, text),
		...(layout.edge === null ? [] : edgeLines(area.x(layout.edge), pieces))
	];
}

function edgeLines(x: number, pieces: readonly { readonly top: number; readonly bottom: number }[]) {
	return pieces.map(({ top, bottom }): SvgNode => ({
		tag: 'line',
		attributes: { x1: x, x2: x, y1: top, y2: bottom, stroke: 'var(--ink)' }
	}));
}

/** The line under a row; from the last year on it leads to the status date, for what was open then. */
function ground(row: OpenRowLayout, layout: OpenLayout, area: DrawingArea): readonly SvgNode[] {
	const y = area.y(row.ground);
	const line = rowRule(y, layout.width);
	const from = layout.years.to + 0.5;
	if (layout.edge === null || layout.edge <= from || row.area.open === 0) return [line];
	const [x1, x2] = [area.x(from), area.x(layout.edge) - 2.5];
	const d = `M${x1} ${y}H${x2}M${x2 - 4.5} ${y - 4.5}L${x2} ${y}L${x2 - 4.5} ${y + 4.5}`;
	return [line, { tag: 'path', attributes: { d, fill: 'none', stroke: 'var(--rule-strong)' } }];
}

/** The open ones of an area and year: a square each, or one pile where they are too many. */
function units(
	cell: OpenCell,
	row: OpenRowLayout,
	layout: OpenLayout,
	text: OpenByAreaText,
	area: DrawingArea,
	idPrefix: string
): readonly SvgNode[] {
	const { unitPx, stepPx, columns } = layout.grid;
	const gap = stepPx - unitPx;
	const bottom = Math.round(area.y(row.ground)) - GROUND_GAP_PX;
	const counts = OPEN_STATUSES.map((status) => ({ status, count: cell.counts[status] }));
	const across = Math.min(cell.open, columns);
	const left = (widthPx: number) => Math.round(area.x(cell.year) - widthPx / 2);
	if (cell.open > MOST_UNITS) {
		const width = pilePx(layout.cellPx);
		const height = Math.ceil(MOST_UNITS / columns) * stepPx - gap;
		const box = { x: left(width), y: bottom - height, width, height };
		return statusPile(counts, text.formatCount(cell.open), box, idPrefix);
	}
	const x = left(across * stepPx - gap);
	return counts
		.flatMap(({ status, count }) => Array.from({ length: count }, () => status))
		.map((status, index) => {
			const at = {
				x: x + (index % across) * stepPx,
				y: bottom - unitPx - Math.floor(index / across) * stepPx
			};
			return statusUnit(status, { ...at, width: unitPx, height: unitPx }, idPrefix);
		});
}

function rowWords(row: OpenRowLayout, layout: OpenLayout, text: OpenByAreaText, area: DrawingArea) {
	return [
		...row.lines.map((line, index) =>
			rowText(line, { x: 0, y: area.y(row.firstLine + index * LABEL_LINE_PX) })
		),
		...countTexts(text.formatCount(row.area.open), unknownWords(row.area, text), layout, area.y(row.counts))
	];
}

/** Over the strip one text at the right edge, else two that meet at the same place in every row. */
function countTexts(open: string, unknown: string, { stacked, width, openRight }: OpenLayout, y: number) {
	const bold = { 'font-weight': 600 };
	const note = { 'font-size': NOTE_PX, fill: 'var(--ink-2)' };
	const number = { x: stacked ? width : openRight, y, 'text-anchor': 'end' };
	if (unknown === '') return [rowText(open, { ...number, ...bold })];
	if (!stacked) {
		return [
			rowText(open, { ...number, ...bold }),
			rowText(unknown, { x: openRight + COUNTS_GAP_PX, y, ...note })
		];
	}
	const children: readonly SvgNode[] = [
		{ tag: 'tspan', attributes: bold, text: open },
		{ tag: 'tspan', attributes: { ...note, dx: COUNTS_GAP_PX }, text: unknown }
	];
	return [{ ...rowText('', number), children }];
}

/** Ages over the rows, years under them, as many as there is room for. */
function axes(layout: OpenLayout, statusAsOf: string | null, text: OpenByAreaText, marks: PlotMarks) {
	const { stacked } = layout;
	const labelled = labelledYears(layout.years, layout.cellPx);
	const aged = layout.edge === null ? [] : labelled.filter((year) => (ageYears(year, statusAsOf) ?? -1) >= 0);
	const identity = (year: number) => year;
	const over = { ...NOTE, frameAnchor: 'top', lineAnchor: 'bottom', dy: stacked ? -9 : -6 } as const;
	const under = { ...NOTE, frameAnchor: 'bottom', lineAnchor: 'top', dy: 5 } as const;
	const atLeft = { textAnchor: 'start', dx: -layout.marginLeft } as const;
	return [
		marks.text(aged, { ...over, x: identity, text: (year: number) => String(ageYears(year, statusAsOf)) }),
		marks.text(aged.length === 0 ? [] : [text.ageAxis], {
			...over,
			...atLeft,
			frameAnchor: 'top-left',
			dy: over.dy - (stacked ? AXIS_LINE_PX : 0)
		}),
		marks.text(layout.edge === null ? [] : [text.asOf], {
			...over,
			x: () => layout.edge,
			textAnchor: stacked ? 'end' : 'start',
			dx: stacked ? 1 : -1,
			dy: over.dy - (stacked ? AXIS_LINE_PX : 0)
		}),
		marks.text(labelled, { ...under, x: identity, text: String }),
		marks.text(stacked || labelled.length === 0 ? [] : [text.yearAxis], {
			...under,
			...atLeft,
			frameAnchor: 'bottom-left'
		})
	];
}
