/** What a file's bytes say as text. */
export interface DecodedBytes {
	/** The text without its byte order mark. */
	readonly text: string;
	/** `utf-8`, `windows-1252`, `utf-16le` or `utf-16be`. */
	readonly encoding: string;
	readonly byteOrderMark: boolean;
}

/** Reads as UTF-8 where the bytes are UTF-8, else as Windows-1252. */
export function decodeBytes(bytes: Uint8Array): DecodedBytes {
	const wide = utf16Mark(bytes);
	if (wide) return decoded(new TextDecoder(wide, { ignoreBOM: true }).decode(bytes), wide);
	try {
		return decoded(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), 'utf-8');
	} catch {
		// Not UTF-8 throughout: either Windows-1252, or UTF-8 with a few bytes lost.
		const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
		if (mostlyUtf8(loose)) return decoded(loose, 'utf-8');
		return decoded(decodeWindows1252(bytes), 'windows-1252');
	}
}

/** True for a line that holds a character no document means: NUL, a byte that decodes to nothing, a control. */
export function hasUndecodable(line: string): boolean {
	// eslint-disable-next-line no-control-regex
	return /[\u0000-\u0008\u000e-\u001f\u007f\u0081\u008d\u008f\u0090\u009d\ufffd]/.test(line);
}

/** True for text that was UTF-8, was read as Windows-1252 and saved again (`Ã¥` for `å`). */
export function isDoubleEncoded(text: string): boolean {
	return (text.match(/Ã[¦¸¥†˜…]/g)?.length ?? 0) > 2 && !/[æøåÆØÅ]/.test(text);
}

/**
 * What the bytes 0x80 to 0x9f mean. Node 20 reads them as controls.
 *
 * Source: https://encoding.spec.whatwg.org/index-windows-1252.txt
 */
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Reads every byte as the letter that Windows-1252 means by it. */
export function decodeWindows1252(bytes: Uint8Array): string {
	return new TextDecoder('windows-1252')
		.decode(bytes)
		.replaceAll(/[\u0080-\u009f]/g, (control) => FROM_0X80.charAt(control.charCodeAt(0) - 0x80));
}

function decoded(text: string, encoding: string): DecodedBytes {
	const byteOrderMark = text.startsWith('\ufeff');
	return { text: byteOrderMark ? text.slice(1) : text, encoding, byteOrderMark };
}

function utf16Mark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
	return null;
}

function mostlyUtf8(loose: string): boolean {
	const lost = loose.match(/\ufffd/g)?.length ?? 0;
	const kept = loose.match(/[\u0080-\ufffc]/g)?.length ?? 0;
	return kept > lost;
}
