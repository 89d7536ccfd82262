import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	cleanSql,
	fitsInLink,
	formatSqlState,
	LONGEST_LINK,
	parseSqlState,
	withSqlState
} from '#lib/url/sql-state.ts';

const queries = fc.string({ unit: 'binary', maxLength: 400 }).map(cleanSql);
const read = (params: string) => parseSqlState(new URLSearchParams(params));

describe('a query in an address', () => {
	test('comes back as it was written, whatever its letters', () => {
		fc.assert(
			fc.property(queries.filter(fitsInLink), (query) => {
				expect(read(formatSqlState(query).toString())).toEqual({ query, dropped: false });
			}),
			{ numRuns: 500 }
		);
	});

	test('keeps its lines, its indentation and its Danish letters', () => {
		const query = "select text\nfrom recommendations\n\twhere text like '%+æøå & 50 %%'";
		expect(read(withSqlState('', query).slice(1)).query).toBe(query);
	});

	test('is absent where there is none', () => {
		expect(formatSqlState(' \n ').toString()).toBe('');
		expect(withSqlState('/sql', '')).toBe('/sql');
		expect(read('')).toEqual({ query: '', dropped: false });
		expect(read('q=')).toEqual({ query: '', dropped: false });
	});

	test('is left out whole where it is too long, and the page is told', () => {
		const tooLong = `select '${'x'.repeat(LONGEST_LINK)}'`;
		expect(fitsInLink(tooLong)).toBe(false);
		expect(() => formatSqlState(tooLong)).toThrow(RangeError);
		expect(read(new URLSearchParams({ q: tooLong }).toString())).toEqual({ query: '', dropped: true });
	});

	test('is the first where there are several, and the page is told', () => {
		expect(read('q=select+1&q=select+2')).toEqual({ query: 'select 1', dropped: true });
	});

	test('never throws, and what it reads is clean', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (raw) => {
				const { query } = read(`q=${raw}`);
				expect(cleanSql(query)).toBe(query);
			})
		);
	});
});

test('cleaning takes out what is no text and nothing else', () => {
	expect(cleanSql('  a\r\nb\rc\u0000d\te  ')).toBe('a\nb\nc d\te');
	expect(cleanSql('\ud800x')).toBe('\ufffdx');
});
