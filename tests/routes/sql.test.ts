import { afterAll, beforeAll, expect, test } from 'vitest';
import { TABLES } from '#lib/domain/tables.ts';
import type { OpenRelease } from '#lib/server/release.ts';
import { load } from '../../src/routes/sql/+page.server.ts';
import type { PageData } from '../../src/routes/sql/$types';
import { openTestRelease } from './open-test-release.ts';
import { call } from './route-event.ts';

let release: OpenRelease;

beforeAll(async () => {
	release = await openTestRelease();
});
afterAll(() => release.close());

const loaded = async (url: string) => (await call(load, { release, locale: 'da', url })) as PageData;

test('the SQL page knows how large the Arrow file of every table is', async () => {
	const { sizes } = await loaded('/sql');
	for (const { name } of TABLES) {
		expect([name, sizes[name]?.bytes]).toEqual([name, release.files.find(`${name}.arrow`)?.bytes]);
	}
	expect(sizes['recommendations']?.rows).toBeGreaterThan(100);
});

test('the SQL page hands on the query of its address, and says where it could not', async () => {
	expect(await loaded('/sql?q=select+1%0Afrom+areas')).toMatchObject({
		query: 'select 1\nfrom areas',
		dropped: false
	});
	expect(await loaded('/sql')).toMatchObject({ query: '', dropped: false });
	expect(await loaded(`/sql?q=${'x'.repeat(9000)}`)).toMatchObject({ query: '', dropped: true });
});
