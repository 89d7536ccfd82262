import { describe, expect, test } from 'vitest';
import { ageYears, isTooYoung } from '#lib/domain/status-date.ts';

describe('age at the status date', () => {
	test.each([
		[2010, '2019-02', 9],
		[2017, '2019-02', 2],
		[2019, '2019', 0],
		[2017, '2019-02-28', 2]
	])('a recommendation of %i is, with a status of %s, %i years old', (year, statusAsOf, age) => {
		expect(ageYears(year, statusAsOf)).toBe(age);
	});

	test('is negative for a recommendation later than the status', () => {
		expect(ageYears(2021, '2019-02')).toBe(-2);
	});

	test('is not known where the source carries no status', () => {
		expect(ageYears(2010, null)).toBeNull();
	});

	test.each(['', 'februar 2019', '20199', '2019-2', '2019-02-28-01'])(
		'"%s" is no status date',
		(statusAsOf) => {
			expect(() => ageYears(2010, statusAsOf)).toThrow(`invalid status date: "${statusAsOf}"`);
		}
	);
});

describe('a cohort is too young to be judged', () => {
	test('under four years, but not at four', () => {
		expect([2014, 2015, 2016, 2017].filter((year) => isTooYoung(year, '2019-02'))).toEqual([2016, 2017]);
	});

	test('never where there is no status to judge by', () => {
		expect(isTooYoung(2017, null)).toBe(false);
	});
});
