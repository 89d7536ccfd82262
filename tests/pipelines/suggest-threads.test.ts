import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { similarTexts } from '#pipelines/link/similar-texts.ts';

describe('texts are alike by the stems that they share', () => {
	const texts = new Map([
		['a', 'At forældrene inddrages i skolens arbejde.'],
		['b', 'Skolen skal inddrage alle forældre.'],
		['c', 'Flere cykelstier ved stationen.'],
		['d', 'Flere cykelstier ved stationen.']
	]);
	const pairs = similarTexts(texts);

	test('the same text twice has 1, inflected words less, and no word in common is no pair', () => {
		expect(pairs.map(({ one, other }) => `${one}${other}`)).toEqual(['cd', 'ab']);
		expect(pairs[0]?.score).toBeCloseTo(1, 10);
		expect(pairs[1]?.score).toBeGreaterThan(0.3);
		expect(pairs[1]?.score).toBeLessThan(1);
	});

	test('a word of all texts counts for nothing', () => {
		expect(
			similarTexts(
				new Map([
					['a', 'rådet roser'],
					['b', 'rådet spørger']
				])
			)
		).toEqual([]);
	});
});

describe('npm run data -- suggest-threads', () => {
	const run = (...args: string[]) =>
		spawnSync(process.execPath, ['--import', 'tsx', 'pipelines/cli.ts', 'suggest-threads', ...args], {
			encoding: 'utf8'
		});
	const FOLDER = 'data/registers/albertslund';
	const rowsOf = (name: string): Record<string, string>[] =>
		parse(readFileSync(`${FOLDER}/${name}`, 'utf8'), { columns: true });

	test('proposes pairs with score, ids and both texts, none of them decided before', () => {
		const { status, stdout } = run(FOLDER, '--json', '--least', '0.1', '--most', '500');
		expect(status).toBe(0);
		const pairs = JSON.parse(stdout) as { score: number; ids: [string, string]; texts: [string, string] }[];
		expect(pairs.length).toBeGreaterThan(20);
		const scores = pairs.map(({ score }) => score);
		expect(scores).toEqual([...scores].sort((a, b) => b - a));
		const key = (one = '', other = '') => [one, other].sort().join(' ');
		const threads = rowsOf('threads.csv');
		const decided = new Set([
			...rowsOf('threads-considered.csv').map((row) => key(row.recommendation_id_a, row.recommendation_id_b)),
			...threads.flatMap((one) =>
				threads
					.filter((other) => other.thread_id === one.thread_id)
					.map((other) => key(one.recommendation_id, other.recommendation_id))
			)
		]);
		expect(pairs.filter(({ ids }) => decided.has(key(...ids)))).toEqual([]);
		for (const { texts } of pairs) expect(texts.every((text) => text.length > 10)).toBe(true);
	});

	test('prints for people, and takes every register where none is named', () => {
		const { status, stdout } = run('--most', '2');
		expect(status).toBe(0);
		expect(stdout).toMatch(/^0\.\d{3}\n {2}[a-z]+-ir-\d{4}-\d\d {2}\S.*\n {2}[a-z]+-ir-/);
		expect(stdout).toMatch(/\n2 of \d+ pairs that nobody has decided yet\n$/);
	});

	test('answers wrong usage with 2, --help with 0 and no folder with 1', () => {
		expect(run('--least', '2').status).toBe(2);
		expect(run('a', 'b').status).toBe(2);
		expect(run('--help').status).toBe(0);
		expect(run('data/registers/nowhere').status).toBe(1);
	});
});
