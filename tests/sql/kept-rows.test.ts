import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/database.ts';
import { defineQuery } from '#lib/server/define-query.ts';
import { makeKeptRows } from '#lib/server/kept-rows.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { themesOfCouncil } from '#lib/server/queries/themes-of-council.ts';
import { fixtureDatabase } from './fixture-database.ts';

let file: string;
let remove: () => Promise<void>;

beforeEach(async () => ({ file, remove } = await fixtureDatabase()));
afterEach(() => remove());

const random = defineQuery({
	name: 'random',
	columns: { n: 'DOUBLE' },
	params: { of: 'VARCHAR' },
	sql: 'select random() as n where $of is not null'
});

describe('an open database', () => {
	test('asks DuckDB the same question once', async () => {
		const db = await openDatabase(file);
		const first = await db.run(random, { of: 'a' });
		expect(await db.run(random, { of: 'a' })).toBe(first);
		expect(await db.run(random, { of: 'b' })).not.toEqual(first);
		await db.close();
	});

	test('asks again where it may keep nothing', async () => {
		const db = await openDatabase(file, { keptBytes: 0 });
		const first = await db.run(random, { of: 'a' });
		expect(await db.run(random, { of: 'a' })).not.toEqual(first);
		await db.close();
	});

	test('gives rows that nobody can change for the next one who asks', async () => {
		const db = await openDatabase(file);
		const [council] = await db.run(councils, {});
		expect(() => Object.assign(council ?? {}, { name: 'x' })).toThrow(TypeError);
		expect((await db.run(councils, {}))[0]?.name).not.toBe('x');
		await db.close();
	});

	test('knows two councils apart', async () => {
		const db = await openDatabase(file);
		const ids = (await db.run(councils, {})).map(({ councilId }) => councilId);
		const twice = [...ids, ...ids];
		const themes = await Promise.all(twice.map((councilId) => db.run(themesOfCouncil, { councilId })));
		const again = await Promise.all(twice.map((councilId) => db.run(themesOfCouncil, { councilId })));
		expect(again).toEqual(themes);
		expect(new Set(themes.map((rows) => JSON.stringify(rows))).size).toBeGreaterThan(1);
		await db.close();
	});
});

describe('kept rows', () => {
	const rowOf = (letters: number) => [{ text: 'x'.repeat(letters) }];

	test('drop what was not asked for longest where there is no more room', () => {
		const kept = makeKeptRows(50_000);
		const keep = (of: string) => kept.keep(random, { of }, rowOf(1000));
		for (let count = 0; count < 20; count += 1) {
			keep(String(count));
			kept.find(random, { of: '0' });
		}
		keep('last');
		for (let count = 20; count < 40; count += 1) {
			keep(String(count));
			kept.find(random, { of: '0' });
		}
		expect(kept.find(random, { of: '0' })).toEqual(rowOf(1000));
		expect(kept.find(random, { of: '1' })).toBeNull();
		expect(kept.find(random, { of: '39' })).toEqual(rowOf(1000));
	});

	test('leave out an answer that would drive out many others', () => {
		const kept = makeKeptRows(50_000);
		const large = rowOf(5000);
		kept.keep(random, { of: 'large' }, large);
		expect(kept.find(random, { of: 'large' })).toBeNull();
		expect(Object.isFrozen(large)).toBe(false);
	});
});
