import { plainText } from './plain-text.ts';

/** What a line looks like by itself, before its neighbours are asked. */
export type LineShape =
	| { readonly kind: 'blank' }
	| { readonly kind: 'page_number' }
	| { readonly kind: 'header' }
	/** One text in the first cell: a title, a heading, or a stray line. `statuses` where a status stands beside it. */
	| { readonly kind: 'text'; readonly text: string; readonly statuses: readonly string[] }
	/** A year, or what should be one, and the cells beside it. */
	| RowShape
	/** No year: the line goes on with the row above. */
	| { readonly kind: 'continuation'; readonly text: string; readonly statuses: readonly string[] }
	| { readonly kind: 'broken'; readonly code: string; readonly message: string };

export interface RowShape {
	readonly kind: 'row';
	readonly year: string;
	readonly text: string;
	readonly statuses: readonly string[];
}

const PAGE_NUMBER =
	/^(?:[-–—[(]\s*)?(?:(?:side|page|s\.)\s*)?\d{1,3}(?:\s*(?:af|of|\/)\s*\d{1,3})?(?:\s*[-–—\])])?$/i;
const YEAR = /^\d{4}$/;
/** Four or so signs of which some are digits: meant as a year, whatever it says. */
const MEANT_AS_YEAR = /^[\dlIioOSBz|.,:?*\- ]{2,6}$/;

/** The shape of one line. Cells are cut at tabs; blanks around them do not count. */
export function lineShape(line: string): LineShape {
	const cells = line.split('\t').map((cell) => trimmed(cell));
	const plain = cells.map(plainText);
	const filled = plain.filter((cell) => cell !== '');
	if (filled.length === 0) return { kind: 'blank' };
	if (filled.length === 1 && PAGE_NUMBER.test(filled[0] ?? '')) return { kind: 'page_number' };
	if (isHeader(filled)) return { kind: 'header' };
	const [first = '', second = ''] = plain;
	const text = second === '' ? '' : (cells[1] ?? '');
	const statuses = cells.slice(2).filter((_, index) => plain[index + 2] !== '');
	if (first === '') return withoutYear(second, text, statuses);
	if (YEAR.test(first)) return { kind: 'row', year: first, text, statuses };
	if (isMeantAsYear(first)) return { kind: 'row', year: first, text, statuses };
	if (/^\d{4}\s+\p{L}/u.test(first) && !/[\t]/.test(line.trim())) {
		return broken(
			'missing-tab',
			`"${excerpt(first)}": a tab is missing between the year and the recommendation`
		);
	}
	if (second !== '') return { kind: 'row', year: first, text, statuses };
	return { kind: 'text', text: cells[0] ?? '', statuses };
}

/** The first words of a text, for messages. */
export function excerpt(text: string, length = 40): string {
	const plain = plainText(text);
	return plain.length <= length ? plain : `${plain.slice(0, length).trimEnd()}…`;
}

function withoutYear(second: string, text: string, statuses: readonly string[]): LineShape {
	if (YEAR.test(second) && statuses.length > 0) {
		return broken('shifted-row', `the year ${second} stands in the second cell: remove the tab before it`);
	}
	return { kind: 'continuation', text, statuses };
}

function broken(code: string, message: string): LineShape {
	return { kind: 'broken', code, message };
}

function isMeantAsYear(cell: string): boolean {
	return MEANT_AS_YEAR.test(cell) && /\d/.test(cell);
}

function isHeader(filled: readonly string[]): boolean {
	const [year = '', text = ''] = filled.map((cell) => cell.toLowerCase());
	return filled.length <= 4 && /^(år|årstal|aar)$/.test(year) && /^anbefaling(er)?$/.test(text);
}

const BLANK = /[\s\u0085\u200b\ufeff]/;

/** From both ends by hand: a pattern for the end alone looks at every run of blanks anew from each of its blanks. */
function trimmed(cell: string): string {
	let [start, end] = [0, cell.length];
	while (start < end && BLANK.test(cell.charAt(start))) start++;
	while (end > start && BLANK.test(cell.charAt(end - 1))) end--;
	return cell.slice(start, end);
}
