import { expect } from 'vitest';
import { readCopy, readLines, resultOf } from './register-copy.ts';

const expected = resultOf(await readCopy());

/** Says that other lines of the real register are read as the same register, every line with its account. */
export async function expectSame(
	lines: readonly string[],
	changes: Readonly<Record<string, string | null>> = {}
) {
	const reading = await readLines(lines, changes);
	expect(reading.problems).toEqual([]);
	expect(resultOf(reading)).toEqual(expected);
	expect(reading.lineAccounts.map((account) => account.line)).toEqual(lines.map((_, index) => index + 1));
	return reading;
}
