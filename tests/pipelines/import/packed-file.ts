import { strToU8, zipSync } from 'fflate';

/** A packed file of the parts given. */
export function packed(parts: Readonly<Record<string, string>>): Uint8Array {
	return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** A workbook of one sheet with this XML inside `<worksheet>`, and other parts as given. */
export function workbook(sheetXml: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
	return packed({
		'xl/workbook.xml':
			'<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>',
		'xl/_rels/workbook.xml.rels':
			'<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
		'xl/worksheets/sheet1.xml': `<worksheet>${sheetXml}</worksheet>`,
		...parts
	});
}

/** The rows of a sheet as XML, every cell a text of its own. */
export function sheetRows(rows: readonly (readonly string[])[]): string {
	const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
	return `<sheetData>${rows.map((cells) => `<row>${cells.map(cell).join('')}</row>`).join('')}</sheetData>`;
}

/** A document with this XML as its body. */
export function wordDocument(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
	return packed({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`, ...parts });
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
