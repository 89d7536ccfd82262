import { hashInputs, isUpToDate, writeStamp } from '#run/inputs.mjs';
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'genklang-inputs-'));
	mkdirSync(join(root, 'data/registers'), { recursive: true });
	mkdirSync(join(root, 'src/lib/i18n/generated'), { recursive: true });
	writeFileSync(join(root, 'data/registers/a.csv'), 'year\n2010\n');
	writeFileSync(join(root, 'data/b.csv'), 'year\n2011\n');
	writeFileSync(join(root, 'src/lib/i18n/generated/made.js'), '1');
});

afterEach(() => rmSync(root, { recursive: true }));

const hash = () => hashInputs(['data', 'src', 'package-lock.json'], root);

test.each<[string, (path: string) => void]>([
	['a file is changed', (path) => writeFileSync(join(path, 'data/b.csv'), 'year\n2012\n')],
	['a file is added', (path) => writeFileSync(join(path, 'data/registers/c.csv'), '')],
	['a file is renamed', (path) => renameSync(join(path, 'data/b.csv'), join(path, 'data/c.csv'))],
	['a file is removed', (path) => rmSync(join(path, 'data/b.csv'))],
	['a missing input appears', (path) => writeFileSync(join(path, 'package-lock.json'), '{}')]
])('the hash changes when %s', async (_, change) => {
	const before = await hash();
	change(root);
	expect(await hash()).not.toBe(before);
});

test('the hash stays when only times or generated files change', async () => {
	const before = await hash();
	utimesSync(join(root, 'data/b.csv'), 1, 1);
	writeFileSync(join(root, 'src/lib/i18n/generated/made.js'), '2');
	expect(await hash()).toBe(before);
});

test('bytes moved from one file to the next change the hash', async () => {
	const before = await hash();
	writeFileSync(join(root, 'data/b.csv'), 'year\n');
	writeFileSync(join(root, 'data/registers/a.csv'), '2011\nyear\n2010\n');
	expect(await hash()).not.toBe(before);
});

test('what has no stamp or another one is made again', async () => {
	const file = join(root, 'build/.inputs');
	expect(await isUpToDate(file, 'one')).toBe(false);
	await writeStamp(file, 'one');
	expect(await isUpToDate(file, 'one')).toBe(true);
	expect(await isUpToDate(file, 'two')).toBe(false);
});
