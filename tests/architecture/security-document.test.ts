import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textOf } from './project-files.ts';

const rows = textOf('docs/security.md')
	.split('\n')
	.filter((line) => /^\| \d+\.\d+\.\d+ /.test(line))
	.map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
	.map(([, item = '', level = '', asks = '', shown = '']) => ({ item, level, asks, shown }));

const namedTests = rows.flatMap(({ item, shown }) =>
	[...shown.matchAll(/`(tests\/[^`]+)`: "([^"]+)"/g)].map(([, file = '', name = '']) => ({
		item,
		file,
		name
	}))
);

test('every item of the standard stands there once: 35 of level 1 and 46 of levels 2 and 3', () => {
	expect(rows.filter(({ level }) => level === '1')).toHaveLength(35);
	expect(rows.filter(({ level }) => level === '2' || level === '3')).toHaveLength(46);
	expect(new Set(rows.map(({ item }) => item)).size).toBe(81);
});

test('every item is shown by a test or a document, or it is said why not', () => {
	const without = rows.filter(
		({ shown }) =>
			!/`tests\/[^`]+`: "|^not applicable because \S|^the host's part: \S|^written in \[/.test(shown)
	);
	expect(without).toEqual([]);
});

test.each(namedTests)('$item: $file has "$name"', ({ file, name }) => {
	expect(existsSync(file), file).toBe(true);
	expect(textOf(file).replaceAll(/\s+/g, ' ')).toContain(name);
});

test('every document that is named is there', () => {
	const named = rows.flatMap(({ shown }) =>
		[...shown.matchAll(/\]\(([^)#]+)\)/g)].map(([, path = '']) => path)
	);
	expect(named.length).toBeGreaterThan(3);
	expect(named.filter((path) => !existsSync(join('docs', path)))).toEqual([]);
});
