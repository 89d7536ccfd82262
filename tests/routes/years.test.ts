import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carriedOverAtStatusDate } from '#lib/domain/measures/carried-over-at-status-date.ts';
import { yearBesideOthers } from '#lib/domain/measures/year-beside-others.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { openRelease, type OpenRelease } from '#lib/server/release.ts';
import { load as loadCouncilLayout } from '../../src/routes/[council=council]/+layout.server.ts';
import { load as loadYears } from '../../src/routes/[council=council]/aar/+page.server.ts';
import { load as loadYear } from '../../src/routes/[council=council]/aar/[year]/+page.server.ts';
import SnapshotMoves from '../../src/routes/[council=council]/aar/[year]/SnapshotMoves.svelte';
import YearItem from '../../src/routes/[council=council]/aar/[year]/YearItem.svelte';
import { load as loadRecord } from '../../src/routes/[council=council]/anbefaling/[id]/+page.server.ts';
import RecordWords from '../../src/routes/[council=council]/anbefaling/[id]/RecordWords.svelte';
import { load as loadLayout } from '../../src/routes/+layout.server.ts';
import type { PageData as YearsData } from '../../src/routes/[council=council]/aar/$types';
import type { PageData as YearData } from '../../src/routes/[council=council]/aar/[year]/$types';
import type { PageData as RecordData } from '../../src/routes/[council=council]/anbefaling/[id]/$types';
import { rendered, textOf, textsOf } from '../components/rendered.ts';
import { buildTwoStatuses } from '../two-statuses.ts';
import { openTestRelease } from './open-test-release.ts';
import { call, type Ended } from './route-event.ts';

let release: OpenRelease;
let fjordby: OpenRelease;
let remove: () => Promise<void>;

beforeAll(async () => {
	const built = await buildTwoStatuses();
	remove = built.remove;
	[release, fjordby] = await Promise.all([
		openTestRelease(),
		openRelease(built.releases, { deadlineMs: 30_000 })
	]);
});
afterAll(async () => {
	await Promise.all([release.close(), fjordby.close()]);
	await remove();
});

/** Asks a page of a council as Kit does, its layouts included. */
async function page<Data>(
	route: (event: never) => unknown,
	of: { release: OpenRelease; params: Readonly<Record<string, string>>; locale?: Locale }
): Promise<Data | Ended> {
	const layout = await call(loadLayout, of);
	const council = await call(loadCouncilLayout, { ...of, above: layout });
	const above = { ...layout, ...council };
	const answer = (await call(route, { ...of, above })) as object;
	// The types that Kit makes for a page are those of its layouts and its load.
	return ('status' in answer ? answer : { ...above, ...answer }) as Data | Ended;
}

async function year(council: string, params: string, of = release, locale: Locale = 'da'): Promise<YearData> {
	const data = await page<YearData>(loadYear, { release: of, params: { council, year: params }, locale });
	if ('status' in data) throw new Error(`answered ${String(data.status)}`);
	return data;
}

const numbersOf = ({ items }: YearData) =>
	new Map(items.map(({ recommendationId }, index) => [recommendationId, index + 1]));

describe('the years of a council', () => {
	test('have the whole cube and one square for each recommendation, without texts', async () => {
		const data = await page<YearsData>(loadYears, { release, params: { council: 'albertslund' } });
		if ('status' in data) throw new Error(`answered ${String(data.status)}`);
		expect(data.cube.reduce((sum, { n }) => sum + n, 0)).toBe(99);
		expect(data.items).toHaveLength(99);
		expect(data.items?.[0]).not.toHaveProperty('text');
	});
});

describe('a year', () => {
	test('has every recommendation of it once, in the order of the source, and all together are all', async () => {
		const ids: string[] = [];
		for (let one = 2010; one <= 2017; one++) {
			const { items, cube } = await year('albertslund', String(one));
			expect(items.length).toBe(yearBesideOthers(cube, one).ofYear.made);
			ids.push(...items.map(({ recommendationId }) => recommendationId));
			expect(items.every((item) => item.year === one)).toBe(true);
		}
		expect(new Set(ids).size).toBe(99);
		expect(ids).toEqual(ids.toSorted());
	});

	test('names what was asked before, in the year and again, and what minutes say', async () => {
		const { items } = await year('albertslund', '2014');
		const second = items.find(({ recommendationId }) => recommendationId === 'alb-ir-2014-02');
		expect(second?.repeats.earlier.map((other) => other.year)).toEqual([2012, 2013]);
		expect(second?.repeats.sameYear).toEqual([{ recommendationId: 'alb-ir-2014-03', year: 2014 }]);
		expect(second?.repeats.later.every((other) => other.year > 2014)).toBe(true);
		expect(second).toMatchObject({ passages: 2, differing: 0, certain: false });
	});

	test('can count what earlier years left open as the list of open ones does', async () => {
		const { cube } = await year('albertslund', '2014');
		const open = cube.filter((row) => row.year < 2014 && row.state === 'open');
		expect(carriedOverAtStatusDate(cube, 2014).open).toBe(open.reduce((sum, { n }) => sum + n, 0));
	});

	test.each(['2009', '2018', '14', '02014', '2014x', '', 'nu'])('"%s" is not found', async (params) => {
		expect(await page(loadYear, { release, params: { council: 'albertslund', year: params } })).toEqual({
			status: 404
		});
	});

	test('without recommendations inside the range is a page', async () => {
		const { items, moves, year: shown } = await year('fjordby', '2013', fjordby);
		expect([shown, items, moves?.moved]).toEqual([2013, [], []]);
	});

	test('of a council whose source carries no status has its recommendations and no date', async () => {
		const data = await year('ballerup', '2014');
		expect(data.items ?? []).toHaveLength(12);
		expect(data).toMatchObject({ statusDates: [], moves: null });
		const item = data.items[0];
		if (!item) throw new Error('no item');
		const props = {
			item,
			numbers: numbersOf(data),
			covered: false,
			paged: false,
			slug: 'ballerup',
			locale: 'da' as const
		};
		expect(textOf(rendered(YearItem, props).body)).not.toMatch(/uoplyst|svar/);
	});
});

describe('one recommendation of a year', () => {
	test('shows status, answer, quote, source line and what repeats it, each leading to where it stands', async () => {
		const data = await year('albertslund', '2014', release, 'en');
		const item = data.items[0];
		if (!item) throw new Error('no item');
		const props = {
			item,
			numbers: numbersOf(data),
			covered: true,
			paged: false,
			slug: 'albertslund',
			locale: 'en' as const
		};
		const body = rendered(YearItem, props, 'en');
		expect(textOf(body.querySelector('blockquote'))).toBe(`»${item.text}«`);
		expect(textOf(body.querySelector('q'))).toBe(item.quote);
		expect(textOf(body.querySelector('.status'))).toBe('implemented direct reply');
		const links = [...body.querySelectorAll('a')].map((a) => [textOf(a), a.getAttribute('href')]);
		expect(links).toContainEqual(['source line 25', '/en/kilder/alb-ir-register#L25']);
		expect(links).toContainEqual([
			'2010',
			expect.stringMatching(/^\/en\/albertslund\/aar\/2010#alb-ir-2010-/)
		]);
		expect(textOf(body.querySelector('.facts'))).toContain('Recommended again: 2016 (2 times)');
	});
});

describe('what moved between two statuses', () => {
	const section = async (params: string, locale: Locale = 'da') => {
		const data = await year('fjordby', params, fjordby, locale);
		return rendered(
			SnapshotMoves,
			{
				moves: data.moves,
				statusDates: data.statusDates,
				items: data.items,
				numbers: numbersOf(data),
				recordHref: (id: string) => `/${id}`,
				locale
			},
			locale
		);
	};

	test('is counted, with what stayed and what the new status is silent on', async () => {
		expect(textsOf(await section('2012'), 'p')[0]).toBe(
			'Fra status tidligst marts 2017 til status tidligst maj 2021: 2 har flyttet sig, 2 er uændrede og 0 er ikke nævnt i den nye status.'
		);
		expect(textsOf(await section('2014'), 'p')[0]).toContain(
			'2 har flyttet sig, 0 er uændrede og 2 er ikke nævnt i den nye status.'
		);
		expect(textsOf(await section('2014', 'en'), 'p')[0]).toContain('2 have moved, 0 are unchanged');
	});

	test('is shown both ways, in words, with the old and the new sentence, their dates and source lines', async () => {
		const moves = await section('2012');
		expect(textsOf(moves, 'li b')).toEqual(['Tilbage', 'Fremad']);
		const [back] = [...moves.querySelectorAll('li')];
		if (!back) throw new Error('nothing moved');
		const [before, after] = textsOf(back, '.sides > div');
		expect(before).toMatch(/^Før, tidligst marts 2017 gennemført direkte svar .+ kildelinje 5$/);
		expect(after).toMatch(/^Efter, tidligst maj 2021 ophørt direkte svar .+ kildelinje 2$/);
		expect([...back.querySelectorAll('.sides a')].map((a) => a.getAttribute('href'))).toEqual([
			'/kilder/fjo-ir-register#L5',
			'/kilder/fjo-ir-status-2021#L2'
		]);
	});

	test('leaves standing what the new status does not name', async () => {
		expect(textsOf(await section('2014'), 'p').at(-1)).toBe(
			'Ikke nævnt i den nye status, så det, der stod før, gælder stadig: nr. 2, nr. 3.'
		);
		expect(textOf((await section('2012')).body)).not.toContain('gælder stadig');
	});

	test('cannot be told with one status, which is said with its date', async () => {
		const { moves, statusDates, items } = await year('albertslund', '2014');
		const props = {
			moves,
			statusDates,
			items,
			numbers: new Map<string, number>(),
			recordHref: (id: string) => `/${id}`,
			locale: 'da' as const
		};
		expect(moves).toBeNull();
		expect(textOf(rendered(SnapshotMoves, props).querySelector('p'))).toBe(
			'Der er kun én opgørelse af status, tidligst fra februar 2019. Derfor kan siden ikke vise, hvad der har flyttet sig.'
		);
	});
});

describe("the council's word and the municipality's reply", () => {
	const section = async (council: string, id: string, of: OpenRelease) => {
		const data = await page<RecordData>(loadRecord, { release: of, params: { council, id } });
		if ('status' in data) throw new Error(`answered ${String(data.status)}`);
		const { record, verdicts, replies } = data;
		return rendered(RecordWords, { implementation: record.implementation, verdicts, replies });
	};

	test("stand beside the municipality's word, a contradiction with a mark of its own", async () => {
		const words = await section('fjordby', 'fjo-ir-2014-01', fjordby);
		expect(textsOf(words, 'dt')).toEqual(['Kommunens ord', 'Rådets ord']);
		expect(textOf(words.querySelectorAll('dd')[0])).toBe('gennemført');
		expect(textOf(words.querySelectorAll('dd')[1])).toMatch(/^Rådet bekræfter ikke Uenighed /);
		expect(textsOf(words, 'section > p')).toEqual(['Kommunen har ikke svaret på kodningen.']);
	});

	test('keep the words that came before the latest, each with its date', async () => {
		const words = await section('fjordby', 'fjo-ir-2012-03', fjordby);
		const [, latest, before] = textsOf(words, 'dd');
		expect(latest).toMatch(/^Rådet bekræfter 2\. september 2021/);
		expect(before).toMatch(/^Rådet bekræfter ikke 15\. januar 2020/);
	});

	test('a reply to the coding stands as it was given', async () => {
		const words = await section('fjordby', 'fjo-ir-2014-04', fjordby);
		expect(textsOf(words, 'dt')).toEqual(['Kommunens ord', 'Kommunens svar på kodningen']);
		expect(textsOf(words, 'dd').at(-1)).toMatch(/^».+« november 2021/);
		expect(textsOf(words, 'section > p')).toEqual(['Rådet har ikke givet sin egen vurdering.']);
	});

	test('are said to be missing in one line where neither has said anything', async () => {
		const words = await section('albertslund', 'alb-ir-2014-01', release);
		expect(textsOf(words, 'p')).toEqual([
			'Rådet har ikke givet sin egen vurdering, og kommunen har ikke svaret på kodningen.'
		]);
		expect(words.querySelector('dl')).toBeNull();
	});
});
