import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TARGETS } from './all-targets.ts';
import { keptCases } from './corpus.ts';
import { QUICK_CASES } from './target.ts';

/** The same cases in every run; another seed is tried by `npm run fuzz -- --seed`. */
const SEED = Number(process.env['GENKLANG_FUZZ_SEED'] ?? 1);
const CASES = process.env['GENKLANG_FUZZ_CASES'];

test('every target has a name of its own', () => {
	const names = TARGETS.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
});

describe.each(TARGETS)('$name', ({ name, arbitrary, check, quickCases = QUICK_CASES }) => {
	test('takes whatever it is given', async () => {
		await fc.assert(
			fc.asyncProperty(arbitrary, async (input) => {
				await check(input);
			}),
			{ seed: SEED, numRuns: CASES === undefined ? quickCases : Number(CASES), maxSkipsPerRun: 0 }
		);
	});

	const kept = keptCases(name);
	test.runIf(kept.length > 0).each(kept)('takes what it once did not: $name', async ({ input }) => {
		await check(input);
	});
});
