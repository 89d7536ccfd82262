import type { PlotOptions } from '@observablehq/plot';
import { LABEL_PX, NOTE } from './chart-type.ts';
import { choiceOfPart } from './choice-of-part.ts';
import {
	isPatterned,
	PART_GAP_PX,
	PART_OUTLINE_PX,
	statusFill,
	statusPatterns,
	statusTextFill
} from './pattern-defs.ts';
import type { PlotMarks } from './spec.ts';
import { type StatusBarPart, statusBarParts } from './status-bar-parts.ts';
import {
	LABEL_LINE_PX,
	statusBarsLayout,
	type StatusBarsLayout,
	type StatusRowLayout,
	TOTAL_GAP_PX
} from './status-by-theme-layout.ts';
import type { StatusByThemeText } from './status-by-theme-text.ts';
import type { StatusThemeRow } from './status-theme-rows.ts';
import { type DrawingArea, svgMark } from './svg-mark.ts';
import type { SvgNode } from './svg-node.ts';
import { textWidth } from './text-width.ts';

/** A part narrower than this has its number in the table only. */
const NUMBER_FROM_PX = 26;
const PLATE_PADDING_PX = 4;
/** Room for the headings above the first row. */
const HEAD_PX = { left: 26, above: 46 } as const;

/** The drawing of figure D. `idPrefix` begins the ids of its patterns. */
export function plotStatusBars(
	rows: readonly StatusThemeRow[],
	text: StatusByThemeText,
	marks: PlotMarks,
	width: number,
	idPrefix: string
): PlotOptions {
	const layout = statusBarsLayout(rows, text, width);
	const parts = statusBarParts(layout);
	const marginTop = layout.phone ? HEAD_PX.above : HEAD_PX.left;
	return {
		height: marginTop + layout.rowsHeight + 2,
		marginTop,
		marginLeft: layout.marginLeft,
		marginRight: 1,
		marginBottom: 2,
		x: { type: 'linear', domain: [0, layout.end], axis: null },
		// Pixels from the top of the first row: themes with long names take higher rows.
		y: { type: 'linear', domain: [0, Math.max(1, layout.rowsHeight)], reverse: true, axis: null },
		marks: [
			svgMark(() => [{ tag: 'defs', attributes: {}, children: statusPatterns(idPrefix) }]),
			marks.rect(parts, {
				x1: 'from',
				x2: 'to',
				y1: 'top',
				y2: 'bottom',
				fill: (part: StatusBarPart) => statusFill(part.status, idPrefix),
				stroke: 'var(--ink)',
				strokeWidth: PART_OUTLINE_PX,
				insetRight: PART_GAP_PX,
				ariaLabel: ({ themeId, status }: StatusBarPart) => choiceOfPart({ themeId, implementation: status })
			}),
			svgMark((area) => baselines(layout, area)),
			svgMark((area) => parts.flatMap((part) => partNumber(part, text.formatCount(part.count), area))),
			...heads(layout, text, marks),
			svgMark((area) =>
				layout.rows.flatMap((row) => rowLabel(row, layout, text.formatCount(row.row.rated), area))
			)
		]
	};
}

/** In one piece, but for a phone, where the labels stand between the bars. */
function baselines({ rows, rowsHeight, phone, unknownFrom }: StatusBarsLayout, area: DrawingArea) {
	const pieces = phone
		? rows.map((row) => ({ top: row.barTop - 3, bottom: row.barBottom + 3 }))
		: [{ top: 0, bottom: rowsHeight }];
	return [0, unknownFrom].flatMap((from) =>
		pieces.map(({ top, bottom }): SvgNode => {
			const x = area.x(from);
			return {
				tag: 'line',
				attributes: { x1: x, x2: x, y1: area.y(top), y2: area.y(bottom), stroke: 'var(--ink)' }
			};
		})
	);
}

function heads(layout: StatusBarsLayout, text: StatusByThemeText, marks: PlotMarks) {
	const head = {
		...NOTE,
		frameAnchor: 'top-left',
		lineAnchor: 'bottom',
		textAnchor: 'start',
		dy: -6
	} as const;
	return [
		marks.text([text.heads.known], head),
		marks.text([text.heads.unknown], { ...head, dx: layout.unknownFrom * layout.pxPerUnit }),
		marks.text([text.heads.total], {
			...head,
			textAnchor: 'end',
			...(layout.phone ? { frameAnchor: 'top-right' } : { dx: -TOTAL_GAP_PX })
		})
	];
}

/** The number of a part in its middle, where there is room; on a pattern it stands on a plate of paper. */
function partNumber(part: StatusBarPart, words: string, area: DrawingArea): readonly SvgNode[] {
	const partPx = area.x(part.to) - area.x(part.from) - PART_GAP_PX;
	const platePx = textWidth(words, LABEL_PX) + 2 * PLATE_PADDING_PX;
	if (partPx < Math.max(NUMBER_FROM_PX - PART_GAP_PX, platePx)) return [];
	const x = area.x(part.from) + partPx / 2;
	const y = (area.y(part.top) + area.y(part.bottom)) / 2;
	const at = { x, y, 'font-weight': 600, fill: statusTextFill(part.status) };
	if (!isPatterned(part.status)) {
		// Forced colours, and the site's style for them, would set the number in a colour that the part does not bear.
		return [label(words, { ...at, style: `forced-color-adjust:none;fill:${at.fill}` })];
	}
	const plate = { x: x - platePx / 2, y: y - 8, width: platePx, height: 16, fill: 'var(--paper)' };
	return [{ tag: 'rect', attributes: plate }, label(words, at)];
}

function rowLabel(row: StatusRowLayout, layout: StatusBarsLayout, total: string, area: DrawingArea) {
	const right = layout.phone ? layout.width : layout.marginLeft - TOTAL_GAP_PX;
	return [
		...row.lines.map((line, index) =>
			label(line, { x: 0, y: area.y(row.firstLine + index * LABEL_LINE_PX), 'text-anchor': 'start' })
		),
		label(total, { x: right, y: area.y(row.total), 'text-anchor': 'end', 'font-weight': 600 })
	];
}

function label(text: string, attributes: SvgNode['attributes']): SvgNode {
	return {
		tag: 'text',
		attributes: { dy: '0.35em', 'font-size': LABEL_PX, fill: 'var(--ink)', ...attributes },
		text
	};
}
