import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreement } from '#lib/domain/measures/agreement.ts';

const pairs = (...counts: [string, string, number][]) =>
	counts.flatMap(([first, second, n]) => Array.from({ length: n }, () => [first, second] as const));

describe('the agreement of two readings', () => {
	test('is what Cohen computes for a table of two codes', () => {
		// 20 and 15 agreed of 50, chance 0.5: (0.7 - 0.5) / (1 - 0.5)
		const { n, agreed, kappa } = agreement(
			pairs(['yes', 'yes', 20], ['yes', 'no', 5], ['no', 'yes', 10], ['no', 'no', 15])
		);
		expect([n, agreed]).toEqual([50, 35]);
		expect(kappa).toBeCloseTo(0.4, 10);
	});

	test('is 1 where both say the same and codes differ between rows', () => {
		expect(agreement(pairs(['a', 'a', 3], ['b', 'b', 4])).kappa).toBe(1);
	});

	test('has no kappa where chance alone would agree in full, or where there is nothing', () => {
		expect(agreement(pairs(['a', 'a', 7]))).toEqual({ n: 7, agreed: 7, kappa: null });
		expect(agreement([])).toEqual({ n: 0, agreed: 0, kappa: null });
	});

	test('does not depend on which reading is called the first', () => {
		const code = fc.constantFrom('direct', 'group', 'none');
		fc.assert(
			fc.property(fc.array(fc.tuple(code, code)), (rows) => {
				expect(agreement(rows.map(([a, b]) => [b, a] as const))).toEqual(agreement(rows));
			})
		);
	});
});
