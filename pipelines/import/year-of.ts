/** The year that a text says, and how surely. */
export interface YearRead {
	readonly year: number;
	/** `range` for the first of several years, `short` for two digits, null for a plain year or date. */
	readonly how: 'range' | 'short' | null;
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
