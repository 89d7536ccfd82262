import { getLocale } from './generated/runtime.js';

const TAG = { da: 'da-DK', en: 'en-GB' } as const;
const WORDS = {
	da: ['ingen', 'én', 'to', 'tre', 'fire', 'fem', 'seks', 'syv', 'otte', 'ni', 'ti'],
	en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
} as const;

/** A count in the reader's language: `1.234`, `1,234`. */
export function formatCount(n: number): string {
	return new Intl.NumberFormat(TAG[getLocale()], { maximumFractionDigits: 0 }).format(n);
}

/** A count as a word up to ten, in digits above, as Danish running text wants it. */
export function formatCountInWords(n: number): string {
	return WORDS[getLocale()][n] ?? formatCount(n);
}

/** A share (0..1) in whole per cent, with the no-break space that Danish wants: `45 %`. */
export function formatShare(share: number): string {
	return new Intl.NumberFormat(TAG[getLocale()], { style: 'percent', maximumFractionDigits: 0 }).format(
		share
	);
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
	const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
	if (month !== undefined) options.month = 'long';
	if (day !== undefined) options.day = 'numeric';
	return new Intl.DateTimeFormat(TAG[getLocale()], options).format(at);
}

/** A size in bytes, in the nearest of B, kB and MB. */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return `${formatCount(bytes)} B`;
	const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
	return `${new Intl.NumberFormat(TAG[getLocale()], { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}

/** Words joined as a list: `a, b og c`. */
export function formatList(words: readonly string[]): string {
	return new Intl.ListFormat(TAG[getLocale()], { type: 'conjunction' }).format(words);
}

/** The first letter in upper case. */
export function capitalize(text: string): string {
	return text.charAt(0).toLocaleUpperCase(TAG[getLocale()]) + text.slice(1);
}
