/** The width of a text in em. */
export type FontWidths = (text: string) => number;

/** One file of a typeface, as far as widths go. */
interface FontFile {
	/** Null where the file has no such letter. */
	readonly letterWidth: (codePoint: number) => number | null;
}

/** What stands for a letter that none of the files has: the width of most of them. */
const UNKNOWN_WIDTH = 0.6;

/**
 * Reads how wide the letters of a typeface are from its files; a letter is looked for in one after the other. Throws where
 * a file is no TrueType or has no table of letters that can be read.
 * Source: OpenType 1.9, tables `head`, `hhea`, `hmtx`, `cmap` (format 4).
 */
export function readFontWidths(files: readonly Uint8Array[]): FontWidths {
	const fonts = files.map(readFontFile);
	const letterWidth = (codePoint: number) => {
		for (const font of fonts) {
			const width = font.letterWidth(codePoint);
			if (width !== null) return width;
		}
		return UNKNOWN_WIDTH;
	};
	return (text) => [...text].reduce((sum, letter) => sum + letterWidth(letter.codePointAt(0) ?? 0), 0);
}

function readFontFile(bytes: Uint8Array): FontFile {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const table = tableOffsets(view);
	const unitsPerEm = view.getUint16(table('head') + 18);
	const metrics = view.getUint16(table('hhea') + 34);
	const hmtx = table('hmtx');
	const glyphOf = glyphFinder(view, table('cmap'));
	return {
		letterWidth: (codePoint) => {
			const glyph = glyphOf(codePoint);
			return glyph === 0 ? null : view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) / unitsPerEm;
		}
	};
}

function tableOffsets(view: DataView): (tag: string) => number {
	const offsets = new Map(
		Array.from({ length: view.getUint16(4) }, (_, index) => {
			const at = 12 + 16 * index;
			const tag = [0, 1, 2, 3].map((letter) => String.fromCharCode(view.getUint8(at + letter))).join('');
			return [tag, view.getUint32(at + 8)] as const;
		})
	);
	return (tag) => {
		const offset = offsets.get(tag);
		if (offset === undefined) throw new Error(`font without table "${tag}"`);
		return offset;
	};
}

/** Finds the glyph of a letter; 0 for none. */
function glyphFinder(view: DataView, cmap: number): (codePoint: number) => number {
	const subtables = Array.from(
		{ length: view.getUint16(cmap + 2) },
		(_, index) => cmap + view.getUint32(cmap + 4 + 8 * index + 4)
	);
	const start = subtables.find((at) => view.getUint16(at) === 4);
	if (start === undefined) throw new Error('font without letters in format 4');
	const segments = view.getUint16(start + 6) / 2;
	const [ends, starts] = [start + 14, start + 16 + 2 * segments];
	const [deltas, ranges] = [starts + 2 * segments, starts + 4 * segments];
	return (codePoint) => {
		for (let segment = 0; segment < segments; segment++) {
			if (view.getUint16(ends + 2 * segment) < codePoint) continue;
			const first = view.getUint16(starts + 2 * segment);
			if (first > codePoint) return 0;
			const delta = view.getUint16(deltas + 2 * segment);
			const range = view.getUint16(ranges + 2 * segment);
			if (range === 0) return (codePoint + delta) & 0xffff;
			const glyph = view.getUint16(ranges + 2 * segment + range + 2 * (codePoint - first));
			return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
		}
		return 0;
	};
}
