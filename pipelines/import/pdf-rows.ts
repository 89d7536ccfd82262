import { columnAt } from './pdf-columns.ts';
import type { PdfLine } from './pdf-pieces.ts';
import { yearOf } from './year-of.ts';

/** A row of a table on a page. */
export interface PdfRow {
	readonly page: number;
	readonly cells: readonly string[];
	/** True for a single text that begins at the left: a heading between rows. */
	readonly spans: boolean;
}

interface Draft {
	readonly page: number;
	readonly cells: string[];
	readonly lines: number;
	readonly single: boolean;
}

/** How much further apart than lines of one text the lines of two rows are. */
const ROW_GAP = 1.12;
/** Share of rows whose year must be there before a row without one is read on from the row above. */
const ANCHORED_SHARE = 0.6;

/**
 * Puts the lines of a table together to rows. Rows stand further apart than the lines in them; where they do not, a row begins
 * with a year. What has no year goes on with the row above, also over a page. Headings that pages repeat are dropped.
 */
export function pdfRows(lines: readonly PdfLine[], bounds: readonly number[]): readonly PdfRow[] {
	const leading = leadingOf(lines, bounds);
	let drafts = draftsOf(lines, bounds, (line, above) => line.y - above.y > leading * ROW_GAP);
	const anchor = anchorOf(lines, bounds);
	if (anchor !== null && drafts.some(({ cells }) => countYears(cells[anchor]) > 1)) {
		drafts = draftsOf(lines, bounds, (line) =>
			line.pieces.some(({ left, text }) => columnAt(bounds, left) === anchor && text.trim() !== '')
		);
	}
	return finish(drafts, anchor);
}

/** The usual distance of two lines of one text: the smallest that is common in a column. */
function leadingOf(lines: readonly PdfLine[], bounds: readonly number[]): number {
	const gaps: number[] = [];
	const last = new Map<number, PdfLine>();
	for (const line of lines) {
		for (const { left } of line.pieces) {
			const column = columnAt(bounds, left);
			const above = last.get(column);
			if (above?.page === line.page && line.y - above.y < line.size * 3) gaps.push(line.y - above.y);
			last.set(column, line);
		}
	}
	gaps.sort((a, b) => a - b);
	const smallest = gaps[Math.floor(gaps.length / 20)] ?? 0;
	const size = lines[0]?.size ?? 0;
	// Rows of one line each have no lines of one text: every line is a row then.
	return smallest > size * 1.6 ? size * 1.2 : smallest;
}

function draftsOf(
	lines: readonly PdfLine[],
	bounds: readonly number[],
	begins: (line: PdfLine, above: PdfLine) => boolean
): Draft[] {
	const drafts: Draft[] = [];
	lines.forEach((line, index) => {
		const above = lines[index - 1];
		const before = drafts.at(-1);
		const cells = cellsOf(line, bounds);
		const [only, ...others] = line.pieces;
		const single = only !== undefined && others.length === 0 && columnAt(bounds, only.left) === 0;
		const heading = single && !isYear(only.text) && (before?.lines ?? 0) > 0;
		const crosses = single && columnAt(bounds, only.right) > 0;
		if (!before || !above || above.page !== line.page || begins(line, above) || crosses) {
			drafts.push({ page: line.page, cells, lines: 1, single });
		} else {
			drafts[drafts.length - 1] = {
				page: before.page,
				cells: before.cells.map((cell, column) => joinWrapped(cell, cells[column] ?? '')),
				lines: before.lines + 1,
				single: before.single && heading
			};
		}
	});
	return drafts;
}

function cellsOf({ pieces }: PdfLine, bounds: readonly number[]): string[] {
	const cells = Array.from({ length: bounds.length + 1 }, () => '');
	for (const { left, text } of pieces) {
		const column = columnAt(bounds, left);
		cells[column] = `${cells[column] ?? ''} ${text.trim()}`.trim();
	}
	return cells;
}

/** Two lines of one text. A hyphen at the end of a line stays, as a text has it that was copied. */
export function joinWrapped(above: string, below: string): string {
	if (above === '' || below === '') return above + below;
	if (above.endsWith('\u00ad')) return above.slice(0, -1) + below;
	const broken =
		/\p{L}-$/u.test(above) && /^\p{Ll}/u.test(below) && !/^(?:og|eller|samt|and|or)\b/.test(below);
	return `${above}${broken ? '' : ' '}${below}`;
}

/** The column that says the year of most rows; null without one. */
function anchorOf(lines: readonly PdfLine[], bounds: readonly number[]): number | null {
	const full = lines.filter(({ pieces }) => pieces.length > 1).map((line) => cellsOf(line, bounds));
	const shares = Array.from({ length: bounds.length + 1 }, (_, column) => {
		const filled = full.filter((cells) => cells[column] !== '');
		const years = filled.filter((cells) => isYear(cells[column] ?? '')).length;
		return { column, share: filled.length < 2 ? 0 : years / filled.length, years };
	});
	const best = shares.reduce((most, one) => (one.share * one.years > most.share * most.years ? one : most));
	return best.share >= ANCHORED_SHARE ? best.column : null;
}

function isYear(text: string): boolean {
	return text.trim().length <= 20 && yearOf(text) !== null;
}

function countYears(cell = ''): number {
	return isYear(cell) ? 1 : cell.split(' ').filter(isYear).length;
}

function finish(drafts: readonly Draft[], anchor: number | null): readonly PdfRow[] {
	const rows: PdfRow[] = [];
	const seen = new Set<string>();
	let begun = false;
	for (const { page, cells, single } of drafts) {
		const key = cells.join('\n');
		const hasYear = anchor !== null && countYears(cells[anchor]) > 0;
		if (!begun && !hasYear) seen.add(key);
		else if (!hasYear && !single && seen.has(key)) continue;
		begun ||= hasYear;
		const above = rows.at(-1);
		const goesOn = anchor !== null && begun && !single && cells[anchor] === '' && above && !above.spans;
		if (goesOn) {
			const joined = above.cells.map((cell, column) => joinWrapped(cell, cells[column] ?? ''));
			rows[rows.length - 1] = { ...above, cells: joined };
		} else rows.push({ page, cells, spans: single });
	}
	return rows;
}
