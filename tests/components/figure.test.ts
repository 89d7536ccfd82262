import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { plainTable, tableCells, tabSeparated } from '#lib/components/copy-figure.ts';
import Figure from '#lib/components/Figure.svelte';
import { cellsOf, PAGE_ADDRESS, rendered, snippet, textOf, textsOf } from './rendered.ts';

const PROPS = {
	id: 'some-figure',
	letter: 'C',
	title: '46 af 99 anbefalinger har fået et direkte svar',
	subtitle: 'Antal anbefalinger efter år, 2010–2017. n = 99.',
	reading: 'Omridset er alle årets anbefalinger.',
	source: 'Kilde: »Registret«, 233 linjer · Version 1.0.0, 22. november 2026',
	sourceHref: '/data/1.0.0/sources/register.txt',
	csvHref: '/albertslund/figur/some-figure.csv',
	children: snippet('<p class="drawing">tegning</p>')
};

test('a figure is named by its finding and carries letter, measure, reading, source and file', () => {
	const page = rendered(Figure, PROPS);
	const figure = page.querySelector('figure#some-figure');
	expect(textOf(page.getElementById(figure?.getAttribute('aria-labelledby') ?? ''))).toBe(PROPS.title);
	expect(page.querySelector('h2')?.id).toBe('some-figure-title');
	for (const words of ['Figur C', PROPS.subtitle, 'Sådan læses figuren:', PROPS.reading]) {
		expect(textOf(figure)).toContain(words);
	}
	expect(textOf(page.querySelector(`a[href="${PROPS.sourceHref}"]`))).toBe(PROPS.source);
	expect(page.querySelector(`a[href="${PROPS.csvHref}"]`)?.hasAttribute('download')).toBe(true);
	expect(textOf(page.querySelector('.drawing'))).toBe('tegning');
});

test('the table of a figure opens without JavaScript and can be scrolled by keyboard', () => {
	const page = rendered(Figure, {
		...PROPS,
		table: snippet('<table><tbody><tr><td>7</td></tr></tbody></table>')
	});
	expect(textOf(page.querySelector('details > summary'))).toBe('Vis som tabel');
	const region = page.querySelector('details [role="region"]');
	expect(region?.getAttribute('tabindex')).toBe('0');
	expect(region?.getAttribute('aria-labelledby')).toBe('some-figure-title');
	expect(textOf(region)).toBe('7');
});

test('a figure that is a table itself offers no second one', () => {
	expect(textsOf(rendered(Figure, PROPS), 'summary')).toEqual(['Flere']);
});

test('a title is text, whatever characters it has', () => {
	const page = rendered(Figure, { ...PROPS, title: 'Temaet <b>"A & B"</b>' });
	expect(textOf(page.querySelector('h2'))).toBe('Temaet <b>"A & B"</b>');
	expect(page.querySelector('h2 b')).toBeNull();
});

describe('the menu of a figure', () => {
	const CHOSEN = { ...PROPS, csvHref: '/albertslund/figur/some-figure.csv?theme=t01&from=2012' };
	const addressesIn = (page: Document) =>
		[...page.querySelectorAll('a')]
			.map((link) => link.getAttribute('href'))
			.filter((href) => href !== PROPS.sourceHref);

	test('leads to every form of the figure, by links, with the choice of the page', () => {
		expect(addressesIn(rendered(Figure, CHOSEN))).toEqual([
			'/albertslund/figur/some-figure.csv?theme=t01&from=2012',
			'/albertslund/figur/some-figure.png?theme=t01&from=2012',
			'/albertslund/figur/some-figure.svg?theme=t01&from=2012',
			'/albertslund/figur/some-figure.png?theme=t01&from=2012&scale=2',
			'/albertslund/figur/some-figure.json?theme=t01&from=2012',
			'/indlejr/albertslund/some-figure?theme=t01&from=2012'
		]);
	});

	test('leads to pictures in the language of the page, and to the same data', () => {
		expect(addressesIn(rendered(Figure, PROPS, 'en'))).toEqual([
			'/albertslund/figur/some-figure.csv',
			'/en/albertslund/figur/some-figure.png',
			'/en/albertslund/figur/some-figure.svg',
			'/en/albertslund/figur/some-figure.png?scale=2',
			'/albertslund/figur/some-figure.json',
			'/en/indlejr/albertslund/some-figure'
		]);
	});

	test('is one line of links, the rest opens without JavaScript', () => {
		const page = rendered(Figure, PROPS);
		const more = [...page.querySelectorAll('details')].at(-1);
		expect(textOf(more?.querySelector('summary'))).toBe('Flere');
		expect([...(more?.parentNode?.children ?? [])].map(({ tagName }) => tagName)).toEqual([
			'A',
			'A',
			'DETAILS'
		]);
		expect(textsOf(page, 'button')).toEqual([
			'Kopiér billede',
			'Kopiér tabel',
			'Kopiér link',
			'Kopiér koden'
		]);
	});

	test('gives the code of a frame that is named and waits until it is seen', () => {
		const page = rendered(Figure, { ...CHOSEN, title: 'Temaet "A & B" <1>' });
		const field = page.querySelector('textarea');
		expect(textOf(page.querySelector(`label[for="${field?.id}"]`))).toBe('Indlejr figuren på en anden side');
		// This parser leaves the letters of a text field as they are written.
		const code = parseHTML(`<body><p>${field?.textContent ?? ''}</p></body>`).document.querySelector('p');
		const { document } = parseHTML(`<body>${textOf(code)}</body>`);
		const frame = document.querySelector('iframe');
		expect(frame?.getAttribute('src')).toBe(
			`${new URL(PAGE_ADDRESS).origin}/indlejr/albertslund/some-figure?theme=t01&from=2012`
		);
		expect(frame?.getAttribute('title')).toBe('Temaet "A & B" <1>');
		expect(frame?.getAttribute('loading')).toBe('lazy');
	});
});

describe('a copied table', () => {
	const { document } = parseHTML(`<table>
		<thead><tr><th><span class="visually-hidden">Tema</span></th><th>2010</th></tr></thead>
		<tbody>
			<tr><th><a href="/t">Æ &amp; Ø</a></th><td> 1 234 </td></tr>
			<tr><th>=1+1</th><td><span aria-hidden="true">·</span><span class="visually-hidden">ingen</span></td></tr>
		</tbody>
	</table>`);
	const cells = tableCells(document);

	test('has the texts of its cells in order; a dot is none', () => {
		expect(cells).toEqual([
			['Tema', '2010'],
			['Æ & Ø', '1 234'],
			['=1+1', '0']
		]);
	});

	test('is tab-separated, and no cell is a formula', () => {
		expect(tabSeparated(cells)).toBe("Tema\t2010\r\nÆ & Ø\t1 234\r\n'=1+1\t0");
	});

	test('is a table of HTML with the same cells', () => {
		const copied = parseHTML(`<body>${plainTable(cells)}</body>`).document;
		expect(cellsOf(copied.querySelector('table'))).toEqual([
			['Tema', '2010'],
			['Æ & Ø', '1 234'],
			["'=1+1", '0']
		]);
	});
});
