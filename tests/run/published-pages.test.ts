import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedTexts } from '#pipelines/names/published-texts.ts';
import { strangeNames } from '#pipelines/names/strange-names.ts';
import { openNames } from '#pipelines/open-folder.ts';
import { releasesFolder } from '#run/project.mjs';
import { startSite, type Site } from '../browser/site.ts';
import { knownWords } from '../pipelines/known-words.ts';
import { ask } from './raw-request.ts';

const evidence = await openNames('data');
const text = (words: string) => new TextEncoder().encode(words);

let known: ReadonlySet<string>;
beforeAll(async () => {
	known = await knownWords(join(releasesFolder(), 'current'));
});

/** How often an answer names somebody whom none of the texts behind it names. */
async function namesIn(path: string, bytes: Uint8Array): Promise<number> {
	const texts = await publishedTexts(path, bytes);
	return texts.flatMap((one) => strangeNames(one, evidence, known)).length;
}

describe('the built site', () => {
	let site: Site;
	beforeAll(async () => {
		site = await startSite();
	});
	afterAll(() => site.stop());

	test('names on no kind of page anybody whom the release does not name, in its log neither', async () => {
		const port = Number(new URL(site.origin).port);
		const map = (await ask(port, '/sitemap.xml')).body.toString();
		const listed = [...map.matchAll(/<loc>https?:\/\/[^/]+([^<]*)<\/loc>/g)].map(([, path = '']) => path);
		const record = '/albertslund/anbefaling/alb-ir-2010-01';
		const paths: readonly string[] = [
			...[
				'/albertslund',
				'/en/albertslund',
				'/albertslund/anbefalinger?q=bus',
				'/albertslund/aabne',
				'/raad'
			],
			...['/albertslund/aar', '/albertslund/aar/2012', '/albertslund/temaer', '/albertslund/gentagelser'],
			...[
				'/omraader',
				'/kilder',
				'/metode',
				'/en/metode',
				'/data',
				'/data/api',
				'/sql',
				'/indlaes',
				'/om',
				'/en/om'
			],
			...['/tilgaengelighed', '/nope', '/en/nope', '/nope.json', '/%', '/albertslund.json', '/openapi.json'],
			...['/albertslund/anbefalinger.csv', '/albertslund/aabne.atom', '/sitemap.xml', '/robots.txt', record],
			...[
				'/albertslund/figur/status-by-theme.svg',
				'/albertslund/figur/status-by-theme.png',
				`${record}.json`
			],
			...[
				'/indlejr/albertslund/status-by-theme',
				'/albertslund/anbefalinger.zip',
				'/albertslund/__data.json'
			],
			...listed.slice(0, 10)
		];
		const faults: string[] = [];
		for (const path of paths) {
			const { headers, body } = await ask(port, path);
			const type = String(headers['content-type']).split(';')[0] ?? '';
			const found = await namesIn(`answer${FORMS[type] ?? type}`, withoutProgram(type, body));
			const named = `${headers['content-disposition'] ?? ''} ${headers.location ?? ''}`;
			const inHeaders = await namesIn('headers.txt', text(named));
			if (found + inHeaders > 0) faults.push(path);
		}
		expect(faults).toEqual([]);
		expect(await namesIn('server.log', text(site.output()))).toBe(0);
	});
});

/** File names of the program hold a hash, which is no word. */
function withoutProgram(type: string, body: Buffer): Uint8Array {
	if (type !== 'text/html') return new Uint8Array(body);
	return text(body.toString().replaceAll(/\/_app\/immutable\/[\w./-]+/g, ' '));
}

const FORMS: Readonly<Record<string, string>> = {
	'text/html': '.html',
	'text/plain': '.txt',
	'text/csv': '.csv',
	'application/json': '.json',
	'application/atom+xml': '.atom',
	'application/xml': '.xml',
	'image/svg+xml': '.svg',
	'image/png': '.png',
	'application/zip': '.zip'
};
