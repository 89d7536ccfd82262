import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildFolder } from '#run/project.mjs';
import { startSite, type Site } from '../browser/site.ts';
import { ask } from './raw-request.ts';

let site: Site;
beforeAll(async () => {
	site = await startSite();
});
afterAll(() => site.stop());

/** What a browser fetches by itself when it reads a document: links that a reader follows are none of it. */
const FETCHED = [
	/<(?:script|img|iframe|source|video|audio|embed|track|input)\b[^>]*?\b(?:src|srcset|poster)="([^"]*)"/g,
	/<object\b[^>]*?\bdata="([^"]*)"/g,
	/<(?:image|use|feImage)\b[^>]*?\b(?:xlink:)?href="([^"]*)"/g,
	/<link\b(?![^>]*rel="(?:canonical|alternate|license)")[^>]*?\bhref="([^"]*)"/g,
	/<form\b[^>]*?\baction="([^"]*)"/g,
	/url\(\s*['"]?([^'")]*)/g,
	/@import\s+['"]([^'"]*)/g,
	/\bimport\("([^"]*)"\)/g
];

const PAGES = [
	...[
		'/albertslund',
		'/en/albertslund',
		'/albertslund/anbefalinger?q=bus',
		'/albertslund/aabne',
		'/albertslund/aar/2012'
	],
	...[
		'/albertslund/anbefaling/alb-ir-2010-01',
		'/metode',
		'/data',
		'/data/api',
		'/sql',
		'/indlaes',
		'/om',
		'/nope'
	],
	...['/indlejr/albertslund/status-by-theme', '/albertslund/figur/status-by-theme.svg', '/favicon.svg']
];

test('a page, figure or embedded figure names nothing to be fetched from elsewhere', async () => {
	const port = Number(new URL(site.origin).port);
	const elsewhere: unknown[] = [];
	let found = 0;
	for (const path of PAGES) {
		const { body, headers } = await ask(port, path);
		expect(headers['set-cookie']).toBeUndefined();
		for (const pattern of FETCHED) {
			for (const [, address = ''] of body.toString().matchAll(pattern)) {
				found += 1;
				const isOwn =
					/^(?:$|#|data:|\/(?!\/)|[\w.-]+(?:\/|$))/.test(address) || address.startsWith(site.origin);
				if (!isOwn) elsewhere.push({ path, address });
			}
		}
	}
	expect(elsewhere).toEqual([]);
	expect(found).toBeGreaterThan(PAGES.length);
});

test('a style sheet or program of the built app names nothing to be fetched from elsewhere, and keeps nothing in the browser', async () => {
	const client = join(buildFolder(), 'client');
	const files = (await readdir(client, { recursive: true })).filter((file) => /\.(?:css|js)$/.test(file));
	// A program of others that could: its own policy lets it connect to nothing.
	const own = files.filter((file) => !/duckdb-browser-/.test(file));
	expect(own.length).toBeGreaterThan(20);
	const FETCHES =
		/(?:url\(\s*['"]?|@import\s+['"]|fetch\(\s*["'`]|import\(\s*["'`]|new Worker\(\s*["'`]|sendBeacon\(\s*["'`]|\.src\s*=\s*["'`])(?:https?:)?\/\//;
	const wrong: string[] = [];
	for (const file of own) {
		const text = await readFile(join(client, file), 'utf8');
		if (FETCHES.test(text) || /document\.cookie\s*=|sendBeacon/.test(text)) wrong.push(file);
	}
	expect(wrong).toEqual([]);
});
