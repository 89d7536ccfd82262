import type { MappedFile } from './apply-mapping.ts';
import type { Mapping } from './mapping.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
/** English names that begin otherwise. */
const ENGLISH: Readonly<Record<string, number>> = { may: 5, oct: 10 };

/** The date that the status texts of a register are of, and by what. */
export interface StatusDate {
	readonly date: string;
	readonly from: 'heading' | 'latest-date';
}

/**
 * The date in the heading of the status or answer, else the latest whole date that stands alone in a cell. Null where there is none.
 */
export function statusDateOf({ sheets }: MappedFile, { fields }: Mapping): StatusDate | null {
	for (const source of [fields.status, fields.response]) {
		for (const name of [source?.column ?? []].flat()) {
			const date = dateIn(name);
			if (date !== null) return { date, from: 'heading' };
		}
	}
	let latest = '';
	for (const { rows } of sheets) {
		for (const cell of rows.flatMap(({ cells }) => cells)) {
			if (cell.length > 30) continue;
			const date = wholeDate(cell.trim());
			if (date !== null && date > latest) latest = date;
		}
	}
	return latest === '' ? null : { date: latest, from: 'latest-date' };
}

/** The date that a heading names: `Status pr. 28. februar 2019`, `Status 2019-02`, `Svar 2019`. */
function dateIn(heading: string): string | null {
	const iso = /(?<!\d)((?:19|20)\d{2}-\d{2}(?:-\d{2})?)(?!\d)/.exec(heading)?.[1];
	if (iso !== undefined) return isDate(iso) ? iso : null;
	const numbers = /(?<!\d)(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d{2})(?!\d)/.exec(heading);
	if (numbers) return joined(numbers[3], Number(numbers[2]), Number(numbers[1]));
	const words = /(?:(\d{1,2})\.?\s*)?(?<!\p{L})(\p{L}{3,9})\.?\s+((?:19|20)\d{2})(?!\d)/u.exec(heading);
	const month = words ? monthOf(words[2] ?? '') : null;
	if (words && month !== null)
		return joined(words[3], month, words[1] === undefined ? null : Number(words[1]));
	return /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(heading)?.[1] ?? null;
}

/** A cell that is a whole date and nothing else. */
function wholeDate(cell: string): string | null {
	const iso = /^((?:19|20)\d{2}-\d{2}-\d{2})(?:[T ].*)?$/.exec(cell)?.[1];
	if (iso !== undefined) return isDate(iso) ? iso : null;
	const numbers = /^(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d{2})$/.exec(cell);
	if (numbers) return joined(numbers[3], Number(numbers[2]), Number(numbers[1]));
	const words = /^(\d{1,2})\.?[ -](\p{L}{3,9})\.?[ -]((?:19|20)\d{2})$/u.exec(cell);
	const month = words ? monthOf(words[2] ?? '') : null;
	return words && month !== null ? joined(words[3], month, Number(words[1])) : null;
}

function monthOf(word: string): number | null {
	const start = word.slice(0, 3).toLowerCase();
	const place = MONTHS.indexOf(start) + 1;
	return place > 0 ? place : (ENGLISH[start] ?? null);
}

function joined(year: string | undefined, month: number, day: number | null): string | null {
	const two = (number: number) => String(number).padStart(2, '0');
	const date = [year ?? '', two(month), ...(day === null ? [] : [two(day)])].join('-');
	return isDate(date) ? date : null;
}

/** Whether it is a day or month of the calendar. */
export function isDate(text: string): boolean {
	if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text)) return false;
	return text.length < 10 || new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}
