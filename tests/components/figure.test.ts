import { expect, test } from 'vitest';
import Figure from '#lib/components/Figure.svelte';
import { rendered, snippet, textOf } from './rendered.ts';

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
	expect(rendered(Figure, PROPS).querySelector('details')).toBeNull();
});

test('a title is text, whatever characters it has', () => {
	const page = rendered(Figure, { ...PROPS, title: 'Temaet <b>"A & B"</b>' });
	expect(textOf(page.querySelector('h2'))).toBe('Temaet <b>"A & B"</b>');
	expect(page.querySelector('h2 b')).toBeNull();
});
