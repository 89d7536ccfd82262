import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	aroundLastSnapshot,
	directionOf,
	type Direction,
	type Judgement,
	movedBetween
} from '#lib/domain/two-snapshots.ts';
import { type Implementation, IMPLEMENTATIONS, RESPONSES } from '#lib/domain/vocabulary.ts';

const judgement = (recommendationId: string, given: Partial<Judgement> = {}): Judgement => ({
	recommendationId,
	asOf: '2019-02',
	response: 'direct',
	implementation: 'partial',
	quote: 'Der er ansat en vejleder.',
	...given
});

const anyJudgements = (asOf: string) =>
	fc.uniqueArray(fc.constantFrom(...'abcdefghij')).chain((ids) =>
		fc.tuple(
			...ids.map((id) =>
				fc
					.record({
						response: fc.constantFrom(...RESPONSES),
						implementation: fc.constantFrom(...IMPLEMENTATIONS)
					})
					.map((codes) => judgement(id, { ...codes, asOf }))
			)
		)
	);

describe('what moved between two snapshots', () => {
	test('are the recommendations whose codes differ, with the old and the new words', () => {
		const before = [judgement('a'), judgement('b'), judgement('c', { response: 'group' }), judgement('gone')];
		const after = [
			judgement('new', { asOf: '2021-05' }),
			judgement('c', { asOf: '2021-05' }),
			judgement('b', { asOf: '2021-05', quote: 'Samme kode, andre ord.' }),
			judgement('a', { asOf: '2021-05', implementation: 'implemented', quote: 'Ordningen er i drift.' })
		];
		expect(movedBetween(before, after)).toEqual({
			moved: [
				{ recommendationId: 'a', direction: 'forward', before: before[0], after: after[3] },
				{ recommendationId: 'c', direction: 'other', before: before[2], after: after[1] }
			],
			unchanged: 1,
			onlyAfter: [after[0]],
			onlyBefore: [before[3]]
		});
	});

	test('cannot be told where there is one snapshot, which is not the same as nothing', () => {
		expect(movedBetween([judgement('a')], null)).toBeNull();
		expect(movedBetween([judgement('a')], [judgement('a')])).toMatchObject({ moved: [], unchanged: 1 });
	});

	test('is refused where a snapshot has a recommendation twice', () => {
		const twice = [judgement('a'), judgement('b'), judgement('b')];
		expect(() => movedBetween(twice, [])).toThrow('recommendation twice in one snapshot: "b"');
		expect(() => movedBetween([], twice)).toThrow('recommendation twice in one snapshot: "b"');
	});

	test('leaves no recommendation of either snapshot out', () => {
		fc.assert(
			fc.property(anyJudgements('2019'), anyJudgements('2021'), (before, after) => {
				const result = movedBetween(before, after);
				const inBoth = (result?.moved.length ?? NaN) + (result?.unchanged ?? NaN);
				expect(inBoth + (result?.onlyBefore.length ?? NaN)).toBe(before.length);
				expect(inBoth + (result?.onlyAfter.length ?? NaN)).toBe(after.length);
			})
		);
	});

	test('is the same the other way round, with the words exchanged', () => {
		fc.assert(
			fc.property(anyJudgements('2019'), anyJudgements('2021'), (before, after) => {
				const [there, back] = [movedBetween(before, after), movedBetween(after, before)];
				expect(back?.unchanged).toBe(there?.unchanged);
				expect(back?.moved.length).toBe(there?.moved.length);
				for (const move of there?.moved ?? []) {
					expect(back?.moved).toContainEqual(
						expect.objectContaining({ before: move.after, after: move.before })
					);
				}
			})
		);
	});
});

describe('the way that a status moved', () => {
	test.each<[Implementation, Implementation, Direction]>([
		['in_progress', 'partial', 'forward'],
		['not_implemented', 'in_progress', 'forward'],
		['unknown', 'implemented', 'forward'],
		['discontinued', 'in_progress', 'forward'],
		['implemented', 'partial', 'back'],
		['in_progress', 'not_implemented', 'back'],
		['implemented', 'discontinued', 'back'],
		['partial', 'unknown', 'other'],
		['unknown', 'not_implemented', 'other'],
		['unknown', 'discontinued', 'other'],
		['discontinued', 'not_implemented', 'other'],
		['not_implemented', 'discontinued', 'other']
	])('from %s to %s is %s', (was, is, direction) => {
		expect(directionOf({ implementation: was }, { implementation: is })).toBe(direction);
	});

	test('is never forward both ways nor back both ways, and a step back can be taken forward again', () => {
		for (const was of IMPLEMENTATIONS) {
			for (const is of IMPLEMENTATIONS) {
				const there = directionOf({ implementation: was }, { implementation: is });
				const back = directionOf({ implementation: is }, { implementation: was });
				if (was === is) expect(there).toBe('other');
				if (there === 'forward') expect(back).not.toBe('forward');
				if (there === 'back') expect(back).toBe('forward');
			}
		}
	});
});

describe('the last snapshot', () => {
	test('is of the latest date, whatever the order of the rows', () => {
		const rows = ['2021-05', '2016', '2019-02', '2021-05'].map((asOf, index) =>
			judgement(`r${index}`, { asOf })
		);
		expect(aroundLastSnapshot(rows)).toEqual({ before: [rows[1], rows[2]], after: [rows[0], rows[3]] });
	});

	test('comes after the latest judgement of each recommendation before it', () => {
		const [old, newer, last] = ['2016', '2019-02', '2021-05'].map((asOf) => judgement('a', { asOf }));
		const silent = judgement('b', { asOf: '2016' });
		const rows = [last, newer, old, silent].filter((row) => row !== undefined);
		expect(aroundLastSnapshot(rows)).toEqual({ before: [newer, silent], after: [last] });
		const { before, after } = aroundLastSnapshot(rows);
		expect(movedBetween(before, after)).toMatchObject({ unchanged: 1, onlyBefore: [silent] });
	});

	test('is none where there is one date, and nothing where there are no judgements', () => {
		const only = [judgement('a')];
		expect(aroundLastSnapshot(only)).toEqual({ before: only, after: null });
		expect(aroundLastSnapshot([])).toEqual({ before: [], after: null });
	});
});
