import { describe, expect, test } from 'vitest';
import { explainError, plainMessage, type SqlProblem } from '#lib/sql/explain-error.ts';

const KNOWN = {
	recommendations: ['recommendation_id', 'year', 'theme', 'implementation'],
	responses: ['recommendation_id', 'kind'],
	themes: ['theme_id', 'label']
};

/** Messages of DuckDB-WASM 1.4.3, as it gave them. */
const MESSAGES: readonly (readonly [string, SqlProblem])[] = [
	[
		'{"exception_type":"Parser","exception_message":"syntax error at or near \\"recommendations\\"\\n\\nLINE 3: select * form recommendations\\n                      ^","error_subtype":"SYNTAX_ERROR","position":"14"}',
		{ kind: 'syntax', line: 3, near: 'recommendations' }
	],
	[
		'Parser Error: syntax error at or near "t"\n\nLINE 1: select * form t\n                      ^\n\nLINE 1: select * form t\n                      ^\n    at ha.runQuery (worker.js:1:2)',
		{ kind: 'syntax', line: 1, near: 't' }
	],
	['Parser Error: syntax error at end of input', { kind: 'syntax', line: null, near: null }],
	['no statements', { kind: 'empty' }],
	[
		'Catalog Error: Table with name recomendations does not exist!\nDid you mean "pg_am"?\n\nLINE 1: ...',
		{ kind: 'table', name: 'recomendations', near: ['recommendations'] }
	],
	[
		'Catalog Error: Table with name theme does not exist!',
		{ kind: 'table', name: 'theme', near: ['themes'] }
	],
	['Catalog Error: Table with name x does not exist!', { kind: 'table', name: 'x', near: [] }],
	[
		'Binder Error: Referenced column "implementaton" not found in FROM clause!\nCandidate bindings: "implementation"\n\nLINE 1: select',
		{ kind: 'column', name: 'implementaton', near: ['implementation'] }
	],
	[
		'Binder Error: Table "t" does not have a column named "yeer"\n\nCandidate bindings: : "year", "b"',
		{ kind: 'column', name: 'yeer', near: ['year'] }
	],
	[
		'Catalog Error: Scalar Function with name nofun does not exist!\nDid you mean "count"?',
		{ kind: 'function', name: 'nofun' }
	],
	[
		'Binder Error: column "theme" must appear in the GROUP BY clause or must be part of an aggregate function.',
		{ kind: 'grouping', name: 'theme' }
	],
	[
		"Conversion Error: Could not convert string 'x' to INT32 when casting from source column a",
		{ kind: 'type', value: 'x' }
	],
	[
		'Conversion Error: invalid date field format: "hest", expected format is (YYYY-MM-DD)',
		{ kind: 'type', value: 'hest' }
	],
	[
		"Binder Error: No function matches the given name and argument types 'sum(VARCHAR)'. You might",
		{ kind: 'type', value: null }
	],
	[
		'Out of Memory Error: failed to allocate data of size 256.0 KiB (953.6 MiB/953.6 MiB used)',
		{ kind: 'memory' }
	],
	['memory access out of bounds', { kind: 'memory' }],
	[
		'Catalog Error: Scalar Function with name "json_extract" is not in the catalog, but it exists in the json extension.',
		{ kind: 'extension', name: 'json' }
	],
	[
		'Catalog Error: Collation with name "da" is not in the catalog, but it exists in the icu extension.',
		{ kind: 'extension', name: 'icu' }
	],
	[
		'Permission Error: Cannot access file "http://example.com/x.csv" - file system operations are disabled by configuration',
		{ kind: 'closed' }
	],
	[
		'Invalid Input Error: Cannot change configuration option "lock_configuration" - the configuration has been locked',
		{ kind: 'closed' }
	],
	['Invalid Input Error: More than one row returned by a subquery', { kind: 'other' }],
	['', { kind: 'other' }],
	['{"a":', { kind: 'other' }],
	['[1]', { kind: 'other' }]
];

describe('a message of DuckDB', () => {
	test.each(MESSAGES)('is explained: %s', (message, problem) => {
		expect(explainError(message, KNOWN)).toEqual(problem);
	});

	test('is shown without what wraps it', () => {
		const wrapped =
			'{"exception_type":"Invalid Input","exception_message":"Attempting to execute an unsuccessful or closed pending query result\\nError: Conversion Error: Could not convert string \'x\' to INT32"}';
		expect(plainMessage(wrapped)).toBe("Conversion Error: Could not convert string 'x' to INT32");
		expect(plainMessage('{"exception_type":"Parser","exception_message":"oh"}')).toBe('Parser Error: oh');
		expect(plainMessage('Error: Binder Error: no\n    at ha.runQuery (worker.js:1:2)')).toBe(
			'Binder Error: no'
		);
	});
});
