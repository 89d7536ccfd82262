import { expect, test } from 'vitest';
import { IMPLEMENTATIONS, stateOf, type Implementation } from '#lib/domain/vocabulary.ts';
import { rowsOf } from '#pipelines/build/rows.ts';
import type { RegisterReading } from '#pipelines/model.ts';
import { SMALL_AREAS, smallReading } from './small-reading.ts';

const rows = (changes: Partial<RegisterReading> = {}) => rowsOf([smallReading(changes)], SMALL_AREAS);

test('a coded recommendation carries its theme, codes, state, statements, age and lines', () => {
	expect(rows().recommendations[0]).toEqual({
		recommendation_id: 'tst-ir-2010-01',
		council_id: 'tst-ir',
		year: 2010,
		theme_id: 'tst-ir-t01',
		theme: 'Børn',
		area_id: 'school',
		text: 'Flere bøger',
		text_source: 'Flere bøger',
		position: 'not_stated',
		response: 'direct',
		implementation: 'implemented',
		state: 'done',
		coding_status: 'coded',
		quote: 'Der er købt "bøger",',
		rationale_da: 'Fordi; »sådan«.',
		rationale_en: 'Because, "so".',
		certain: true,
		statement_ids: 'tst-ir-s01',
		thread_ids: null,
		status_as_of: '2013-02',
		age_years: 3,
		source_id: 'tst-ir-register',
		source_lines: '4',
		codebook_version: '1.0'
	});
});

test('a draft has no codes, a status date and an age', () => {
	expect(rows().recommendations[2]).toMatchObject({
		coding_status: 'draft',
		response: null,
		implementation: null,
		state: null,
		certain: null,
		quote: null,
		codebook_version: null,
		status_as_of: '2013-02',
		age_years: 2
	});
});

test('recommendations of a source without statuses have neither codes nor coding status nor age', () => {
	const { descriptor, recommendations } = smallReading();
	const changes = {
		descriptor: { ...descriptor, statusAsOf: null },
		recommendations: recommendations.map((row) => ({ ...row, statusAsOf: null })),
		judgements: []
	};
	for (const row of rows(changes).recommendations) {
		expect(row).toMatchObject({
			coding_status: null,
			response: null,
			implementation: null,
			state: null,
			certain: null,
			statement_ids: null,
			quote: null,
			status_as_of: null,
			age_years: null
		});
	}
});

test.each(IMPLEMENTATIONS)(
	'the state of %s is the one the vocabulary gives it',
	(implementation: Implementation) => {
		const recommendations = smallReading()
			.recommendations.slice(0, 1)
			.map((recommendation) => ({
				...recommendation,
				coding: { ...recommendation.coding, implementation }
			}));
		expect(rows({ recommendations }).recommendations[0]?.state).toBe(stateOf(implementation));
	}
);

test('lists are joined by semicolons, and an empty list is no value', () => {
	expect(rows().statements[0]).toMatchObject({
		source_lines: '4;5',
		stands_for: 'tst-ir-2010-01;tst-ir-2010-02;tst-ir-2011-01'
	});
	expect(
		rows()
			.line_accounts.map((row) => row.entity_ids)
			.slice(0, 4)
	).toEqual([null, null, 'tst-ir-t01', 'tst-ir-2010-01;tst-ir-s01']);
});

test('a repair that takes away has nothing after it', () => {
	expect(rows().repairs).toEqual([
		{
			source_id: 'tst-ir-register',
			line: 5,
			kind: 'space',
			before: ' ',
			after: null,
			reason: 'Two "spaces", one word.'
		}
	]);
});

test('a line of a file that is no source of the register is a fault of the program', () => {
	const lineAccounts = [{ source: 'codings.csv', line: 1, role: 'blank' as const, entityIds: [] }];
	expect(() => rows({ lineAccounts })).toThrow(
		'data/registers/test/codings.csv:1: not a source of this folder'
	);
});

test('councils stand in the order of the readings', () => {
	const other = smallReading();
	const council = { ...other.descriptor.council, id: 'aaa-ir', slug: 'aaa' };
	const both = rowsOf(
		[smallReading(), { ...other, descriptor: { ...other.descriptor, council } }],
		SMALL_AREAS
	);
	expect(both.councils.map((row) => row.council_id)).toEqual(['tst-ir', 'aaa-ir']);
});
