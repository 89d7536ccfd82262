import { readXml } from './read-xml.ts';

/** The texts that the cells of a workbook share, by number; none without the part. Readings of characters are left out. */
export function readStrings(part: Uint8Array | undefined): readonly string[] {
	const strings: string[] = [];
	if (!part) return strings;
	let text = '';
	let inText = false;
	let phonetic = false;
	readXml('xl/sharedStrings.xml', part, {
		open: (name) => {
			if (name === 'si') text = '';
			else if (name === 't') inText = true;
			else if (name === 'rPh') phonetic = true;
		},
		text: (piece) => {
			if (inText && !phonetic) text += piece;
		},
		close: (name) => {
			if (name === 't') inText = false;
			else if (name === 'rPh') phonetic = false;
			else if (name === 'si') strings.push(decodeEscapes(text));
		}
	});
	return strings;
}

/**
 * A text of a workbook with its escaped characters: `_x000D_` is a carriage return, which is a line break with a line feed or
 * without. Source: ECMA-376 part 1, 22.9.2.19 ST_Xstring.
 */
export function decodeEscapes(text: string): string {
	if (!text.includes('_x')) return text;
	return text
		.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
		.replaceAll(/\r\n?/g, '\n');
}
