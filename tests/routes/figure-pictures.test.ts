import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PICTURE_THEMES } from '#lib/charts/figure-picture-colours.ts';
import { pictureTextWidth } from '#lib/server/figure-fonts.ts';
import { makeRasteriser, type Rasteriser } from '#lib/server/figure-rasteriser.ts';
import type { OpenRelease } from '#lib/server/release.ts';
import { GET as askFigure } from '../../src/routes/[council=council]/figur/[file]/+server.ts';
import { openTestRelease } from './open-test-release.ts';
import { pngPixels } from '../server/png-pixels.ts';
import { call } from './route-event.ts';

let release: OpenRelease;
let rasteriser: Rasteriser;
let withoutFonts: Rasteriser;

beforeAll(async () => {
	release = await openTestRelease();
	rasteriser = makeRasteriser({ deadlineMs: 60_000 });
	withoutFonts = makeRasteriser({ deadlineMs: 60_000 }, []);
});
afterAll(async () => {
	await Promise.all([release.close(), rasteriser.close(), withoutFonts.close()]);
});

const FIGURES = [
	'unit-chart',
	'themes-by-year',
	'responses-by-year',
	'status-by-theme',
	'threads-by-year',
	'open-by-area'
] as const;

interface AskOptions {
	readonly locale?: 'da' | 'en';
	readonly council?: string;
	readonly by?: Rasteriser;
}

async function ask(
	name: string,
	query = '',
	{ locale = 'da', council = 'albertslund', by }: AskOptions = {}
) {
	const prefix = locale === 'en' ? '/en' : '';
	const answer = await call(askFigure, {
		release,
		locale,
		locals: { rasteriser: by ?? rasteriser },
		params: { council, file: name },
		url: `${prefix}/${council}/figur/${name}${query}`
	});
	return answer;
}

async function picture(name: string, query = '', options?: AskOptions): Promise<Response> {
	const answer = await ask(name, query, options);
	if (!(answer instanceof Response)) throw new Error(`no answer: ${JSON.stringify(answer)}`);
	return answer;
}

interface SvgText {
	readonly text: string;
	readonly attributes: Readonly<Record<string, string>>;
}

/** What an SVG shows and holds, read by a parser that takes nothing but well-formed XML. */
function readSvg(xml: string) {
	const [texts, open, names]: [
		SvgText[],
		{ text: string; attributes: Record<string, string> }[],
		Set<string>
	] = [[], [], new Set()];
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	let root: Record<string, string> | null = null;
	parser.on('opentag', ({ name, attributes }) => {
		root ??= attributes;
		names.add(name);
		open.push({ text: '', attributes });
	});
	parser.on('text', (text) => {
		const last = open.at(-1);
		if (last) last.text += text;
	});
	parser.on('closetag', ({ name }) => {
		const element = open.pop();
		if (!element) return;
		const above = open.at(-1);
		if (name === 'tspan' && above) above.text += element.text;
		if (name === 'text') texts.push(element);
	});
	parser.write(xml).close();
	return {
		root: root as Record<string, string> | null,
		names,
		texts,
		words: texts.map(({ text }) => text).join(' ')
	};
}

/** Where a line of the picture's own text ends. */
function rightEdge(text: string, attributes: SvgText['attributes']): number {
	const face = /Newsreader/.test(attributes['font-family'] ?? '')
		? 'serif'
		: attributes['font-weight'] === '600'
			? 'bold'
			: 'sans';
	return Number(attributes['x']) + pictureTextWidth(text, face, Number(attributes['font-size']));
}

/** Lines of one paragraph run together, as a reader reads them. */
const flat = (words: string) => words.replaceAll(/[\s\u00a0]+/g, ' ');

describe.each(FIGURES)('the picture of %s', (id) => {
	test('is well-formed and says whose figure it is, of what, from where and of when', async () => {
		const answer = await picture(`${id}.svg`);
		expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
		expect(answer.headers.get('cache-control')).toBe('no-cache');
		expect(answer.headers.get('access-control-allow-origin')).toBe('*');
		const { words, root } = readSvg(await answer.text());
		for (const part of [
			'Integrationsrådet i Albertslund',
			'Sådan læses figuren:',
			'Kilde: »',
			'status fra tidligst februar 2019',
			`Version ${release.version}`,
			'Genklang · localhost/albertslund'
		]) {
			expect(flat(words)).toContain(part);
		}
		expect(words).not.toMatch(/undefined|NaN|\[object|Valgt:/);
		expect([root?.['width'], root?.['role']]).toEqual(['720', 'img']);
	});

	test.each(PICTURE_THEMES)(
		'stands alone in %s: no property of a page, no address of another file',
		async (theme) => {
			const xml = await (await picture(`${id}.svg`, `?theme=${theme}`)).text();
			const { names } = readSvg(xml);
			expect(xml).not.toMatch(/var\(|currentColor|data-choice|href|NaN/);
			expect([...names].filter((name) => /image|script|foreignObject|[A-Z]/.test(name))).toEqual([]);
			expect([...xml.matchAll(/url\(([^)]{0,20})/g)].every(([, to = '']) => /^#|^data:font/.test(to))).toBe(
				true
			);
			const ids = [...xml.matchAll(/ id="([^"]+)"/g)].map(([, one]) => one);
			expect(new Set(ids).size).toBe(ids.length);
			for (const [, to = ''] of xml.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(to);
		}
	);

	test('is a PNG of its size, twice as large where asked, with nothing in it but the picture', async () => {
		const { root } = readSvg(await (await picture(`${id}.svg`)).text());
		for (const scale of [1, 2]) {
			const answer = await picture(`${id}.png`, `?scale=${scale}`);
			expect(answer.headers.get('content-type')).toBe('image/png');
			const png = pngPixels(new Uint8Array(await answer.arrayBuffer()));
			expect(png.width).toBe(720 * scale);
			expect(Math.abs(png.height - Number(root?.['height']) * scale)).toBeLessThanOrEqual(1);
			expect([...new Set(png.chunks)]).toEqual(['IHDR', 'IDAT', 'IEND']);
		}
	});

	test('has ink where its title stands, which it has not without typefaces', async () => {
		const [titleTop, titleBottom] = [62, 92];
		const ink = async (by: Rasteriser) =>
			pngPixels(new Uint8Array(await (await picture(`${id}.png`, '', { by })).arrayBuffer())).inkBetween(
				titleTop,
				titleBottom
			);
		expect(await ink(rasteriser)).toBeGreaterThan(400);
		expect(await ink(withoutFonts)).toBe(0);
	});

	test('is 1200 by 630 for those who share a link', async () => {
		const answer = await picture(`${id}.png`, '?og=1');
		const png = pngPixels(new Uint8Array(await answer.arrayBuffer()));
		expect([png.width, png.height]).toEqual([1200, 630]);
		const { words } = readSvg(await (await picture(`${id}.svg`, '?og=1')).text());
		expect(flat(words)).toContain('Integrationsrådet i Albertslund');
		expect(flat(words)).toContain(`Version ${release.version}`);
	});

	test('keeps its text inside, at every width', async () => {
		for (const width of [320, 480, 720, 1200]) {
			const { root, texts } = readSvg(await (await picture(`${id}.svg`, `?width=${width}`)).text());
			expect(root?.['width']).toBe(String(width));
			for (const { text, attributes } of texts) {
				if (attributes['font-family'] === undefined) continue;
				expect(rightEdge(text, attributes)).toBeLessThanOrEqual(width - 20);
				expect(Number(attributes['y'])).toBeLessThan(Number(root?.['height']));
			}
		}
	});
});

describe('pictures', () => {
	const CHOSEN = '?theme=alb-ir-t06&from=2012&to=2015';

	test('show the choice of their address, in words and in their numbers', async () => {
		const { words } = readSvg(await (await picture('responses-by-year.svg', CHOSEN)).text());
		const rows = (await (await picture('responses-by-year.json', CHOSEN)).json()) as {
			made: number;
			direct: number;
		}[];
		const sum = (key: 'made' | 'direct') => rows.reduce((total, row) => total + row[key], 0);
		expect(flat(words)).toContain(`${sum('direct')} af ${sum('made')} anbefalinger har fået et direkte svar`);
		expect(flat(words)).toMatch(/Valgt: tema .+ · 2012–2015\./);
		expect(words.replaceAll(' ', '')).toContain('localhost/albertslund?theme=alb-ir-t06&from=2012&to=2015');
	});

	test('have a look of their own beside the filter by theme, which has the same name', async () => {
		const both = await (await picture('unit-chart.svg', `${CHOSEN}&theme=dark`)).text();
		expect(both).toContain('fill="#1b1b19"/>');
		expect(flat(readSvg(both).words)).toContain('Valgt: tema ');
	});

	test('are in the language of their path, and ?lang= leads there', async () => {
		const { words } = readSvg(await (await picture('unit-chart.svg', '', { locale: 'en' })).text());
		expect(flat(words)).toContain('How to read the figure');
		expect(flat(words)).toContain('localhost/en/albertslund');
		expect(await ask('unit-chart.png', '?lang=en&og=1')).toEqual({
			status: 308,
			location: '/en/albertslund/figur/unit-chart.png?og=1'
		});
	});

	test('are the same bytes each time', async () => {
		const bytes = async (by: Rasteriser) =>
			Buffer.from(await (await picture('unit-chart.png', '', { by })).arrayBuffer()).toString('base64');
		const second = makeRasteriser({ deadlineMs: 60_000 });
		expect(await bytes(second)).toBe(await bytes(rasteriser));
		await second.close();
	});

	test.each([
		'?width=0',
		'?width=99999',
		'?width=abc',
		'?scale=9',
		'?theme=red',
		'?og=yes',
		'?width=-1&scale=1e9'
	])('take %s for what they can be', async (query) => {
		const png = pngPixels(new Uint8Array(await (await picture('unit-chart.png', query)).arrayBuffer()));
		expect(png.width).toBeGreaterThanOrEqual(320);
		expect(Math.max(png.width, png.height)).toBeLessThanOrEqual(4096);
	});

	test('show what was made of a council without any status, and nothing of what became of it', async () => {
		expect((await picture('unit-chart.png', '', { council: 'ballerup' })).status).toBe(200);
		for (const id of ['responses-by-year', 'status-by-theme', 'open-by-area']) {
			expect(await ask(`${id}.png`, '', { council: 'ballerup' })).toEqual({ status: 404 });
		}
	});

	test.each(['nope.svg', 'constructor.png', 'unit-chart.gif', '../unit-chart.svg', 'UNIT-CHART.png'])(
		'"%s" is not found',
		async (name) => {
			expect(await ask(name)).toEqual({ status: 404 });
		}
	);

	test('of a choice that leaves nothing are drawn all the same', async () => {
		for (const id of FIGURES) {
			const xml = await (await picture(`${id}.svg`, '?state=stopped&implementation=unknown')).text();
			expect(readSvg(xml).words).not.toMatch(/NaN|undefined|Infinity/);
		}
	});
});
