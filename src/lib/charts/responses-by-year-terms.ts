import { type MunicipalTerm, termOf } from '#lib/domain/municipal-term.ts';
import { NOTE_PX } from './chart-type.ts';
import type { ResponseYearRow } from './response-year-rows.ts';
import { svgMark } from './svg-mark.ts';
import type { SvgNode } from './svg-node.ts';
import { type SpanPx, termMarks, type TermText } from './term-marks.ts';
import { termSpans } from './term-spans.ts';

type Rows = readonly Pick<ResponseYearRow, 'year'>[];

/** The municipal terms that figure C marks, oldest first; none where its years are of one term alone. */
export function markedTerms(rows: Rows): readonly MunicipalTerm[] {
	return termSpans({ from: rows.at(0)?.year ?? 1, to: rows.at(-1)?.year ?? 0 }).map(({ term }) => term);
}

/** Terms over the columns: a line between two, from `line.top` to `line.bottom`, and the name of each at `labelY`. */
export function termsOverColumns(
	rows: Rows,
	place: { readonly line: SpanPx; readonly labelY: number },
	text: TermText
) {
	return svgMark((area) => {
		const [from, to] = [rows.at(0)?.year, rows.at(-1)?.year];
		if (from === undefined || to === undefined || from === to) return [];
		const first = area.x(from) + area.xBandPx / 2;
		const step = area.x(from + 1) - area.x(from);
		const x = (year: number) => first + (year - from) * step;
		return termMarks({ from, to }, x, { pieces: [place.line], labelY: place.labelY, named: false }, text);
	});
}

/** Bands from the top down: each marked term by its first year as a text, then its years. */
export function bandsWithTerms(rows: Rows): readonly (number | string)[] {
	const terms = markedTerms(rows);
	return rows.flatMap(({ year }, index) => {
		const starts = index === 0 || termOf(year).from === year;
		return terms.length > 0 && starts ? [bandOf(termOf(year)), year] : [year];
	});
}

/** The name of each marked term in its own band, with a line above it but for the first. */
export function termsAboveRows(rows: Rows, width: number, text: TermText) {
	return svgMark((area) =>
		markedTerms(rows).flatMap((term, index): readonly SvgNode[] => {
			const top = area.y(bandOf(term));
			const line = { x1: 0, x2: width, y1: top, y2: top, stroke: 'var(--rule-strong)' };
			const name = { x: 0, y: top + area.yBandPx - 3, 'font-size': NOTE_PX, fill: 'var(--ink-2)' };
			return [
				...(index === 0 ? [] : [{ tag: 'line', attributes: line } as const]),
				{
					tag: 'text',
					attributes: { ...name, 'text-anchor': 'start' },
					text: text.term(term.from, term.to)
				}
			];
		})
	);
}

function bandOf({ from }: MunicipalTerm): string {
	return `term ${from}`;
}
