import { describe, expect, test } from 'vitest';
import FilterChoice from '#lib/components/FilterChoice.svelte';
import FilterSentence from '#lib/components/FilterSentence.svelte';
import {
	type Filters,
	type KnownValues,
	type ListKey,
	FILTER_KEYS,
	NO_FILTERS,
	rowFilter
} from '#lib/url/filters.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { made } from '#lib/domain/measures/made.ts';
import FilterStatus from '../../src/routes/[council=council]/FilterStatus.svelte';
import { cubeRow, draftRow } from '../unit/domain/cube-row.ts';
import { rendered, textOf, textsOf } from './rendered.ts';

const KNOWN = {
	themes: ['t01', 't02'],
	areas: ['education', 'health'],
	years: { from: 2010, to: 2012 },
	hasVerdicts: false
};
const LABELS: Readonly<Record<string, string>> = {
	t01: 'Mentor',
	t02: 'Ældre',
	education: 'Uddannelse',
	health: 'Sundhed'
};
const CUBE = [
	cubeRow({
		year: 2010,
		themeId: 't01',
		response: 'direct',
		implementation: 'implemented',
		verdict: 'confirmed',
		n: 4
	}),
	cubeRow({ year: 2011, themeId: 't01', verdict: 'keep_open', n: 2 }),
	cubeRow({ year: 2012, themeId: 't02', areaId: 'health', n: 1 }),
	draftRow({ year: 2012, themeId: 't02', areaId: null, n: 5 })
];

function sentence(
	chosen: Partial<Filters> = {},
	locale: 'da' | 'en' = 'da',
	known: Partial<KnownValues> = {}
) {
	const filters = { ...NO_FILTERS, ...chosen };
	return rendered(
		FilterSentence,
		{
			filters,
			known: { ...KNOWN, ...known },
			names: { theme: (id: string) => LABELS[id] ?? id, area: (id: string) => LABELS[id] ?? id },
			count: (key: ListKey, value: string) =>
				made(filterRows(CUBE, rowFilter({ ...filters, [key]: [value] }))),
			action: '/albertslund',
			onchoose: () => {}
		},
		locale
	);
}

/** The choices of one parameter with their counts: `['Mentor', '6']`. */
const choices = (page: Document, name: string) =>
	[...page.querySelectorAll(`input[name="${name}"]`)].map((input) =>
		textsOf(input.parentElement ?? page, 'span')
	);

const chosenIn = (page: Document, name: string) =>
	[...page.querySelectorAll(`input[name="${name}"], select[name="${name}"] option`)]
		.filter((one) => one.hasAttribute('checked') || one.hasAttribute('selected'))
		.map((one) => one.getAttribute('value') ?? textOf(one));

describe('the sentence of filters', () => {
	test('is a form that asks the same page without JavaScript', () => {
		const form = sentence().querySelector('form');
		expect(form?.getAttribute('method')).toBe('get');
		expect(form?.getAttribute('action')).toBe('/albertslund');
		expect(textOf(form?.querySelector('noscript button[type="submit"]'))).toBe('Vis');
	});

	test('offers every public parameter that can narrow, under its name', () => {
		const names = [...sentence().querySelectorAll('input, select')].map((field) =>
			field.getAttribute('name')
		);
		expect([...new Set(names)]).toEqual([
			'theme',
			'area',
			'from',
			'to',
			'response',
			'implementation',
			'state',
			'base'
		]);
	});

	test("offers the municipal terms where there are several, and the council's word where there is any", () => {
		const page = sentence({}, 'da', { years: { from: 2010, to: 2017 }, hasVerdicts: true });
		const names = [...page.querySelectorAll('input, select')].map((field) => field.getAttribute('name'));
		expect([...new Set(names)]).toEqual(FILTER_KEYS);
		expect(choices(page, 'term')).toEqual([
			['Valgperiode 2010–2013', '12'],
			['Valgperiode 2014–2017', '0']
		]);
		expect(choices(page, 'verdict')).toEqual([
			['Rådet bekræfter', '4'],
			['Rådet bekræfter ikke', '0'],
			['Afsluttet af rådet', '0'],
			['Rådet holder den åben', '2'],
			['Uenighed med kommunen', '0'],
			['Rådet har ikke udtalt sig', '6']
		]);
		expect(textsOf(page, 'summary')).toContain('Valgperiode: alle valgperioder');
		expect(textsOf(page, 'summary')).toContain('Rådets ord: alle slags');
	});

	test('names the term and the word that are chosen', () => {
		const known = { years: { from: 2010, to: 2017 }, hasVerdicts: true };
		const page = sentence({ term: ['2014-2017'], verdict: ['close'] }, 'da', known);
		expect(textsOf(page, 'summary')).toContain('Valgperiode: valgperiode 2014–2017');
		expect(textsOf(page, 'summary')).toContain('Rådets ord: afsluttet af rådet');
		expect(chosenIn(page, 'term')).toEqual(['2014-2017']);
		expect(chosenIn(page, 'verdict')).toEqual(['close']);
	});

	test('says behind each choice how many it would show, drafts included', () => {
		const page = sentence();
		expect(choices(page, 'theme')).toEqual([
			['Mentor', '6'],
			['Ældre', '6']
		]);
		expect(choices(page, 'area')).toEqual([
			['Uddannelse', '6'],
			['Sundhed', '1']
		]);
		expect(choices(page, 'response')).toEqual([
			['Direkte svar', '4'],
			['Kun fælles statustekst', '3'],
			['Ingen statustekst', '0']
		]);
	});

	test('counts a choice under what else is chosen, as if it were the only one of its kind', () => {
		const page = sentence({ from: 2011, theme: ['t01'] });
		expect(choices(page, 'theme')).toEqual([
			['Mentor', '2'],
			['Ældre', '6']
		]);
		expect(choices(page, 'response')[0]).toEqual(['Direkte svar', '0']);
	});

	test('reads as a sentence: all, the one chosen by name, or how many', () => {
		expect(textsOf(sentence(), 'summary')).toEqual([
			'Tema: alle temaer',
			'Område: alle områder',
			'Svar: alle slags svar',
			'Status: alle slags status',
			'Tilstand: både åbne og afsluttede'
		]);
		expect(textsOf(sentence({ theme: ['t01'] }), 'summary')[0]).toBe('Tema: Mentor');
		expect(textsOf(sentence({ theme: ['t01', 't02'] }), 'summary')[0]).toBe('Tema: 2 valgte (tema)');
		expect(textsOf(sentence({ theme: ['t01'] }, 'en'), 'summary')[0]).toBe('Theme: Mentor');
	});

	test('shows what the address chose', () => {
		const page = sentence({
			theme: ['t02'],
			from: 2011,
			to: 2012,
			response: ['direct', 'group'],
			state: ['open'],
			base: 'judged'
		});
		expect(chosenIn(page, 'theme')).toEqual(['t02']);
		expect(chosenIn(page, 'from')).toEqual(['2011']);
		expect(chosenIn(page, 'response')).toEqual(['direct', 'group']);
		expect(chosenIn(page, 'state')).toEqual(['open']);
		expect(chosenIn(page, 'base')).toEqual(['judged']);
		expect(chosenIn(sentence(), 'from')).toEqual(['']);
		expect(chosenIn(sentence(), 'to')).toEqual(['']);
	});

	test.each([
		[2010, 2012],
		[2012, 2012],
		[2010, 2010]
	])('shows the bounds %i to %i that an address names, the first and last year included', (from, to) => {
		const page = sentence({ from, to });
		const shown = [...page.querySelectorAll('select[name="from"] option, select[name="to"] option')]
			.filter((option) => option.hasAttribute('selected'))
			.map(textOf);
		expect(shown).toEqual([String(from), String(to)]);
	});

	test('names every control, and says where its words are Danish', () => {
		const page = sentence({}, 'en');
		const unnamed = [...page.querySelectorAll('input, select')].filter(
			(field) => field.closest('label') === null && !field.getAttribute('aria-label')
		);
		expect(unnamed).toEqual([]);
		expect(
			[...page.querySelectorAll('input[name="theme"] + span')].every(
				(label) => label.getAttribute('lang') === 'da'
			)
		).toBe(true);
		expect(
			[...page.querySelectorAll('input[name="area"] + span')].some((label) => label.hasAttribute('lang'))
		).toBe(false);
	});
});

describe('one choice of the sentence', () => {
	test('opens without JavaScript, one list at a time, and names its group', () => {
		const page = rendered(FilterChoice, {
			name: 'state',
			legend: 'Tilstand',
			summary: 'alle',
			options: [{ value: 'open', label: 'Åben', n: 1234, chosen: true }]
		});
		const details = page.querySelector('details');
		expect(details?.getAttribute('name')).toBe('filter-choice');
		expect(textOf(details?.querySelector('fieldset legend'))).toBe('Tilstand');
		expect(textOf(details?.querySelector('label'))).toBe('Åben 1.234');
		expect(details?.querySelector('input')?.hasAttribute('checked')).toBe(true);
	});
});

describe('the line under the filters', () => {
	const status = (props: Partial<Parameters<typeof line>[0]>) =>
		line({ phrases: [], shown: 99, total: 99, dropped: [], clearHref: '/albertslund', ...props });
	const line = (props: {
		phrases: readonly string[];
		shown: number;
		total: number;
		dropped: readonly { key: string; value: string }[];
		clearHref: string;
	}) => rendered(FilterStatus, props);

	test('is silent where nothing is chosen', () => {
		const page = status({});
		expect(textOf(page.body)).toBe('');
		expect(page.querySelector('[aria-live="polite"]')).not.toBeNull();
	});

	test('says what is chosen, how many are shown of how many, and how to leave it', () => {
		const page = status({ phrases: ['tema Mentor', '2014'], shown: 1 });
		expect(textOf(page.body)).toBe('Valgt: tema Mentor · 2014. 1 anbefaling vises. Ud af 99 i alt. Ryd valg');
		expect(page.querySelector('a')?.getAttribute('href')).toBe('/albertslund');
	});

	test('says that nothing fits, and how to leave it', () => {
		const page = status({ phrases: ['tema Mentor'], shown: 0 });
		expect(textOf(page.body)).toBe(
			'Valgt: tema Mentor. Ingen anbefalinger passer til dit valg. Ud af 99 i alt. Ryd valg'
		);
	});

	test('names what the address held and nobody knows, as text', () => {
		const page = status({
			dropped: [
				{ key: 'theme', value: '<b>x</b>' },
				{ key: 'from', value: '20l6' }
			]
		});
		expect(textOf(page.querySelector('[role="status"]'))).toBe(
			'Adressen har værdier, som vi ikke kender, og som derfor ikke er brugt: theme=<b>x</b> og from=20l6.'
		);
		expect(page.querySelector('b')).toBeNull();
	});
});
