import { SvgDocument } from './svg-document.ts';

/** An empty document to draw in where there is no browser. It has what the figures need and nothing else. Server only. */
export function serverDocument(): Document {
	// The chart library's types ask for a whole document, of which it uses this much.
	return new SvgDocument() as unknown as Document;
}
