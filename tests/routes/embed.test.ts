import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenRelease } from '#lib/server/release.ts';
import { GET as askEmbed } from '../../src/routes/indlejr/[council=council]/[figure]/+server.ts';
import { cellsOf, textOf, textsOf } from '../components/rendered.ts';
import { openTestRelease } from './open-test-release.ts';
import { call } from './route-event.ts';

let release: OpenRelease;

beforeAll(async () => {
	release = await openTestRelease();
});
afterAll(() => release.close());

const FIGURES = [
	'unit-chart',
	'themes-by-year',
	'responses-by-year',
	'status-by-theme',
	'threads-by-year',
	'open-by-area'
];

function ask(
	figure: string,
	query = '',
	{ locale = 'da', council = 'albertslund' }: { locale?: 'da' | 'en'; council?: string } = {}
) {
	const prefix = locale === 'en' ? '/en' : '';
	return call(askEmbed, {
		release,
		locale,
		params: { council, figure },
		url: `${prefix}/indlejr/${council}/${figure}${query}`
	});
}

async function embedded(...asked: Parameters<typeof ask>) {
	const answer = await ask(...asked);
	if (!(answer instanceof Response)) throw new Error(`no answer: ${JSON.stringify(answer)}`);
	const html = await answer.text();
	return { answer, html, page: parseHTML(html).document };
}

test.each(FIGURES)('%s stands by itself, with title, source, table and a way to its page', async (id) => {
	const { answer, html, page } = await embedded(id);
	expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
	expect(answer.headers.get('set-cookie')).toBeNull();
	expect(page.querySelectorAll('h1')).toHaveLength(1);
	expect(textOf(page.querySelector('title'))).toContain(textOf(page.querySelector('h1')));
	expect(textOf(page.querySelector('.source'))).toMatch(
		/^Kilde: ».+status fra tidligst februar 2019.+Version/
	);
	expect(page.querySelector('a.more')?.getAttribute('href')).toMatch(/^http:\/\/localhost\/albertslund/);
	expect(page.querySelectorAll('nav, header, footer, form, input')).toHaveLength(0);
	expect(page.querySelectorAll('.frame svg')).toHaveLength(3);
	for (const svg of page.querySelectorAll('.frame svg')) {
		expect(svg.querySelectorAll('rect, path').length).toBeGreaterThan(10);
		expect(svg.getAttribute('aria-label')).toMatch(/\d/);
	}
	expect(cellsOf(page.querySelector('table')).length).toBeGreaterThan(5);
	expect(html).not.toMatch(/undefined|NaN|\[object/);
	const ids = [...page.querySelectorAll('[id]')].map((element) => element.id);
	expect(new Set(ids).size).toBe(ids.length);
});

test('has the choice of its address, in words and numbers, and leads to the page with the same', async () => {
	const query = '?theme=alb-ir-t06&from=2012&to=2015';
	const { page } = await embedded('responses-by-year', query);
	expect(textOf(page.querySelector('.chosen'))).toMatch(/^Valgt: tema .+ · 2012–2015\.$/);
	expect(page.querySelector('a.more')?.getAttribute('href')).toBe(`http://localhost/albertslund${query}`);
	const made = cellsOf(page.querySelector('table'))
		.slice(1)
		.map((row) => Number(row[1]));
	expect(textOf(page.querySelector('.subtitle'))).toContain(
		`n\u00a0=\u00a0${made.reduce((sum, n) => sum + n)}.`
	);
});

test('is light or dark as its address says, beside a filter by theme, else as the reader has it', async () => {
	const rootClass = async (query: string) =>
		(await embedded('unit-chart', query)).page.documentElement.className;
	expect(await rootClass('')).toBe('');
	expect(await rootClass('?theme=dark')).toBe('dark');
	expect(await rootClass('?theme=alb-ir-t06&theme=light')).toBe('light');
	expect(await rootClass('?theme=x"><script>')).toBe('');
});

test('is in the language of its path', async () => {
	const { page } = await embedded('unit-chart', '', { locale: 'en' });
	expect(page.documentElement.lang).toBe('en');
	expect(textsOf(page, '.more')).toEqual(['Read more at Genklang']);
	expect(page.querySelector('a.more')?.getAttribute('href')).toBe('http://localhost/en/albertslund');
});

test('may be shown by any page, and runs the one script that tells its height', async () => {
	const { answer, page } = await embedded('unit-chart');
	const policy = answer.headers.get('content-security-policy') ?? '';
	expect(policy).toContain("default-src 'none'");
	expect(policy).toContain('frame-ancestors *');
	expect(policy).not.toMatch(/script-src[^;]*(unsafe|self|\*)/);
	expect(answer.headers.get('x-frame-options')).toBeNull();
	expect(page.querySelectorAll('script')).toHaveLength(1);
});

test.each([
	['nope', 'albertslund'],
	['constructor', 'albertslund'],
	['unit-chart', 'nope'],
	['status-by-theme', 'ballerup']
])('%s of %s is not found', async (figure, council) => {
	expect(await ask(figure, '', { council })).toEqual({ status: 404 });
});
