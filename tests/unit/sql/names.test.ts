import { describe, expect, test } from 'vitest';
import { TABLES } from '#lib/domain/tables.ts';
import { namedTables } from '#lib/sql/named-tables.ts';
import { nearNames } from '#lib/sql/near-names.ts';

const NAMES = TABLES.map(({ name }) => name);

describe('the tables that a query names', () => {
	test.each([
		['select * from recommendations', ['recommendations']],
		['FROM Recommendations r JOIN areas USING (area_id)', ['areas', 'recommendations']],
		['select * from "threads" -- and verdicts', ['threads', 'verdicts']],
		["from query_table('cube')", ['cube']],
		['select recommendations_x, my_areas from other', []],
		['select 1', []]
	])('%s', (query, tables) => {
		expect(namedTables(query, NAMES)).toEqual(tables);
	});
});

describe('the names that a reader may have meant', () => {
	test.each([
		['recomendation', ['recommendations']],
		['RECOMMENDATION', ['recommendations']],
		['responces', ['responses']],
		['thme', []],
		['theem', []],
		['themse', ['themes']],
		['readings', ['second_readings']],
		['xyz', []],
		['', []]
	])('%s', (written, near) => {
		expect(nearNames(written, NAMES)).toEqual(near);
	});

	test('are at most three, the nearest first, and never the name itself', () => {
		expect(nearNames('abc', ['abcd', 'abd', 'abc', 'abcde', 'xabc'])).toHaveLength(3);
		expect(nearNames('abc', ['abc'])).toEqual([]);
	});
});
