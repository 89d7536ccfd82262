import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { axeViolations } from './axe.ts';
import { useBrowserSite } from './browser-site.ts';
import { ENGLISH_PAGES, PAGES } from './pages.ts';
import { sidewaysOverflow } from './sideways-overflow.ts';

const site = useBrowserSite();
const SCHEMES = ['light', 'dark'] as const;
/** The rules that the colours of a page can break; the others have been tried in light ones. */
const COLOURS_ONLY = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** Pages whose figures or lists have another form on a wide page; the others have the same elements at every width. */
const HAS_FORMS =
	/^\/(?:albertslund|ballerup)(?:\/(?:aar|aabne|anbefalinger|temaer|gentagelser)(?:\/|\?|$)|\?|$)/;

/** Widths at which a page must fit; the rules of axe are tried at some of them, since each run takes its time. */
interface Tried {
	readonly path: string;
	readonly widths: readonly number[];
	readonly axeWidths: readonly number[];
	readonly darkWidths: readonly number[];
}

describe.each<Tried>([
	...PAGES.map((path) => ({
		path,
		widths: [320, 768, 1280],
		axeWidths: HAS_FORMS.test(path) ? [320, 1280] : [320],
		darkWidths: [1280]
	})),
	// The same markup and colours with other words: each sort of page once, without a choice in its address.
	...ENGLISH_PAGES.map((path) => ({
		path,
		widths: [320, 1280],
		axeWidths: path.includes('?') ? [] : [320],
		darkWidths: []
	}))
])('$path', ({ path, widths, axeWidths, darkWidths }) => {
	test('breaks no rule of axe and keeps inside its width, in light and in dark colours', async () => {
		const { page } = await site.open(path);
		for (const width of widths) {
			await page.setViewportSize({ width, height: 900 });
			expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
			if (axeWidths.includes(width)) expect([width, await axeViolations(page)]).toEqual([width, []]);
		}
		await page.emulateMedia({ colorScheme: 'dark' });
		for (const width of darkWidths) {
			await page.setViewportSize({ width, height: 900 });
			expect([width, await axeViolations(page, COLOURS_ONLY)]).toEqual([width, []]);
		}
	});
});

describe('with everything open', () => {
	test.each(SCHEMES)('the overview breaks no rule of axe, in %s colours', async (colorScheme) => {
		const { page } = await site.open('/albertslund?theme=nope', { colorScheme });
		for (const width of [320, 1280]) {
			await page.setViewportSize({ width, height: 900 });
			await page.evaluate(() => {
				for (const details of document.querySelectorAll('details')) details.open = true;
			});
			expect([width, await axeViolations(page)]).toEqual([width, []]);
			expect([width, await sidewaysOverflow(page)]).toEqual([width, 0]);
		}
	});

	test('figures that the browser has drawn break no rule of axe', async () => {
		const { page } = await site.open('/albertslund');
		await page.locator('select[name="base"]').selectOption('judged');
		await page.waitForURL('**/albertslund?base=judged');
		await page.locator('#status-by-theme .live svg').waitFor();
		expect(await axeViolations(page)).toEqual([]);
	});
});

test('no text is smaller than 12 pixels, and no target smaller than 24 where it stands alone', async () => {
	const { page } = await site.open('/albertslund', { viewport: { width: 390, height: 800 } });
	const small = await page.evaluate(() =>
		[...document.querySelectorAll('body *')]
			.filter((element) =>
				[...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
			)
			.filter(
				(element) =>
					element.getClientRects().length > 0 && parseFloat(getComputedStyle(element).fontSize) < 12
			)
			// Heard and not seen on a phone.
			.filter((element) => !element.matches('.century'))
			.map((element) => element.outerHTML.slice(0, 80))
	);
	expect(small).toEqual([]);
	const narrow = await page.evaluate(() =>
		[...document.querySelectorAll('nav a, footer a, summary, select, .label')]
			.map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect().height] as const)
			.filter(([, height]) => height > 0 && height < 24)
	);
	expect(narrow).toEqual([]);
});

describe('what a reader has asked the system for', () => {
	const PARTS = [
		'h1',
		'#unit-chart .unit-chart',
		'#themes-by-year table',
		'#responses-by-year .frame',
		'#status-by-theme .frame'
	];

	test.each([
		['forced colours', { forcedColors: 'active' }],
		['forced dark colours', { forcedColors: 'active', colorScheme: 'dark' }],
		['reduced motion', { reducedMotion: 'reduce' }],
		['dark colours', { colorScheme: 'dark' }]
	] as const)('leaves no part of the overview blank: %s', async (_, options) => {
		const { page } = await site.open('/albertslund', options);
		for (const part of PARTS) {
			const colours = coloursOf(await page.locator(part).first().screenshot());
			expect([part, colours > 2]).toEqual([part, true]);
		}
	});

	test('keeps the statuses apart under forced colours', async () => {
		const { page } = await site.open('/albertslund', { forcedColors: 'active' });
		const swatches = await page.locator('#status-by-theme .key svg').all();
		expect(swatches).toHaveLength(6);
		const pictures = await Promise.all(
			swatches.map(async (swatch) => (await swatch.screenshot()).toString('base64'))
		);
		expect(new Set(pictures).size).toBe(6);
	});

	test('moves nothing by itself', async () => {
		const { page } = await site.open('/albertslund', { reducedMotion: 'reduce' });
		const moving = await page.evaluate(() => document.getAnimations().length);
		expect(moving).toBe(0);
	});
});

/** How many different colours a picture has, counted up to 64. A PNG as Chromium writes it: 8 bits a channel, not interlaced. */
function coloursOf(png: Buffer): number {
	const width = png.readUInt32BE(16);
	const channels = png[25] === 6 ? 4 : 3;
	const parts: Buffer[] = [];
	for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
		if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
			parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
	}
	const rows = inflateSync(Buffer.concat(parts));
	const stride = width * channels;
	const seen = new Set<string>();
	let above = Buffer.alloc(stride);
	for (let start = 0; start < rows.length && seen.size < 64; start += stride + 1) {
		const line = unfilter(rows.subarray(start + 1, start + 1 + stride), above, rows[start] ?? 0, channels);
		for (let x = 0; x < stride; x += channels) seen.add(line.toString('hex', x, x + 3));
		above = line;
	}
	return seen.size;
}

/** One line of a PNG as it was before it was filtered. Source: PNG specification, section 9. */
function unfilter(line: Buffer, above: Buffer, filter: number, channels: number): Buffer<ArrayBuffer> {
	const plain = Buffer.alloc(line.length);
	for (let x = 0; x < line.length; x++) {
		const left = plain[x - channels] ?? 0;
		const up = above[x] ?? 0;
		const corner = above[x - channels] ?? 0;
		const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
		plain[x] = (line[x] ?? 0) + predicted;
	}
	return plain;
}

function paeth(left: number, up: number, corner: number): number {
	const estimate = left + up - corner;
	const distances = [left, up, corner].map((value) => Math.abs(estimate - value)) as [number, number, number];
	const least = Math.min(...distances);
	return [left, up, corner][distances.indexOf(least)] ?? 0;
}
