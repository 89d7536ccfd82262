import { getLocale } from './generated/runtime.js';
import type { Locale } from './locale.ts';

const TAG = { da: 'da-DK', en: 'en-GB' } as const;
const COUNT = eachLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 0 }));
const PERCENT = eachLocale(
	(tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })
);
const TENTHS = eachLocale((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));
const HUNDREDTHS = eachLocale(
	(tag) => new Intl.NumberFormat(tag, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
);
const VALUE = eachLocale(
	(tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 4, useGrouping: false })
);
const DATE = eachLocale((tag) => {
	const year = { timeZone: 'UTC', year: 'numeric' } as const;
	const month = { ...year, month: 'long' } as const;
	return {
		year: new Intl.DateTimeFormat(tag, year),
		month: new Intl.DateTimeFormat(tag, month),
		day: new Intl.DateTimeFormat(tag, { ...month, day: 'numeric' })
	};
});
const LIST = eachLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** Making a formatter costs a hundred times what using it does, so each is made once. */
function eachLocale<T>(make: (tag: string) => T): Readonly<Record<Locale, T>> {
	return { da: make(TAG.da), en: make(TAG.en) };
}

const WORDS = {
	da: ['ingen', 'én', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti'],
	en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
} as const;

/** A count in the reader's language: `1.234`, `1,234`. */
export function formatCount(n: number): string {
	return COUNT[getLocale()].format(n);
}

/** A count as a word up to ten, in digits above, as Danish running text wants it. */
export function formatCountInWords(n: number): string {
	return WORDS[getLocale()][n] ?? formatCount(n);
}

/** A number of unknown sort, a year as well as a share: no grouping of digits, at most four decimals. */
export function formatValue(value: number): string {
	return VALUE[getLocale()].format(value);
}

/** A share (0..1) in whole per cent, with the no-break space that Danish wants: `45 %`. */
export function formatShare(share: number): string {
	return PERCENT[getLocale()].format(share);
}

/** A coefficient such as Cohen's kappa, with two decimals: `0,90`. */
export function formatKappa(kappa: number): string {
	return HUNDREDTHS[getLocale()].format(kappa);
}

/** A range of shares (0..1) in whole per cent: `13–53 %`. */
export function formatShareRange(low: number, high: number): string {
	return `${formatCount(Math.round(low * 100))}–${formatShare(high)}`;
}

/** A date of day, month or year precision as the language writes it: `2019-02` is `februar 2019`. */
export function formatDate(iso: string): string {
	const [year, month, day] = iso.split('-').map(Number);
	if (year === undefined) return iso;
	const at = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
	return DATE[getLocale()][day === undefined ? (month === undefined ? 'year' : 'month') : 'day'].format(at);
}

/** A range of years with an en dash, one year alone where both are the same: `2010–2017`, `2014`. */
export function formatYears(from: number, to: number): string {
	return from === to ? String(from) : `${from}–${to}`;
}

/** Ranges of years one after another, a dash for none: `2010–2013 og 2018–2021`. */
export function formatPeriods(periods: readonly { readonly from: number; readonly to: number }[]): string {
	return periods.length === 0 ? '–' : formatList(periods.map(({ from, to }) => formatYears(from, to)));
}

/** A size in bytes, in the nearest of B, kB and MB. */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return `${formatCount(bytes)} B`;
	const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
	return `${(value < 10 ? TENTHS : COUNT)[getLocale()].format(value)} ${unit}`;
}

/** Words joined as a list: `a, b og c`. */
export function formatList(words: readonly string[]): string {
	return LIST[getLocale()].format(words);
}

/** The first letter in upper case. */
export function capitalize(text: string): string {
	return text.charAt(0).toLocaleUpperCase(TAG[getLocale()]) + text.slice(1);
}
