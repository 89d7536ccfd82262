import { cutAtWord } from '#lib/domain/cut-at-word.ts';
import { formatCount } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { encodeMailText, mailtoHref } from '#lib/url/mailto-href.ts';

/** A row of a page as an e-mail names it. */
export interface ShareItem {
	readonly year: number;
	readonly text: string;
	/** Where it can be read: a path of the site, language included. */
	readonly path: string;
}

/** What a page shows and what an e-mail about it says. */
export interface SharedView {
	readonly title: string;
	/** What is chosen, in words; empty for everything. */
	readonly words: readonly string[];
	/** Sentences that stand before the rows. */
	readonly lines: readonly string[];
	/** Rows in the order of the page; as many as there is room for are listed. */
	readonly items: readonly ShareItem[];
	/** How many rows there are in all, of which `items` may be the first. */
	readonly total: number;
	/** Address of the page as the reader sees it. */
	readonly address: URL;
	/** Version and date of what is shown. */
	readonly edition: string;
}

/** More rows than an e-mail ever lists; a page need not give more. */
export const MOST_ITEMS = 30;

/** Longest body in characters of the address: mail programs cut what is much longer, or refuse to open. */
export const MOST_OF_BODY = 1800;

const MOST_OF_SUBJECT = 110;
const MOST_OF_LINE = 300;
const MOST_OF_ROW = 90;
/** For the line that says how many more there are. */
const ROOM_OF_MORE = 60;

/**
 * An e-mail about a page as a `mailto:` address: title, choice, sentences, the first rows with year and link, how many
 * more there are, the address, version and status date. The same on the server and in the browser.
 */
export function shareMail(view: SharedView): string {
	const { title, words, lines, items, total, address, edition } = view;
	const chosen = words.length > 0 ? [m.filter_chosen_line({ words: words.join(' · ') })] : [];
	const head = [title, ...chosen, ...lines].map((line) => cutAtWord(line, MOST_OF_LINE));
	const foot = [`${m.share_mail_address()}\n${address.href}`, `${m.site_name()}. ${edition}`];
	const rows = items.map(
		({ year, text, path }) => `${year}: ${cutAtWord(text, MOST_OF_ROW)}\n${address.origin}${path}`
	);
	const body = (listed: number) => {
		const rest = total - listed;
		const more = listed > 0 && rest > 0 ? [m.share_mail_more({ count: formatCount(rest) })] : [];
		return [head.join('\n'), ...rows.slice(0, listed), ...more, ...foot].join('\n\n');
	};
	const room = MOST_OF_BODY - ROOM_OF_MORE - encodeMailText(body(0)).length;
	return mailtoHref(cutAtWord([title, ...words].join(', '), MOST_OF_SUBJECT), body(countThatFit(rows, room)));
}

/** How many of the rows, the first ones, take together at most `room` characters of an address. */
function countThatFit(rows: readonly string[], room: number): number {
	let left = room;
	const beyond = rows.findIndex((row) => {
		left -= encodeMailText(`${row}\n\n`).length;
		return left < 0;
	});
	return beyond < 0 ? rows.length : beyond;
}
