import { beforeAll, describe, expect, test } from 'vitest';
import { MOST_IN_LIST } from '#lib/domain/measures/open-page-size.ts';
import { NO_FILTERS } from '#lib/url/filters.ts';
import OpenCounts from '../../src/routes/[council=council]/aabne/OpenCounts.svelte';
import OpenHeadline from '../../src/routes/[council=council]/aabne/OpenHeadline.svelte';
import OpenList from '../../src/routes/[council=council]/aabne/OpenList.svelte';
import OpenPriorities from '../../src/routes/[council=council]/aabne/OpenPriorities.svelte';
import { openSentence } from '../../src/routes/[council=council]/aabne/open-sentence.ts';
import type { OpenItem, OpenView } from '../../src/routes/[council=council]/aabne/open-view.ts';
import type { PageData } from '../../src/routes/[council=council]/aabne/$types';
import { provideLocale } from '#lib/i18n/locale.ts';
import { cellsOf, rendered, textOf, textsOf } from './rendered.ts';

// What the lists read of a page's data.
const DATA = {
	locale: 'da',
	council: { slug: 'by', statusAsOf: '2019-02' },
	priorities: 2
} as PageData;

const item = (given: Partial<OpenItem> = {}): OpenItem => ({
	recommendationId: 'by-2010-01',
	year: 2010,
	themeId: 't01',
	theme: 'Mentor',
	areaId: 'school',
	text: 'At der findes mentorer.',
	response: 'direct',
	implementation: 'partial',
	state: 'open',
	certain: true,
	codingStatus: 'coded',
	quote: null,
	statementIds: null,
	sourceId: 'register',
	sourceLines: '3',
	statusAsOf: '2019-02',
	ageYears: 9,
	verdict: null,
	timesAsked: 1,
	threadId: null,
	quoteSourceId: null,
	quoteLines: null,
	rank: null,
	priorityDate: null,
	priorityNote: null,
	...given
});
const list = (rows: readonly OpenItem[], total = rows.length) =>
	rendered(OpenList, {
		list: { response: 'direct', title: 'Besvaret', text: 'Svaret.', total, rows },
		start: 4,
		filters: { ...NO_FILTERS, area: ['school'] },
		data: DATA
	});

describe('a list of open recommendations', () => {
	test('says of each how old it is, how often it was asked and where the quote stands', () => {
		const page = list([
			item({
				timesAsked: 3,
				threadId: 'h01',
				quote: 'Der er ansat én.',
				quoteSourceId: 'register',
				quoteLines: '25;26',
				verdict: 'keep_open'
			})
		]);
		const text = textOf(page.querySelector('article'));
		expect(text).toContain('2010 9 år ved opgørelsen Mentor Bedt om 3 gange');
		expect(text).toContain('delvist gennemført');
		expect(text).toContain('Rådet holder den åben');
		expect(text).toContain('»Der er ansat én.« Linje 25, 26');
		expect([...page.querySelectorAll('article a')].map((link) => link.getAttribute('href'))).toEqual([
			'/by/gentagelser#h01',
			'/by/anbefaling/by-2010-01',
			'/kilder/register#L25'
		]);
	});

	test('marks what is too new to be judged, and names a status of another date', () => {
		expect(textOf(list([item()]).body)).not.toMatch(/for ny|status fra/);
		expect(textOf(list([item({ year: 2016, ageYears: 3 })]).body)).toContain('for ny til at vurdere');
		expect(textOf(list([item({ statusAsOf: '2017-03', ageYears: 7 })]).body)).toContain(
			'7 år ved opgørelsen status fra marts 2017'
		);
	});

	test('counts what it does not show and leads to it, within what is chosen', () => {
		const rows = Array.from({ length: MOST_IN_LIST }, (_, index) =>
			item({ recommendationId: `by-2010-${index}` })
		);
		const page = list(rows, 1234);
		expect(textOf(page.querySelector('h2'))).toBe('Besvaret 1.234 anbefalinger');
		const rest = page.querySelector('.rest a');
		expect(textOf(rest)).toBe('1.134 til står i den fulde liste');
		expect(rest?.getAttribute('href')).toBe('/by/anbefalinger?area=school&response=direct&state=open');
		expect(list(rows).querySelector('.rest')).toBeNull();
	});

	test('is numbered on from the lists before it', () => {
		expect(list([item()]).querySelector('ol')?.getAttribute('start')).toBe('4');
	});

	test('without any says so by its count', () => {
		const page = list([]);
		expect(textsOf(page, 'h2, p')).toEqual(['Besvaret 0 anbefalinger', 'Svaret.']);
		expect(page.querySelector('ol')).toBeNull();
	});
});

describe('what the council puts first', () => {
	const first = item({ rank: 2, priorityDate: '2018-04', priorityNote: 'Haster.' });
	const priorities = (items: readonly OpenItem[], given: Partial<PageData> = {}) =>
		textOf(rendered(OpenPriorities, { items, data: { ...DATA, ...given } as PageData }).body);

	test('stands in its order with date and note', () => {
		const page = rendered(OpenPriorities, { items: [first], data: { ...DATA, priorities: 1 } as PageData });
		expect(page.querySelector('li')?.getAttribute('value')).toBe('2');
		expect(textOf(page.querySelector('.given'))).toBe('Prioriteret april 2018. Haster.');
	});

	test('is one line where it has put none first, and says what a choice hides', () => {
		expect(priorities([], { priorities: 0 })).toBe('Rådet har ikke sat nogen af anbefalingerne først.');
		expect(priorities([])).toContain('Rådet har sat 2 først. Ingen af dem passer til dit valg.');
		expect(priorities([first])).toContain('1 af 2 vises med dit valg.');
	});
});

describe('the headline', () => {
	beforeAll(() => provideLocale(() => 'da'));
	const numbers = { made: 12, drafts: 0, open: 3, openUnknown: 1 };

	test.each([
		[numbers, true, '3 af 12 anbefalinger er åbne. For 1 af dem oplyser registret ikke, hvad der er sket.'],
		[
			{ ...numbers, open: 1 },
			true,
			'1 af 12 anbefalinger er åben. Registret oplyser ikke, hvad der er sket.'
		],
		[{ ...numbers, openUnknown: 0 }, true, '3 af 12 anbefalinger er åbne.'],
		[{ ...numbers, drafts: 2, openUnknown: 0 }, true, '3 af 10 anbefalinger er åbne.'],
		[{ ...numbers, open: 0, openUnknown: 0 }, true, 'Ingen af 12 anbefalinger er åbne.'],
		[{ ...numbers, open: 0, openUnknown: 0 }, false, 'Kilden siger ikke, om de 12 anbefalinger er åbne.']
	])('counts %o (covered: %s)', (given, covered, sentence) => {
		expect(openSentence(given, covered)).toBe(sentence);
	});

	test('names the choice, and on paper that there was none', () => {
		const words = (phrases: readonly string[]) =>
			textOf(rendered(OpenHeadline, { sentence: 'Åbne.', phrases }).querySelector('.chosen'));
		expect(words(['område Skole', '2014'])).toBe('Område Skole · 2014');
		expect(words([])).toBe('Alle områder og alle år');
	});
});

describe('the counts by area', () => {
	const area = (areaId: string | null, label: string, open: number, oldest: number | null) => ({
		areaId,
		label,
		open,
		unknown: 0,
		oldest,
		cells: []
	});
	const counts = (byCommittee: OpenView['byCommittee']) =>
		rendered(OpenCounts, {
			// What the tables read of the view.
			view: {
				byArea: [area('school', 'Skole', 2, 2010), area(null, 'Uden område', 0, null)],
				madeIn: () => 5,
				byCommittee
			} as unknown as OpenView,
			areaHref: (areaId: string) => `/by/aabne?area=${areaId}`
		});

	test('are of how many made, each with the list that it counts', () => {
		const page = counts([]);
		expect(cellsOf(page.querySelector('table'))).toEqual([
			['Område', 'Åbne', 'Heraf uoplyst', 'Ældste fra'],
			['Skole', '2 af 5', '0', '2010'],
			['Uden område', '0 af 5', '0', '–']
		]);
		expect(page.querySelector('a')?.getAttribute('href')).toBe('/by/aabne?area=school');
		expect(textOf(page.body)).toContain('Data nævner ikke, hvilket udvalg der har et område.');
	});

	test('are given by committee as well where one is named', () => {
		const page = counts([
			{ committee: 'Skoleudvalget', open: 2, unknown: 1, oldest: 2010 },
			{ committee: null, open: 0, unknown: 0, oldest: null }
		]);
		expect(cellsOf(page.querySelectorAll('table')[1] ?? null).slice(1)).toEqual([
			['Skoleudvalget', '2', '1', '2010'],
			['Uden udvalg', '0', '0', '–']
		]);
	});
});
