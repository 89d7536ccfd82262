import { afterEach, describe, expect, test } from 'vitest';
import { makePictureCache } from '#lib/server/figure-cache.ts';
import { makeRasteriser, type Rasteriser, RasteriserBusyError } from '#lib/server/figure-rasteriser.ts';
import { pngPixels } from './png-pixels.ts';

const PATIENT = { deadlineMs: 60_000 };
const svg = (inner: string) =>
	`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="white"/>${inner}</svg>`;
const DARK = '<rect width="10" height="10"/>';

let made: Rasteriser[] = [];
function rasteriserWith(limits: Parameters<typeof makeRasteriser>[0]): Rasteriser {
	const one = makeRasteriser(limits);
	made.push(one);
	return one;
}
afterEach(async () => {
	await Promise.all(made.map((one) => one.close()));
	made = [];
});

describe('the rasteriser', () => {
	test('draws at the width asked for', async () => {
		const png = pngPixels(await rasteriserWith(PATIENT).png(svg(DARK), 80));
		expect([png.width, png.height, png.inkBetween(0, 40)]).toEqual([80, 40, 400]);
	});

	test('says why a picture cannot be drawn, and draws the next one', async () => {
		const rasteriser = rasteriserWith(PATIENT);
		await expect(rasteriser.png('<svg', 10)).rejects.toThrow('picture not drawn');
		await expect(rasteriser.png('not svg', 10)).rejects.toThrow('picture not drawn');
		expect(pngPixels(await rasteriser.png(svg(DARK), 40)).width).toBe(40);
	});

	test('gives up a picture that takes too long, with its thread, and draws the next one', async () => {
		const impatient = rasteriserWith({ deadlineMs: 1 });
		await expect(impatient.png(svg(DARK), 40)).rejects.toThrow();
		await expect(impatient.png(svg(DARK), 41)).rejects.toThrow();
		expect(pngPixels(await rasteriserWith(PATIENT).png(svg(DARK), 40)).width).toBe(40);
	});

	test('draws the same after its thread has been replaced', async () => {
		const rasteriser = rasteriserWith({ ...PATIENT, perThread: 1, cacheBytes: 0 });
		const [one, other] = [await rasteriser.png(svg(DARK), 40), await rasteriser.png(svg(DARK), 40)];
		expect(Buffer.from(one)).toEqual(Buffer.from(other));
	});

	test('refuses what it could not draw in time, and draws all others', async () => {
		const rasteriser = rasteriserWith({ ...PATIENT, waiting: 3 });
		const asked = await Promise.allSettled(
			[1, 2, 3, 4, 5, 6].map((width) => rasteriser.png(svg(DARK), 20 + width))
		);
		expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(4);
		const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
		expect(refused.every((reason) => reason instanceof RasteriserBusyError)).toBe(true);
		expect(pngPixels(await rasteriser.png(svg(DARK), 40)).width).toBe(40);
	});

	test('reads no file that a picture names', async () => {
		const image = `<image href="${new URL('../../src/static/favicon.svg', import.meta.url).pathname}" width="40" height="20"/>`;
		expect(pngPixels(await rasteriserWith(PATIENT).png(svg(image), 40)).inkBetween(0, 20)).toBe(0);
	});
});

describe('the cache of pictures', () => {
	const bytes = (size: number) => new Uint8Array(size);

	test('makes a picture once, also when it is asked for again while it is made', async () => {
		const cache = makePictureCache(100);
		let count = 0;
		const make = async () => {
			count += 1;
			return bytes(10);
		};
		await Promise.all([cache.get('a', make), cache.get('a', make)]);
		await cache.get('a', make);
		expect(count).toBe(1);
	});

	test('drops what was not used for longest', async () => {
		const cache = makePictureCache(25);
		const makings: string[] = [];
		const get = (key: string) =>
			cache.get(key, async () => {
				makings.push(key);
				return bytes(10);
			});
		for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await get(key);
		expect(makings).toEqual(['a', 'b', 'c', 'b']);
	});

	test('keeps no failure, whether it comes at once or later', async () => {
		const cache = makePictureCache(100);
		const fails = () => {
			throw new Error('at once');
		};
		await expect(cache.get('a', fails)).rejects.toThrow('at once');
		await expect(cache.get('a', () => Promise.reject(new Error('later')))).rejects.toThrow('later');
		expect(await cache.get('a', () => Promise.resolve(bytes(1)))).toHaveLength(1);
	});
});
