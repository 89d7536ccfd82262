import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChanges } from '#lib/domain/measures/open-changes.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import type { OpenRelease } from '#lib/server/release.ts';
import { GET as askFeed } from '../../src/routes/[council=council]/aabne.atom/+server.ts';
import { openFeed } from '../../src/routes/[council=council]/aabne.atom/open-feed.ts';
import { openTestRelease } from './open-test-release.ts';
import { call } from './route-event.ts';

let release: OpenRelease;

beforeAll(async () => {
	release = await openTestRelease();
});
afterAll(() => release.close());

async function feed(query = '', locale: 'da' | 'en' = 'da') {
	const prefix = locale === 'en' ? '/en' : '';
	const url = `${prefix}/albertslund/aabne.atom${query}`;
	const answer = await call(askFeed, { release, locale, params: { council: 'albertslund' }, url });
	if (!(answer instanceof Response)) throw new Error(`no answer: ${JSON.stringify(answer)}`);
	return answer;
}

/** The elements of a feed by their path, in its order. Throws where it is not well-formed or of another namespace. */
function elementsOf(xml: string): readonly string[] {
	const parser = new SaxesParser({ xmlns: true });
	const open: string[] = [];
	const found: string[] = [];
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ local, uri }) => {
		expect(uri).toBe('http://www.w3.org/2005/Atom');
		open.push(local);
		found.push(open.join('/'));
	});
	parser.on('closetag', () => open.pop());
	parser.write(xml).close();
	return found;
}

describe('the feed', () => {
	test('has an entry for the one version that there is, with its counts', async () => {
		const answer = await feed('?area=health');
		expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
		const xml = await answer.text();
		const rows = await release.db.run(recommendationsOfCouncil, { councilId: 'alb-ir' });
		const inArea = rows.filter(({ areaId }) => areaId === 'health');
		const open = inArea.filter(({ state }) => state === 'open').length;
		expect(xml.match(/<entry>/g)).toHaveLength(1);
		expect(xml).toContain(
			`<title>Version ${release.version}: ${open} af ${inArea.length} anbefalinger er åbne</title>`
		);
		expect(xml).toContain(`<updated>${release.date}T00:00:00Z</updated>`);
		expect(xml).toContain('<id>http://localhost/albertslund/aabne?area=health</id>');
		expect(xml).toContain(
			'<link rel="self" type="application/atom+xml" href="http://localhost/albertslund/aabne.atom?area=health"/>'
		);
		expect(xml).toContain('Sundhed: ');
		expect(xml).not.toContain('Skole og forældre');
	});

	test('is in the language of its address, with ids of its own', async () => {
		const [danish, english] = [await (await feed()).text(), await (await feed('', 'en')).text()];
		expect(english).toContain('xml:lang="en"');
		expect(english).toContain('http://localhost/en/albertslund/aabne');
		const idsOf = (xml: string) => [...xml.matchAll(/<id>([^<]+)</g)].map(([, id]) => id);
		expect(new Set([...idsOf(danish), ...idsOf(english)]).size).toBe(4);
	});

	test.each(['nope', ''])('of a council that is not there is not found: "%s"', async (council) => {
		expect(await call(askFeed, { release, params: { council } })).toEqual({ status: 404 });
	});

	test('leaves out an area that nobody knows', async () => {
		expect(await (await feed('?area=nope')).text()).toBe(await (await feed()).text());
	});

	test.each(['', '?area=health&area=school'])(
		'is well-formed Atom with all that it must have: "%s"',
		async (query) => {
			const found = elementsOf(await (await feed(query)).text());
			const count = (path: string) => found.filter((one) => one === path).length;
			for (const once of ['id', 'title', 'updated', 'author/name', 'subtitle', 'rights', 'link']) {
				expect([once, count(`feed/${once}`)]).toEqual([once, once === 'link' ? 2 : 1]);
			}
			const entries = count('feed/entry');
			expect(entries).toBeGreaterThan(0);
			for (const each of ['id', 'title', 'updated', 'link', 'content']) {
				expect([each, count(`feed/entry/${each}`)]).toEqual([each, entries]);
			}
		}
	);

	test('tells what each version opened, closed and changed, the newest first', () => {
		const code = (recommendationId: string, state: 'open' | 'done', areaId = 'school') => ({
			recommendationId,
			areaId,
			state,
			implementation: state === 'open' ? ('unknown' as const) : ('implemented' as const)
		});
		const before = [code('a', 'open'), code('b', 'open'), code('c', 'done', 'health')];
		const after = [code('a', 'done'), code('b', 'open'), code('c', 'open', 'health')];
		const made = (areas: readonly string[]) =>
			openFeed({
				council: { name: 'Rådet', slug: 'by' },
				published: [
					{ version: '1.1.0', date: '2027-01-01', codes: after },
					{ version: '1.0.0', date: '2026-01-01', codes: before }
				],
				areas: areas.map((areaId) => ({ areaId, label: areaId })),
				chosen: areas.length === 1,
				self: 'https://example.org/by/aabne.atom',
				page: 'https://example.org/by/aabne',
				recordHref: (id) => `https://example.org/by/anbefaling/${id}`,
				publisher: 'Udgiver',
				language: 'da'
			});
		expect(openChanges(before, after)).toMatchObject({ opened: ['c'], closed: ['a'] });
		const { entries, author } = made(['school', 'health']);
		expect(author).toBe('Udgiver');
		const texts = entries.map(({ content }) =>
			content.map((pieces) => pieces.map(({ text }) => text).join(''))
		);
		expect(texts[0]).toEqual([
			'Siden version 1.0.0:',
			'Blevet åben: c',
			'Ikke længere åben: a',
			'school: 1 åbne, heraf 1 uoplyst',
			'health: 1 åbne, heraf 1 uoplyst',
			'Se listen'
		]);
		expect(texts[1]?.[0]).toMatch(/^Første version/);
		expect(entries.map(({ id, updated }) => [id, updated])).toEqual([
			['tag:example.org,2027-01-01:da/by/aabne/1.1.0', '2027-01-01'],
			['tag:example.org,2026-01-01:da/by/aabne/1.0.0', '2026-01-01']
		]);
		const health = made(['health']).entries[0];
		expect(health?.title).toBe('Version 1.1.0: 1 af 1 anbefalinger er åbne');
		expect(health?.content.flat().some(({ text }) => text === 'a')).toBe(false);
	});
});
