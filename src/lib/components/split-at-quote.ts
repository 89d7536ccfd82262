/** A piece of a text, inside the quote or not. */
export interface QuotePiece {
	readonly text: string;
	readonly quoted: boolean;
}

/**
 * The paragraphs of a text in pieces inside and outside of a quote. The pieces joined are the paragraphs. A space of
 * the quote may be a line feed of the text, so that a quote can run over two paragraphs. A quote that does not stand in
 * the text marks nothing.
 */
export function splitAtQuote(text: string, quote: string): readonly (readonly QuotePiece[])[] {
	const start = quote === '' ? -1 : text.replaceAll('\n', ' ').indexOf(quote.replaceAll('\n', ' '));
	const end = start < 0 ? -1 : start + quote.length;
	const paragraphs: QuotePiece[][] = [];
	let from = 0;
	for (const paragraph of text.split('\n')) {
		const [a, b] = [start - from, end - from].map((at) => Math.min(Math.max(at, 0), paragraph.length)) as [
			number,
			number
		];
		const pieces = [
			{ text: paragraph.slice(0, a), quoted: false },
			{ text: paragraph.slice(a, b), quoted: true },
			{ text: paragraph.slice(b), quoted: false }
		];
		paragraphs.push(pieces.filter((piece) => piece.text !== ''));
		from += paragraph.length + 1;
	}
	return paragraphs;
}
