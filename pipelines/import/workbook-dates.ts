import { readXml } from './read-xml.ts';

/** Which cells of a workbook are dates, by the number of their style. */
export interface WorkbookDates {
	/** The date that a number stands for, as ISO date, with the time where it has one; null where the style is of no date. */
	readonly dateOf: (style: string | undefined, value: number) => string | null;
}

/**
 * Number formats that are dates without being spelled out.
 * Source: ECMA-376 part 1, 18.8.30 numFmt (14-22 and 45-47 everywhere, 27-36 and 50-58 in East Asia).
 */
const BUILT_IN = [
	[14, 22],
	[27, 36],
	[45, 47],
	[50, 58]
] as const;

const DAY_MS = 86_400_000;
/** Day 0 of the two calendars that a workbook can count in. */
const DAY_0 = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
/** Last day that a workbook can write: 9999-12-31. */
const LAST_DAY = 2_958_465;

/** Reads the styles of a workbook; without any, nothing is a date. */
export function readDates(styles: Uint8Array | undefined, calendar: keyof typeof DAY_0): WorkbookDates {
	const formats = new Map<number, string>();
	const isDate: boolean[] = [];
	let inCellStyles = false;
	if (styles) {
		readXml('xl/styles.xml', styles, {
			open: (name, attribute) => {
				if (name === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '');
				else if (name === 'cellXfs') inCellStyles = true;
				else if (name === 'xf' && inCellStyles)
					isDate.push(isDateFormat(Number(attribute('numFmtId') ?? 0), formats));
			},
			close: (name) => {
				if (name === 'cellXfs') inCellStyles = false;
			}
		});
	}
	return {
		dateOf: (style, value) => (isDate[Number(style ?? -1)] ? isoDate(value, calendar) : null)
	};
}

function isDateFormat(id: number, formats: ReadonlyMap<number, string>): boolean {
	const code = formats.get(id);
	if (code === undefined) return BUILT_IN.some(([from, to]) => id >= from && id <= to);
	// What stands in quotes, in brackets or behind a backslash is text.
	const bare = code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '');
	return /[dy]/i.test(bare) || /m{3,}/i.test(bare) || /h+:m/i.test(bare);
}

function isoDate(value: number, calendar: keyof typeof DAY_0): string | null {
	if (!(value >= 0 && value <= LAST_DAY)) return null;
	// The calendar of 1900 holds a 29 February that never was; days before it are one further.
	const days = calendar === 1900 && value >= 1 && value < 60 ? value + 1 : value;
	const instant = new Date(DAY_0[calendar] + Math.round(days * DAY_MS)).toISOString();
	const time = instant.slice(11, 16);
	if (value < 1) return time;
	return time === '00:00' ? instant.slice(0, 10) : `${instant.slice(0, 10)}T${time}`;
}
