import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { dryRun } from '#pipelines/import/dry-run.ts';
import { readPdf } from '#pipelines/import/read-pdf.ts';

interface Placed {
	readonly x: number;
	readonly y: number;
	readonly text: string;
}

/** A PDF of one page for each list of texts, in Helvetica of 10 points; `extra` goes into the trailer. */
function pdf(pages: readonly (readonly Placed[])[], extra = ''): Uint8Array {
	const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		`<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
		...pages.flatMap((texts, index) => {
			const shown = texts.map(({ x, y, text }) => `BT /F 10 Tf ${x} ${y} Td (${text}) Tj ET`).join('\n');
			return [
				`<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents ${5 + index * 2} 0 R>>`,
				`<</Length ${shown.length}>>stream\n${shown}\nendstream`
			];
		})
	];
	let body = '%PDF-1.4\n';
	const places = objects.map((object, index) => {
		const at = body.length;
		body += `${index + 1} 0 obj${object}endobj\n`;
		return `${String(at).padStart(10, '0')} 00000 n \n`;
	});
	const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
	const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R${extra}>>\nstartxref\n${body.length}\n%%EOF`;
	return Uint8Array.from(body + table + trailer, (letter) => letter.charCodeAt(0));
}

/** The rows of a table, each line of a cell a text of its own, 12 points below the one before, rows 20. */
function tablePage(rows: readonly (readonly string[])[]): Placed[] {
	const columns = [40, 100, 400];
	let y = 760;
	return rows.flatMap((cells) => {
		const top = y;
		const lines = cells.map((cell) => cell.split('|'));
		y -= 12 * (Math.max(...lines.map(({ length }) => length)) - 1) + 20;
		return lines.flatMap((own, column) =>
			own.flatMap((text, line) =>
				text === '' ? [] : [{ x: columns[column] ?? 0, y: top - line * 12, text }]
			)
		);
	});
}

const HEADING = ['Year', 'Recommendation', 'Status'];
const rowsOf = async (bytes: Uint8Array) => (await readPdf(bytes)).sheets[0]?.rows ?? [];

describe('a PDF', () => {
	test('with a table gives its rows; wrapped cells are one text, headings between rows span', async () => {
		const page = tablePage([
			HEADING,
			['School'],
			['2014', 'The municipality should set up|a corps of volunteers', 'Implemented'],
			['2015', 'The school should meet|with the parents twice|a year', 'In progress'],
			['Elders'],
			['2016', 'Care homes should offer courses', '']
		]);
		expect((await rowsOf(pdf([page]))).map(({ cells, spans }) => [spans ?? false, ...cells])).toEqual([
			[false, ...HEADING],
			[true, 'School', '', ''],
			[false, '2014', 'The municipality should set up a corps of volunteers', 'Implemented'],
			[false, '2015', 'The school should meet with the parents twice a year', 'In progress'],
			[true, 'Elders', '', ''],
			[false, '2016', 'Care homes should offer courses', '']
		]);
	});

	test('over several pages drops headings that come again, and goes on with a row that a page cuts', async () => {
		const first = tablePage([
			HEADING,
			['2014', 'The municipality should|set up a corps', 'Implemented'],
			['2015', 'The school should meet', 'In progress']
		]);
		const second = tablePage([HEADING, ['', 'with the parents', ''], ['2016', 'Care homes|should', '']]);
		expect((await rowsOf(pdf([first, second]))).map(({ cells }) => cells[1])).toEqual([
			'Recommendation',
			'The municipality should set up a corps',
			'The school should meet with the parents',
			'Care homes should'
		]);
	});

	test('becomes recommendations, the theme from the headings between the rows', async () => {
		const page = tablePage([
			HEADING,
			['School'],
			['2014', 'The municipality should set up|a corps of volunteers', 'Implemented'],
			['2015', 'The school should meet|with the parents', 'Implemented'],
			['Elders'],
			['2016', 'Care homes should offer courses|in Danish', 'Implemented']
		]);
		const { report } = await dryRun({ bytes: pdf([page]), fileName: 'a.pdf', mapping: null });
		expect(report).toMatchObject({
			form: 'pdf',
			usable: 3,
			per_year: { 2014: 1, 2015: 1, 2016: 1 },
			per_theme: { School: 2, Elders: 1 },
			per_implementation: { implemented: 3 },
			refused: null
		});
	});

	test.each([
		['without text, as a scan, is refused', pdf([[]]), 'no-text-layer'],
		[
			'of running text is refused',
			pdf([
				Array.from({ length: 30 }, (_, line) => ({
					x: 40,
					y: 760 - line * 12,
					text: `The council met on day ${line} and spoke of the school`
				}))
			]),
			'no-table'
		],
		['that is cut off is refused', pdf([tablePage([HEADING])]).slice(0, 60), 'broken-pdf'],
		[
			'that is locked is refused',
			pdf(
				[[]],
				`/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'00'.repeat(32)}>/U<${'00'.repeat(32)}>>>`
			),
			'locked'
		]
	])('%s', async (_name, bytes, code) => {
		const { report } = await dryRun({ bytes, fileName: 'a.pdf', mapping: null });
		expect(report.refused?.code).toBe(code);
	});
});

const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

describe.skipIf(!existsSync(path))('a page that Chromium prints as PDF', () => {
	const text = 'The council recommends that the municipality sets up a corps of volunteers with associations';
	const rows = ['School', 'Elders', 'Sport']
		.map(
			(theme) =>
				`<tr><td colspan="4">${theme}</td></tr>${Array.from(
					{ length: 14 },
					(_, row) =>
						`<tr><td>${2010 + (row % 8)}</td><td>${text} ${theme} ${row}</td><td>${row % 3 ? '' : 'The corps meets every month at the library in town.'}</td><td>${row % 2 ? 'Implemented' : ''}</td></tr>`
				).join('')}`
		)
		.join('');
	const html = (css: string) =>
		`<style>${css}</style><h1>Recommendations of the council</h1><table><thead><tr><th>Year</th><th>Recommendation</th><th>Response</th><th>Status</th></tr></thead>${rows}</table>`;

	test.each([
		['as a browser sets tables', ''],
		[
			'with lines and padding',
			'table{border-collapse:collapse}td,th{border:1px solid;padding:4px;vertical-align:top}'
		],
		['with rows as close as lines', 'table{border-collapse:collapse}td,th{padding:0 4px;vertical-align:top}']
	])('%s gives every row whole', async (_name, css) => {
		const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
		try {
			const page = await browser.newPage();
			await page.setContent(html(css));
			const bytes = new Uint8Array(await page.pdf({ format: 'A4' }));
			const { report, mapped } = await dryRun({ bytes, fileName: 'a.pdf', mapping: null });
			expect(report).toMatchObject({
				form: 'pdf',
				usable: 42,
				answered: 15,
				per_theme: { School: 14, Elders: 14, Sport: 14 },
				per_status: { Implemented: 21 }
			});
			expect(mapped?.rows.every((row) => row.text.startsWith(text))).toBe(true);
		} finally {
			await browser.close();
		}
	});
});
