import { expect, test } from 'vitest';
import { run } from './damaged-releases.ts';

test('damaged releases are refused with the file named, and the last good one goes on answering', async () => {
	const { measured } = await run({ seed: 1, cases: 60, minutes: null, say: () => {} });
	expect(measured.slice(1).map((one) => one.measured)).toEqual([
		'60 of 60',
		'60 of 60',
		'60 of 60',
		'60 of 60',
		'yes'
	]);
});
