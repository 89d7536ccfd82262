import { expect, test } from 'vitest';
import { skipWithout } from '../skip-without.ts';
import { run } from './publish-faults.ts';

test.skipIf(skipWithout('strace', 'a release published while calls of the system fail'))(
	'whichever call of the system fails while a release is published, what is served is whole and the next run makes good',
	async () => {
		const { measured } = await run({ seed: 1, cases: 6, minutes: null, say: () => {} });
		const [calls, ...faults] = measured;
		expect(Number(/^\d+/.exec(calls?.measured ?? '')?.[0])).toBeGreaterThan(100);
		expect(faults.map((one) => one.measured)).toEqual([
			expect.stringMatching(/^4 of 4, [34] of them came to pass$/),
			expect.stringMatching(/^2 of 2, [12] of them came to pass$/)
		]);
	}
);
