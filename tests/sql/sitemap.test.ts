import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { sitemapOf } from '#lib/server/sitemap.ts';
import { sitemapFile, sitemapIndex } from '#lib/server/sitemap-xml.ts';
import { fixtureDatabase } from './fixture-database.ts';

const BASE = { origin: 'https://genklang.example', date: '2026-11-22' };

let db: Database;
let remove: () => Promise<void>;

beforeAll(async () => {
	const fixture = await fixtureDatabase();
	remove = fixture.remove;
	db = await openDatabase(fixture.file);
});
afterAll(async () => {
	await db.close();
	await remove();
});

/** The paths of every file of the sitemap, file by file. */
async function filesOf(perFile?: number): Promise<readonly (readonly string[])[]> {
	const { files, paths } = await sitemapOf(db, perFile);
	return Promise.all(Array.from({ length: files }, async (_, index) => collect(paths(index + 1))));
}

async function collect(lists: AsyncIterable<readonly string[]>): Promise<readonly string[]> {
	const all: string[] = [];
	for await (const list of lists) all.push(...list);
	return all;
}

describe('a sitemap', () => {
	test('names councils, their years, themes and recommendations, areas and documents, each once', async () => {
		const paths = (await filesOf()).flat();
		for (const path of [
			'/alfaby',
			'/alfaby/aar',
			'/alfaby/aar/2010',
			'/alfaby/aabne',
			'/alfaby/temaer/alf-ir-t01',
			'/alfaby/gentagelser',
			'/alfaby/anbefalinger',
			'/alfaby/anbefaling/alf-ir-2010-01',
			'/omraader/school',
			'/kilder/alf-ir-register',
			'/metode'
		]) {
			expect(paths).toContain(path);
		}
		expect(new Set(paths).size).toBe(paths.length);
	});

	test('needs one file for a small release', async () => {
		expect(await filesOf()).toHaveLength(1);
	});

	test.each([1, 2, 3, 7, 10, 1000])('names the same pages in files of at most %i', async (perFile) => {
		const whole = (await filesOf()).flat();
		const files = await filesOf(perFile);
		expect(files.flat()).toEqual(whole);
		expect(files.length).toBeGreaterThanOrEqual(whole.length / perFile);
		for (const file of files) expect(file.length).toBeLessThanOrEqual(perFile);
	});

	test('has nothing in files that it does not count', async () => {
		const { files, paths } = await sitemapOf(db, 10);
		expect(await collect(paths(files + 1))).toEqual([]);
	});

	test('gives each page in both languages, each naming the other', async () => {
		const sitemap = await sitemapOf(db);
		const xml = await new Response(sitemapFile(sitemap, 1, BASE)).text();
		const alternates =
			'<xhtml:link rel="alternate" hreflang="da" href="https://genklang.example/alfaby"/>' +
			'<xhtml:link rel="alternate" hreflang="en" href="https://genklang.example/en/alfaby"/>';
		for (const address of ['https://genklang.example/alfaby', 'https://genklang.example/en/alfaby']) {
			expect(xml).toContain(`<url><loc>${address}</loc><lastmod>2026-11-22</lastmod>${alternates}</url>\n`);
		}
		expect(xml.match(/<url>/g)).toHaveLength(2 * (await filesOf()).flat().length);
	});

	test('lists its files by number', async () => {
		const sitemap = await sitemapOf(db, 10);
		const listed = [...sitemapIndex(sitemap, BASE).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc);
		expect(listed).toEqual(
			Array.from({ length: sitemap.files }, (_, index) => `${BASE.origin}/sitemap-${index + 1}.xml`)
		);
	});

	test('writes what XML and addresses cannot hold as they want it', async () => {
		const odd = {
			files: 1,
			async *paths() {
				yield await Promise.resolve(["/å&b's <c>"]);
			}
		};
		expect(await new Response(sitemapFile(odd, 1, BASE)).text()).toContain(
			'<loc>https://genklang.example/%C3%A5&amp;b&apos;s%20%3Cc%3E</loc>'
		);
	});

	test('ends with the error of the database', async () => {
		const broken = {
			files: 1,
			// eslint-disable-next-line require-yield
			async *paths(): AsyncGenerator<readonly string[]> {
				await Promise.resolve();
				throw new Error('no answer');
			}
		};
		await expect(new Response(sitemapFile(broken, 1, BASE)).text()).rejects.toThrow('no answer');
	});
});
