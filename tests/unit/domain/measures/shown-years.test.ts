import { expect, test } from 'vitest';
import { shownYears } from '#lib/domain/measures/shown-years.ts';

const FIRST = { from: 2010, to: 2013 };
const SECOND = { from: 2014, to: 2017 };
const THIRD = { from: 2018, to: 2021 };

test.each([
	['nothing chosen', {}, [{ from: 2011, to: 2021 }]],
	['years', { from: 2012, to: 2015 }, [{ from: 2012, to: 2015 }]],
	['years beyond the source', { from: 2000, to: 2030 }, [{ from: 2011, to: 2021 }]],
	['a term that began before the source', { terms: [FIRST] }, [{ from: 2011, to: 2013 }]],
	['two terms that follow each other', { terms: [FIRST, SECOND] }, [{ from: 2011, to: 2017 }]],
	[
		'two terms with one between them',
		{ terms: [FIRST, THIRD] },
		[
			{ from: 2011, to: 2013 },
			{ from: 2018, to: 2021 }
		]
	],
	['a term and years', { terms: [SECOND], from: 2013, to: 2015 }, [{ from: 2014, to: 2015 }]],
	['a term and years outside it', { terms: [SECOND], to: 2013 }, []]
])('the years shown: %s', (_what, filter, ranges) => {
	expect(shownYears({ from: 2011, to: 2021 }, filter)).toEqual(ranges);
});
