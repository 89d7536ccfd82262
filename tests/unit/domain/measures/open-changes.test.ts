import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openChanges, type PublishedCode } from '#lib/domain/measures/open-changes.ts';
import { type CodeChange, publishedCodes } from '#lib/domain/measures/published-codes.ts';
import { IMPLEMENTATIONS, stateOf } from '#lib/domain/vocabulary.ts';

const code = (recommendationId: string, given: Partial<PublishedCode> = {}): PublishedCode => ({
	recommendationId,
	areaId: 'school',
	implementation: 'unknown',
	state: 'open',
	...given
});
const DONE = { implementation: 'implemented', state: 'done' } as const;

describe('what has changed among the open ones', () => {
	test('is opened, closed, of another status, or gone; each stands in one list alone', () => {
		const before = [code('stays'), code('done'), code('starts'), code('gone'), code('reopened', DONE)];
		const after = [
			code('stays'),
			code('done', DONE),
			code('starts', { implementation: 'in_progress' }),
			code('reopened'),
			code('new'),
			code('new-and-done', DONE)
		];
		expect(openChanges(before, after)).toEqual({
			opened: ['reopened', 'new'],
			closed: ['done'],
			changed: ['starts'],
			removed: ['gone']
		});
	});

	test('is nothing where both are alike, whatever is closed or without a status', () => {
		const codes = [code('a'), code('b', DONE), code('c', { implementation: null, state: null })];
		expect(openChanges(codes, codes)).toEqual({ opened: [], closed: [], changed: [], removed: [] });
	});
});

describe('what older versions said', () => {
	const change = (given: Partial<CodeChange>): CodeChange => ({
		version: '1.1.0',
		recommendationId: 'a',
		field: null,
		before: null,
		after: null,
		...given
	});
	const VERSIONS = [
		{ version: '1.0.0', date: '2026-01-01' },
		{ version: '1.1.0', date: '2027-01-01' }
	];

	test('is what the newest says where there is one version', () => {
		const published = publishedCodes([code('a')], VERSIONS.slice(0, 1), []);
		expect(published).toEqual([{ version: '1.0.0', date: '2026-01-01', codes: [code('a')] }]);
	});

	test('has cells as they were, without what was added, with what was taken away', () => {
		const changes = [
			change({ field: 'implementation', before: 'unknown', after: 'implemented' }),
			change({ field: 'state', before: 'open', after: 'done' }),
			change({ field: 'area_id', before: 'health', after: 'school' }),
			change({ recommendationId: 'new', after: 'new' }),
			change({ recommendationId: 'gone', before: 'gone' })
		];
		const [newest, oldest] = publishedCodes([code('a', DONE), code('new')], VERSIONS, changes);
		expect(newest?.codes).toEqual([code('a', DONE), code('new')]);
		expect(oldest).toEqual({
			version: '1.0.0',
			date: '2026-01-01',
			codes: [
				code('a', { areaId: 'health' }),
				code('gone', { areaId: null, implementation: null, state: null })
			]
		});
	});

	test('takes the changes of each version off that version alone', () => {
		const versions = [...VERSIONS, { version: '2.0.0', date: '2028-01-01' }];
		const changes = [
			change({ version: '2.0.0', field: 'implementation', before: 'partial', after: 'implemented' }),
			change({ version: '2.0.0', field: 'state', before: 'open', after: 'done' }),
			change({ field: 'implementation', before: 'unknown', after: 'partial' })
		];
		const statuses = publishedCodes([code('a', DONE)], versions, changes).map(({ codes }) => codes[0]);
		expect(statuses.map((one) => one?.implementation)).toEqual(['implemented', 'partial', 'unknown']);
		expect(statuses.map((one) => one?.state)).toEqual(['done', 'open', 'open']);
	});

	test('comes back whole from any two states of the same recommendations', () => {
		const anyCodes = fc.array(fc.constantFrom(...IMPLEMENTATIONS), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(anyCodes, anyCodes, (was, is) => {
				const codes = is.map((implementation, index) =>
					code(`r${index}`, { implementation, state: stateOf(implementation) })
				);
				const old = codes.map((one, index) => {
					const implementation = was[index % was.length] ?? 'unknown';
					return { ...one, implementation, state: stateOf(implementation) };
				});
				const changes = codes.flatMap((one, index) =>
					(['implementation', 'state'] as const).map((field) =>
						change({
							recommendationId: one.recommendationId,
							field,
							before: old[index]?.[field] ?? null,
							after: one[field]
						})
					)
				);
				expect(publishedCodes(codes, VERSIONS, changes)[1]?.codes).toEqual(old);
			})
		);
	});
});
