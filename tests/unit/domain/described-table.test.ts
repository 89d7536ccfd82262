import { describe, expect, test } from 'vitest';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { ROWS_AT_MOST } from '#lib/domain/rows-at-most.ts';

const columns = DESCRIBED_TABLES.flatMap(({ name, columns: all }) =>
	Object.entries(all).map(([key, column]) => ({ place: `${name}.${key}`, key, column }))
);
const columnOf = (place: string) => columns.find((one) => one.place === place)?.column;

describe('what is said of the public tables', () => {
	test('is said of each table and column in both languages, and of every code', () => {
		for (const { title, titleEn, grain, grainDa } of DESCRIBED_TABLES) {
			for (const text of [title, titleEn, grain, grainDa]) expect(text).not.toBe('');
		}
		for (const { place, column } of columns) {
			for (const text of [column.title, column.titleEn, column.description, column.descriptionDa])
				expect(text, place).toMatch(/\S/);
			expect(
				column.codes?.map(({ code }) => code),
				place
			).toEqual(column.values);
		}
	});

	test('is in Danish where it says so', () => {
		for (const { place, column } of columns) expect(column.descriptionDa, place).not.toBe(column.description);
	});

	test('has a heading from the name, or one of its own', () => {
		expect(columnOf('recommendations.recommendation_id')?.titleEn).toBe('Recommendation id');
		expect(columnOf('recommendations.status_as_of')?.titleEn).toBe('Status as of, at the earliest');
		expect(columnOf('sources.sha256')?.titleEn).toBe('SHA-256');
		expect(columns.filter(({ column }) => /_|^[a-z]/.test(column.titleEn))).toEqual([]);
	});
});

test('a workbook holds fewer rows than a text, and none is without a bound', () => {
	const { csv, json, arrow, workbook, excelCsv } = ROWS_AT_MOST;
	expect(workbook).toBeLessThan(Math.min(json, arrow, excelCsv));
	expect(Math.max(json, arrow, excelCsv)).toBeLessThan(csv);
});
