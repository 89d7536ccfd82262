import type { PlotOptions } from '@observablehq/plot';
import { LINK_KINDS, type LinkKind } from '#lib/domain/measures/year-repeats.ts';
import { IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { NOTE, NOTE_PX } from './chart-type.ts';
import { statusPatterns } from './pattern-defs.ts';
import { rowRule, rowText } from './row-marks.ts';
import type { PlotMarks } from './spec.ts';
import { statusPile, statusUnit } from './status-unit.ts';
import { type DrawingArea, svgMark } from './svg-mark.ts';
import type { SvgNode } from './svg-node.ts';
import { termMarks } from './term-marks.ts';
import { textWidth } from './text-width.ts';
import { linkLine } from './threads-by-year-link.ts';
import {
	LABEL_LINE_PX,
	type ThreadPlace,
	type ThreadRowLayout,
	type ThreadsLayout
} from './threads-by-year-layout.ts';
import type { ThreadsByYearText } from './threads-by-year-text.ts';
import { labelledYears } from './year-axis.ts';

const AXIS_LINE_PX = 18;
const PILE_PX = 22;
/** Between a square and a line. */
const LINE_GAP_PX = 2;
const SAMPLE_PX = 30;

/** The drawing of figure F. `idPrefix` begins the ids of its patterns. */
export function plotThreadChains(
	layout: ThreadsLayout,
	text: ThreadsByYearText,
	marks: PlotMarks,
	idPrefix: string
): PlotOptions {
	const samples = lineKey(text, layout.width);
	const marginTop = samples.height + AXIS_LINE_PX + 8;
	const marginBottom = 2 * AXIS_LINE_PX + 8;
	return {
		height: marginTop + layout.rowsHeight + marginBottom,
		marginTop,
		marginLeft: layout.marginLeft,
		marginRight: layout.marginRight,
		marginBottom,
		x: {
			type: 'linear',
			domain: [layout.years.from - 0.5, Math.max(layout.years.from, layout.years.to) + 0.5],
			axis: null
		},
		// Pixels from the top of the first row: threads with long names take higher rows.
		y: { type: 'linear', domain: [0, Math.max(1, layout.rowsHeight)], reverse: true, axis: null },
		marks: [
			svgMark(() => [{ tag: 'defs', attributes: {}, children: statusPatterns(idPrefix) }, ...samples.nodes]),
			svgMark((area) => (layout.phone ? [] : [rowRule(area.y(0), layout.width)])),
			svgMark((area) => termLines(layout, text, area)),
			svgMark((area) =>
				layout.rows.flatMap((row) => [
					rowRule(area.y(row.bottom), layout.width),
					...row.links.flatMap(({ kind, from, to }) =>
						link(kind, row.places[from], row.places[to], row, area)
					),
					...row.places.flatMap((place) => placeNodes(place, row, layout, text, area, idPrefix)),
					...rowWords(row, layout, text, area)
				])
			),
			...yearLabels(layout, marks)
		]
	};
}

function yearLabels(layout: ThreadsLayout, marks: PlotMarks) {
	const labelled = labelledYears(layout.years, layout.cellPx);
	const atYear = { ...NOTE, x: (year: number) => year, text: String } as const;
	return [
		marks.text(labelled, { ...atYear, frameAnchor: 'top', lineAnchor: 'bottom', dy: -6 }),
		marks.text(labelled, { ...atYear, frameAnchor: 'bottom', lineAnchor: 'top', dy: 5 })
	];
}

function termLines(layout: ThreadsLayout, text: ThreadsByYearText, area: DrawingArea): readonly SvgNode[] {
	const pieces = layout.phone
		? layout.rows.map(({ middle }) => ({ top: area.y(middle - 10), bottom: area.y(middle + 13) }))
		: [{ top: area.y(0), bottom: area.y(layout.rowsHeight) }];
	const labelY = area.y(layout.rowsHeight) + 2 * AXIS_LINE_PX;
	return termMarks(layout.years, area.x, { pieces, labelY, named: !layout.phone }, text);
}

/** From one place to the next; nothing where they touch. */
function link(
	kind: LinkKind,
	from: ThreadPlace | undefined,
	to: ThreadPlace | undefined,
	row: ThreadRowLayout,
	area: DrawingArea
): readonly SvgNode[] {
	if (from === undefined || to === undefined) return [];
	const x1 = left(from, area) + from.widthPx + LINE_GAP_PX;
	const x2 = left(to, area) - LINE_GAP_PX;
	return x2 <= x1 ? [] : [linkLine(kind, x1, x2, Math.round(area.y(row.middle)))];
}

/** Left edge of a place, on a whole pixel: all squares are then equally sharp. */
function left(place: ThreadPlace, area: DrawingArea): number {
	return Math.round(area.x(place.year) + place.dx);
}

function placeNodes(
	place: ThreadPlace,
	row: ThreadRowLayout,
	layout: ThreadsLayout,
	text: ThreadsByYearText,
	area: DrawingArea,
	idPrefix: string
): readonly SvgNode[] {
	const x = left(place, area);
	const middle = Math.round(area.y(row.middle));
	const [only, ...more] = place.units;
	if (only !== undefined && more.length === 0) {
		const box = { x, y: middle - layout.unitPx / 2, width: layout.unitPx, height: layout.unitPx };
		return [statusUnit(only.implementation, box, idPrefix)];
	}
	const counts = [...IMPLEMENTATIONS, null].map((status) => ({
		status,
		count: place.units.filter((unit) => unit.implementation === status).length
	}));
	const box = { x, y: middle - PILE_PX / 2, width: place.widthPx, height: PILE_PX };
	return statusPile(counts, text.formatCount(place.units.length), box, idPrefix);
}

function rowWords(row: ThreadRowLayout, layout: ThreadsLayout, text: ThreadsByYearText, area: DrawingArea) {
	return [
		...row.lines.map((line, index) =>
			rowText(line, { x: 0, y: area.y(row.firstLine + index * LABEL_LINE_PX) })
		),
		rowText(text.times(row.thread.members.length), {
			x: layout.width,
			y: area.y(row.count),
			'text-anchor': 'end',
			'font-weight': 600
		})
	];
}

/** The kinds of lines with their names, over the figure; in as many lines as they need. */
function lineKey(text: ThreadsByYearText, width: number) {
	let [x, y] = [0, 9];
	const nodes = LINK_KINDS.flatMap((kind) => {
		const words = text.links[kind];
		const wide = SAMPLE_PX + 7 + textWidth(words, NOTE_PX);
		if (x > 0 && x + wide > width) [x, y] = [0, y + AXIS_LINE_PX];
		const at = x;
		x += wide + 16;
		return [
			linkLine(kind, at + 1, at + SAMPLE_PX - 1, y),
			rowText(words, { x: at + SAMPLE_PX + 7, y, 'font-size': NOTE_PX, fill: 'var(--ink-2)' })
		];
	});
	return { nodes, height: y + 17 };
}
