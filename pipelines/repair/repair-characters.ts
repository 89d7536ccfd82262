import type { TextUnderRepair } from './text-under-repair.ts';

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	shy: '',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	aelig: 'æ',
	oslash: 'ø',
	aring: 'å',
	AElig: 'Æ',
	Oslash: 'Ø',
	Aring: 'Å',
	eacute: 'é',
	Eacute: 'É',
	uuml: 'ü',
	ouml: 'ö',
	auml: 'ä',
	laquo: '«',
	raquo: '»',
	ldquo: '“',
	rdquo: '”',
	lsquo: '‘',
	rsquo: '’',
	bull: '•'
};
const TAG = /<\/?(?:p|br|b|i|u|em|strong|span|div|ul|ol|li|font|h[1-6]|td|tr)\b[^<>]*>/i;
const TAGS = new RegExp(`(?:\\s*${TAG.source}\\s*)+`, 'gi');
const BREAKS = /<\/?(?:p|br|div|ul|ol|li|h[1-6]|tr)\b/i;

/** Composes letters, opens ligatures, evens out hyphen signs and takes soft hyphens and characters without width out. */
export function repairCharacters(text: TextUnderRepair): void {
	text.replaceAll(/\P{M}\p{M}+|[\ufb00-\ufb04]/gu, ({ 0: found }) => {
		const after = found.normalize(found.length > 1 ? 'NFC' : 'NFKC');
		return after === found
			? null
			: { after, told: { kind: 'character', reason: 'the same letter in one sign' } };
	});
	text.replaceAll(/[\u2010\u2011]/g, () => ({
		after: '-',
		told: { kind: 'character', reason: 'a hyphen in another sign' }
	}));
	// A soft hyphen before a page break is settled where the pages are joined; `¬` is one that was decoded wrongly.
	for (const mark of [/[\u00ad\u200b-\u200d\u2060\ufeff](?!\n)/gu, /\u00ac(?=\p{Ll})/gu]) {
		text.replaceAll(mark, ({ 0: before, index }) => {
			const word = wordAt(text.text, index);
			const words = { before: word, after: word.replaceAll(before, '') };
			const reason = 'a mark for line breaks that is not to be read';
			return { after: '', told: { kind: 'soft_hyphen', reason, words } };
		});
	}
}

/** Turns paragraphs and line breaks into line feeds, takes other tags out and writes entities as characters. */
export function repairTags(text: TextUnderRepair): void {
	text.replaceAll(TAGS, ({ 0: before, index }) => {
		const inside = index > 0 && index + before.length < text.text.length;
		const blank = /^\s|\s$/.test(before) ? ' ' : '';
		const after = !inside ? '' : BREAKS.test(before) ? '\n' : blank;
		const words = { before: before.trim(), after: after.trim() === '' && after !== '\n' ? '' : after };
		return { after, told: { kind: 'tag', reason: 'a tag of a web page', words } };
	});
	text.replaceAll(
		/&(?:#(\d{1,6})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
		({ 0: before, 1: decimal, 2: hex, 3: name }) => {
			const after = name === undefined ? characterOf(decimal, hex) : ENTITIES[name];
			return after === undefined
				? null
				: { after, told: { kind: 'tag', reason: `a character written as ${before}` } };
		}
	);
	for (const match of text.text.matchAll(/<\/?[a-z][^<>]*>/gi)) {
		text.note(
			match.index,
			'unknown-tag',
			`"${match[0]}" looks like a tag and stays: take it out of the source if it is one`
		);
	}
}

/** Makes every blank one plain space; line feeds between paragraphs stay. */
export function repairSpaces(text: TextUnderRepair): void {
	text.replaceAll(/[^\S\n]+|\u0085+/g, ({ 0: before, index }) => {
		const edge = index === 0 || index + before.length === text.text.length;
		const beside = text.text[index - 1] === '\n' || text.text[index + before.length] === '\n';
		const after = edge || beside ? '' : ' ';
		if (after === before) return null;
		return {
			after,
			told: {
				kind: 'space',
				reason: 'one plain space between words',
				words: around(text.text, index, before, after)
			}
		};
	});
	text.replaceAll(/^\n+|\n+$|\n{2,}/g, ({ 0: before, index }) => {
		const inside = index > 0 && index + before.length < text.text.length;
		return { after: inside ? '\n' : '', told: { kind: 'space', reason: 'one line feed between paragraphs' } };
	});
}

function characterOf(decimal: string | undefined, hex: string | undefined): string | undefined {
	const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
	return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** The letters of a word before a place and after it, as many as a reader is told. */
const LEFT = /(?<=(\S{0,100}))/y;
const RIGHT = /\S{0,100}/y;

function leftOf(text: string, index: number): string {
	LEFT.lastIndex = index;
	return LEFT.exec(text)?.[1] ?? '';
}

function rightOf(text: string, index: number): string {
	RIGHT.lastIndex = index;
	return RIGHT.exec(text)?.[0] ?? '';
}

function wordAt(text: string, index: number): string {
	return leftOf(text, index) + rightOf(text, index);
}

function around(text: string, index: number, before: string, after: string) {
	const [left, right] = [leftOf(text, index), rightOf(text, index + before.length)];
	return { before: left + before + right, after: left + after + right };
}
