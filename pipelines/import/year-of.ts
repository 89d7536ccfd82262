/** The year that a text says, and how surely. */
export interface YearRead {
	readonly year: number;
	/** `range` for the first of several years, `short` for two digits, `serial` for the number of a day, null for a plain year or date. */
	readonly how: 'range' | 'short' | 'serial' | null;
}

const MONTHS = 'jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec';
/** Years that a register can be of. */
const FROM = 1900;
const TO = 2100;
/** Two digits up to this are of this century. */
const SHORT_PIVOT = 69;

/**
 * The year of a date, a year or a range of years: `2014`, `2014.0`, `30-09-2014`, `2014-09-30`, `24-Feb-21`, `30/9/14`,
 * `2014/15`, `2014-2016`, `FY2022`, `den 3. maj 2014`. Null where no year or more than one can be meant.
 */
export function yearOf(text: string): YearRead | null {
	const trimmed = text.trim();
	const four = [...trimmed.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([digits]) => Number(digits));
	const [first, ...rest] = four;
	if (first !== undefined && first >= FROM && first <= TO) {
		if (/^\d{4}\s*[-–/]\s*\d{2}$/.test(trimmed)) return { year: first, how: 'range' };
		if (rest.length === 0 || rest.every((year) => year === first)) return { year: first, how: null };
		const isRange = rest.length === 1 && /^\D*\d{4}\s*(?:-|–|\/|til|to)\s*\d{4}\D*$/i.test(trimmed);
		return isRange ? { year: first, how: 'range' } : null;
	}
	const short =
		/^\d{1,2}[-./ ]\d{1,2}[-./ ](\d{2})$/.exec(trimmed)?.[1] ??
		new RegExp(`^\\d{1,2}[-. /]+(?:${MONTHS})[a-z]*[-. /]+'?(\\d{2})$`, 'i').exec(trimmed)?.[1];
	if (short === undefined) return null;
	return { year: Number(short) + (Number(short) <= SHORT_PIVOT ? 2000 : 1900), how: 'short' };
}

/** Whether the heading of a column says that it holds dates. */
export function saysDate(column: string | readonly string[] | undefined): boolean {
	const names = column === undefined || typeof column === 'string' ? [column ?? ''] : column;
	return names.some((name) => /\bdat(?:o|oer|e|es)\b|(?:dato|date)$/i.test(name));
}

/** Days that a number can be: from 1950 to 2099. */
const SERIAL_FROM = 18_264;
const SERIAL_TO = 73_050;
/** Day 0 of a workbook, in milliseconds: 30 December 1899. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);

/**
 * The year of the number that a workbook keeps a day by, where it was written as text: only for columns that say that they hold
 * dates, for any number of five digits may be one. Source: ECMA-376, 18.17.4.1, the calendar from 1900.
 */
export function serialYearOf(text: string): YearRead | null {
	const days = /^\d{5}(?:[.,]\d+)?$/.test(text.trim()) ? Number.parseInt(text.trim(), 10) : 0;
	if (days < SERIAL_FROM || days > SERIAL_TO) return null;
	return { year: new Date(SERIAL_EPOCH + days * 86_400_000).getUTCFullYear(), how: 'serial' };
}
