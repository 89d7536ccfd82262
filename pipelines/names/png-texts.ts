import { inflateSync } from 'node:zlib';
import { printableRuns } from './published-texts.ts';

/** Chunks of numbers: what is drawn, and how. Source: Portable Network Graphics (third edition), 11. */
const OF_NUMBERS = [
	'IHDR',
	'PLTE',
	'IDAT',
	'IEND',
	'tRNS',
	'gAMA',
	'cHRM',
	'sRGB',
	'sBIT',
	'bKGD',
	'pHYs',
	'tIME'
];
const SIGNATURE = '89504e470d0a1a0a';

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/**
 * The texts that a PNG carries beside its picture. What is drawn in letters is not read: that is what the drawing was made of.
 * Throws where it holds a chunk that is not known, or bytes after its end.
 */
export function pngTexts(path: string, bytes: Uint8Array): readonly string[] {
	const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	if (data.toString('hex', 0, 8) !== SIGNATURE) throw new Error(`${path}: is no PNG`);
	const texts: string[] = [];
	let at = 8;
	for (let type = ''; type !== 'IEND';) {
		if (at + 12 > data.length) throw new Error(`${path}: the PNG ends in the middle`);
		const length = data.readUInt32BE(at);
		type = data.toString('latin1', at + 4, at + 8);
		texts.push(...textsOfChunk(path, type, data.subarray(at + 8, at + 8 + length)));
		at += 12 + length;
	}
	if (at !== data.length) throw new Error(`${path}: has bytes behind its end`);
	return texts;
}

function textsOfChunk(path: string, type: string, data: Uint8Array): string[] {
	if (OF_NUMBERS.includes(type)) return [];
	if (type === 'tEXt') return [latin(data).replace('\0', ' ')];
	const keyEnd = data.indexOf(0);
	if (type === 'zTXt')
		return [latin(data.subarray(0, keyEnd)), latin(inflateSync(data.subarray(keyEnd + 2)))];
	if (type === 'iTXt') {
		const isPacked = data[keyEnd + 1] === 1;
		const languageEnd = data.indexOf(0, keyEnd + 3);
		const wordEnd = data.indexOf(0, languageEnd + 1);
		const text = data.subarray(wordEnd + 1);
		const utf8 = (part: Uint8Array) => new TextDecoder().decode(part);
		return [utf8(data.subarray(0, wordEnd)).replaceAll('\0', ' '), utf8(isPacked ? inflateSync(text) : text)];
	}
	if (type === 'eXIf') return printableRuns(data);
	throw new Error(
		`${path}: holds a chunk ${JSON.stringify(type)} that is not known, so it cannot be said whom it names`
	);
}
