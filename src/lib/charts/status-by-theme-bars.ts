import type { PlotOptions } from '@observablehq/plot';
import { LABEL_PX, NOTE } from './chart-type.ts';
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
	TOTAL_GAP_PX
} from './status-by-theme-layout.ts';
import type { StatusByThemeText } from './status-by-theme-text.ts';
import type { StatusThemeRow } from './status-theme-rows.ts';
import { svgMark } from './svg-mark.ts';
import type { SvgNode } from './svg-node.ts';
import { textWidth } from './text-width.ts';

/** A part narrower than this has its number in the table only. */
const NUMBER_FROM_PX = 26;

/** The drawing of figure D. `idPrefix` begins the ids of its patterns. */
export function plotStatusBars(
	rows: readonly StatusThemeRow[],
	text: StatusByThemeText,
	marks: PlotMarks,
	width: number,
	idPrefix: string
): PlotOptions {
	const layout = statusBarsLayout(rows, text, width);
	const parts = statusBarParts(rows, layout.unknownFrom);
	const { marginTop, marginLeft, marginRight, rowPx, barTop, barPx } = layout;
	const inset = layout.phone ? barTop : (rowPx - barPx) / 2;
	return {
		height: marginTop + rowPx * rows.length + 2,
		marginTop,
		marginLeft,
		marginRight,
		marginBottom: 2,
		x: { type: 'linear', domain: [0, layout.end], axis: null },
		y: { type: 'band', domain: rows.map((row) => row.theme_id), padding: 0, round: false, axis: null },
		marks: [
			svgMark(() => [{ tag: 'defs', attributes: {}, children: statusPatterns(idPrefix) }]),
			marks.barX(parts, {
				x1: 'from',
				x2: 'to',
				y: 'theme',
				fill: (part: StatusBarPart) => statusFill(part.status, idPrefix),
				stroke: 'var(--ink)',
				strokeWidth: PART_OUTLINE_PX,
				insetRight: PART_GAP_PX,
				insetTop: inset,
				insetBottom: rowPx - barPx - inset
			}),
			marks.ruleX([0, layout.unknownFrom], { stroke: 'var(--ink)', strokeWidth: 1, insetTop: 2 }),
			svgMark((area) =>
				parts
					.filter((part) => part.count * layout.pxPerUnit >= NUMBER_FROM_PX)
					.flatMap((part) =>
						partNumber(
							part,
							text.formatCount(part.count),
							(area.x(part.from) + area.x(part.to) - PART_GAP_PX) / 2,
							area.y(part.theme) + inset + barPx / 2
						)
					)
			),
			...heads(layout, text, marks),
			svgMark((area) =>
				rows.flatMap((row, index) =>
					rowLabel(layout, index, text.formatCount(row.rated), area.y(row.theme_id), width)
				)
			)
		]
	};
}

function heads(layout: StatusBarsLayout, text: StatusByThemeText, marks: PlotMarks) {
	const head = { ...NOTE, frameAnchor: 'top-left', lineAnchor: 'bottom', dy: -6 } as const;
	const unknownPx = layout.unknownFrom * layout.pxPerUnit;
	return [
		marks.text([text.heads.known], { ...head, textAnchor: 'start' }),
		marks.text([text.heads.unknown], { ...head, textAnchor: 'start', dx: unknownPx }),
		layout.phone
			? marks.text([text.heads.total], { ...head, frameAnchor: 'top-right', textAnchor: 'end' })
			: marks.text([text.heads.total], { ...head, textAnchor: 'end', dx: -TOTAL_GAP_PX })
	];
}

/** The number of a part in its middle; on a pattern it stands on a plate of paper. */
function partNumber(part: StatusBarPart, words: string, x: number, y: number): readonly SvgNode[] {
	const number: SvgNode = {
		tag: 'text',
		attributes: {
			x,
			y,
			dy: '0.35em',
			'font-size': LABEL_PX,
			'font-weight': 600,
			fill: statusTextFill(part.status)
		},
		text: words
	};
	if (!isPatterned(part.status)) return [number];
	const width = textWidth(words, LABEL_PX) + 8;
	const plate = { x: x - width / 2, y: y - 8, width, height: 16, fill: 'var(--paper)' };
	return [{ tag: 'rect', attributes: plate }, number];
}

function rowLabel(
	{ labels, phone, marginLeft, rowPx }: StatusBarsLayout,
	index: number,
	total: string,
	top: number,
	width: number
): readonly SvgNode[] {
	const lines = labels[index] ?? [];
	const middle = phone ? top + (lines.length * LABEL_LINE_PX) / 2 : top + rowPx / 2;
	const text = (x: number, y: number, anchor: string, words: string, weight: number): SvgNode => ({
		tag: 'text',
		attributes: {
			x,
			y,
			dy: '0.35em',
			'text-anchor': anchor,
			'font-size': LABEL_PX,
			'font-weight': weight,
			fill: 'var(--ink)'
		},
		text: words
	});
	const first = middle - ((lines.length - 1) * LABEL_LINE_PX) / 2;
	return [
		...lines.map((line, number) => text(0, first + number * LABEL_LINE_PX, 'start', line, 400)),
		text(phone ? width : marginLeft - TOTAL_GAP_PX, middle, 'end', total, 600)
	];
}
