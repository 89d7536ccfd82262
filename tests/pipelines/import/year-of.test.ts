import { expect, test } from 'vitest';
import { yearOf } from '#pipelines/import/year-of.ts';

test.each([
	['2014', 2014, null],
	[' 2014.0 ', 2014, null],
	['2014-09-30', 2014, null],
	['30.9.2014', 2014, null],
	['30-09-2014 kl. 17', 2014, null],
	['den 3. maj 2014', 2014, null],
	['FY2022', 2022, null],
	['24-Feb-21', 2021, 'short'],
	['30/9/14', 2014, 'short'],
	['3. okt 98', 1998, 'short'],
	['2014/15', 2014, 'range'],
	['2014-2016', 2014, 'range'],
	['2014 til 2016', 2014, 'range'],
	['2014 (genfremsat 2014)', 2014, null]
])('%j is of %i', (text, year, how) => expect(yearOf(text)).toEqual({ year, how }));

test.each(['', 'ukendt', '20l6', '14', '201', '20145', '2014, 2015 og 2017', '12345', 'i går'])(
	'%j says no year that can be told',
	(text) => expect(yearOf(text)).toBeNull()
);
