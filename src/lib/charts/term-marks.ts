import { termsBetween } from '#lib/domain/municipal-term.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { NOTE_PX } from './chart-type.ts';
import type { SvgNode } from './svg-node.ts';
import { textWidth } from './text-width.ts';

/** The words of the municipal terms on a time axis. */
export interface TermText {
	/** `valgperiode 2010–2013` */
	readonly term: (from: number, to: number) => string;
	/** Beside the name of the axis, and where the other is too long: `2010–2013`. */
	readonly termYears: (from: number, to: number) => string;
	/** Name of the terms at the left of the axis: `Valgperiode`. */
	readonly termAxis: string;
}

/** A vertical line, in CSS pixels. */
export interface SpanPx {
	readonly top: number;
	readonly bottom: number;
}

/**
 * Marks the municipal terms on a time axis whose years lie at `x(year)`: a thin line between two terms, in the pieces
 * given, and under each the longest of its names that fits. None where the years are of one term alone.
 */
export function termMarks(
	years: YearRange,
	x: (year: number) => number,
	place: {
		readonly pieces: readonly SpanPx[];
		/** Where the names stand. */
		readonly labelY: number;
		/** Whether there is room for the name of the axis at the left. */
		readonly named: boolean;
	},
	text: TermText
): readonly SvgNode[] {
	const terms = termsBetween(years.from, years.to);
	if (terms.length < 2) return [];
	const spans = terms.map((term) => ({
		term,
		left: x(Math.max(term.from, years.from) - 0.5),
		right: x(Math.min(term.to, years.to) + 0.5)
	}));
	const names = spans.flatMap(({ term, left, right }) => {
		const short = text.termYears(term.from, term.to);
		const words = [...(place.named ? [] : [text.term(term.from, term.to)]), short].find(
			(name) => textWidth(name, NOTE_PX) + 8 <= right - left
		);
		return words === undefined ? [] : [label(words, (left + right) / 2, place.labelY, 'middle')];
	});
	return [
		...spans.slice(1).flatMap(({ left }) => place.pieces.map((piece) => line(left, piece))),
		...names,
		...(place.named && names.length > 0 ? [label(text.termAxis, 0, place.labelY, 'start')] : [])
	];
}

function line(x: number, { top, bottom }: SpanPx): SvgNode {
	return { tag: 'line', attributes: { x1: x, x2: x, y1: top, y2: bottom, stroke: 'var(--rule-strong)' } };
}

function label(text: string, x: number, y: number, anchor: 'start' | 'middle'): SvgNode {
	return {
		tag: 'text',
		attributes: { x, y, 'font-size': NOTE_PX, 'text-anchor': anchor, fill: 'var(--ink-2)' },
		text
	};
}
