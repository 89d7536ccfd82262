/** Fetched when a reader opens the menu of a figure. Each throws where the browser does not allow copying. */

/** Copies a text. */
export async function copyText(text: string): Promise<void> {
	await navigator.clipboard.writeText(text);
}

/** Copies the PNG at this address. */
export async function copyPicture(address: string): Promise<void> {
	// Asked for within the click: some browsers allow copying only then.
	const png = fetch(address).then((answer) => {
		if (!answer.ok) throw new Error(`no picture: ${answer.status}`);
		return answer.blob();
	});
	await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}

/** Copies a table as cells: tab-separated for spreadsheets and editors, and as HTML, which keeps them in order in Excel. */
export async function copyTable(table: HTMLTableElement): Promise<void> {
	const rows = tableCells(table);
	const blob = (text: string, type: string) => new Blob([text], { type });
	await navigator.clipboard.write([
		new ClipboardItem({
			'text/plain': blob(tabSeparated(rows), 'text/plain'),
			'text/html': blob(plainTable(rows), 'text/html')
		})
	]);
}

/** The texts of a table as a reader sees them, heading and foot included. A dot in a cell of counts is none: 0. */
export function tableCells(table: ParentNode): readonly (readonly string[])[] {
	return [...table.querySelectorAll('tr')].map((row) =>
		[...row.querySelectorAll('th, td')].map((cell) => {
			const shown = (cell.querySelector('[aria-hidden="true"]') ?? cell).textContent ?? '';
			const text = shown.replaceAll(/\s+/g, ' ').trim();
			return text === '·' ? '0' : text;
		})
	);
}

/** Cells as tab-separated values. What a spreadsheet would take for a formula gets a guard sign. */
export function tabSeparated(rows: readonly (readonly string[])[]): string {
	return rows.map((row) => row.map(guarded).join('\t')).join('\r\n');
}

/** Cells as a table without anything else. */
export function plainTable(rows: readonly (readonly string[])[]): string {
	const escape = (text: string) =>
		text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	const cells = (row: readonly string[]) => row.map((text) => `<td>${escape(guarded(text))}</td>`).join('');
	return `<meta charset="utf-8"><table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
}

/** Source: OWASP ASVS 5.0.0, 1.2.10. */
function guarded(text: string): string {
	return /^[=+\-@\t\0]/.test(text) ? `'${text}` : text;
}
