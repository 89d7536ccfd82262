import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import schema from '#pipelines/import/mapping.schema.json' with { type: 'json' };
import { formatMapping, type Mapping, parseMapping } from '#pipelines/import/mapping.ts';

const MAPPING: Mapping = {
	version: 1,
	sheets: ['Liste'],
	fields: {
		year: { column: ['Made', 'Issued'], pattern: '(\\d{4})' },
		text: { column: 'Recommendation' },
		theme: { spanning: true },
		id: { column: 'trackingnum', part: [1, 9], lookup: { a: 'b' } }
	},
	noAnswer: ['-'],
	statuses: { Closed: 'implemented' },
	positions: ['Accepted']
};

test('a mapping comes back as it was written', () => {
	expect(parseMapping(formatMapping(MAPPING))).toEqual(MAPPING);
});

const holdsBySchema = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(
	schema
);

test('a mapping holds by the published schema', () => {
	expect(holdsBySchema(MAPPING)).toBe(true);
});

test.each([
	['no JSON', '{', /no JSON/],
	['another version', { ...MAPPING, version: 2 }, /"version" must be 1/],
	['an unknown key', { ...MAPPING, colour: 'red' }, /"colour" is not known/],
	[
		'a field that is none',
		{ ...MAPPING, fields: { ...MAPPING.fields, author: { column: 'x' } } },
		/"fields.author" is not known/
	],
	['no text', { ...MAPPING, fields: { year: { constant: '2014' } } }, /"fields.text" is missing/],
	[
		'two ways at once',
		{ ...MAPPING, fields: { ...MAPPING.fields, year: { column: 'x', constant: 'y' } } },
		/"fields.year" needs exactly one/
	],
	[
		'a part that is no range',
		{ ...MAPPING, fields: { ...MAPPING.fields, year: { column: 'x', part: [4, 2] } } },
		/"fields.year.part"/
	],
	[
		'a pattern that is none',
		{ ...MAPPING, fields: { ...MAPPING.fields, year: { column: 'x', pattern: '(' } } },
		/"fields.year.pattern" is no regular/
	],
	[
		'a pattern that could run for ever',
		{ ...MAPPING, fields: { ...MAPPING.fields, year: { column: 'x', pattern: '(a+)+$' } } },
		/repeats a repetition/
	],
	[
		'a code that is none',
		{ ...MAPPING, statuses: { Closed: 'closed' } },
		/"statuses.Closed" must be one of implemented/
	]
])('%s is refused, naming the place', (_name, mapping, message) => {
	expect(() => parseMapping(typeof mapping === 'string' ? mapping : JSON.stringify(mapping))).toThrow(
		message
	);
});
