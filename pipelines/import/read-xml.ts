import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ImportRefusal } from './table-file.ts';

/** What happens in an XML text. Names come without their prefix. */
export interface XmlHandler {
	readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
	readonly close?: (name: string) => void;
	readonly text?: (text: string) => void;
}

/** Characters handed to the parser at a time. */
const CHUNK = 65_536;
/** Levels of elements; real files have some thirty. */
const DEPTH = 200;

/**
 * Reads one XML part of a packed document. Entities of its own are refused with any DOCTYPE, so nothing outside is named and
 * nothing expands.
 *
 * Throws `ImportRefusal` for broken XML, a DOCTYPE or elements nested too deep, and what the handler throws.
 */
export function readXml(part: string, bytes: Uint8Array, handler: XmlHandler): void {
	const text = new TextDecoder().decode(bytes);
	const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
	let depth = 0;
	parser.on('doctype', () => {
		throw new ImportRefusal('doctype', `the part ${part} declares a document type, which no workbook has`);
	});
	parser.on('error', (cause) => {
		throw new ImportRefusal('broken-xml', `the part ${part} is broken: save the file again`, { cause });
	});
	parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
		if (++depth > DEPTH)
			throw new ImportRefusal('too-deep', `the part ${part} nests more than ${DEPTH} deep`);
		handler.open?.(localName(name), (wanted) => attributes[wanted]);
	});
	parser.on('closetag', ({ name }) => {
		depth--;
		handler.close?.(localName(name));
	});
	parser.on('text', (piece) => handler.text?.(piece));
	parser.on('cdata', (piece) => handler.text?.(piece));
	for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
	parser.close();
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}
