import { decodeWindows1252 } from '../read/decode-bytes.ts';
import { type Encoding, ImportRefusal, type TableFile } from './table-file.ts';

/** A foreign text and how its bytes were read. */
export interface ForeignText {
	/** Without its byte order mark. */
	readonly text: string;
	readonly encoding: NonNullable<TableFile['encoding']>;
	/** Bytes that are no letter in the encoding and stand as `\ufffd` in the text. */
	readonly lost: number;
}

/**
 * Settles the encoding of a foreign text: by its byte order mark, else UTF-8 where the bytes are UTF-8 throughout or almost,
 * else Windows-1252 or Mac Roman, whichever gives more words that can be read. The last two are always guessed.
 *
 * Throws `ImportRefusal` for bytes that are no text.
 */
export function decodeForeign(bytes: Uint8Array): ForeignText {
	const marked = byMark(bytes);
	if (marked) return read(bytes, marked, { guessed: false, mark: true });
	const wide = unmarkedUtf16(bytes);
	if (wide) return read(bytes, wide, { guessed: true, mark: false });
	if (bytes.includes(0)) {
		throw new ImportRefusal(
			'not-text',
			'the file is no text and no form that can be read: save it as CSV or XLSX'
		);
	}
	const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	const lost = count(loose, /\ufffd/g);
	if (lost === 0 || lost < count(loose, /[\u0080-\ufffc]/g)) {
		return { text: loose, encoding: { name: 'utf-8', guessed: lost > 0, mark: false }, lost };
	}
	return eightBit(bytes);
}

const MARKS: readonly (readonly [Encoding, readonly number[]])[] = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]]
];

function byMark(bytes: Uint8Array): Encoding | null {
	return MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0] ?? null;
}

/** Text of two bytes a letter without a mark: every other byte is zero nearly throughout. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | null {
	const head = bytes.subarray(0, 2_000);
	const zeros = [0, 0];
	head.forEach((byte, index) => {
		if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
	});
	const [even = 0, odd = 0] = zeros;
	const enough = head.length / 2 / 1.5;
	if (head.length >= 8 && odd > enough && even < odd / 20) return 'utf-16le';
	if (head.length >= 8 && even > enough && odd < even / 20) return 'utf-16be';
	return null;
}

function read(
	bytes: Uint8Array,
	name: Encoding,
	how: { readonly guessed: boolean; readonly mark: boolean }
): ForeignText {
	const text = new TextDecoder(name).decode(bytes);
	return { text, encoding: { name, ...how }, lost: count(text, /\ufffd/g) };
}

/** Bytes that are letters of the Nordic and neighbouring languages in each encoding; what else is above 0x7f is rare in words. */
function eightBit(bytes: Uint8Array): ForeignText {
	const sample = bytes.subarray(0, 1_000_000);
	const windows = readable(decodeWindows1252(sample));
	const mac = readable(new TextDecoder('macintosh').decode(sample));
	const name = mac > windows ? 'macintosh' : 'windows-1252';
	const text = name === 'macintosh' ? new TextDecoder('macintosh').decode(bytes) : decodeWindows1252(bytes);
	return { text, encoding: { name, guessed: true, mark: false }, lost: 0 };
}

/** How many letters stand beside other letters as words have them, less what no word has between letters. */
function readable(text: string): number {
	const letters = count(
		text,
		/(?<=[a-zæøåäöüéèß ])[æøåäöüéèêáíóúçñß](?=[a-zæøåäöüéèß .,;])|\b[ÆØÅÄÖÜ](?=[a-zæøå])/g
	);
	const odd = count(text, /(?<=[a-z])[^\p{ASCII}æøåäöüéèêëáíóúàâîôûçñßÆØÅÄÖÜ–—’”»«…](?=[a-z])/gu);
	return letters - odd;
}

function count(text: string, pattern: RegExp): number {
	let found = 0;
	for (const _ of text.matchAll(pattern)) found++;
	return found;
}
