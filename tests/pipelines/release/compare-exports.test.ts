import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareExports } from '#pipelines/release/export-tables.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { releaseInput } from './release-input.ts';

describe('a file that says something else than its table is found out', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'genklang-'));
		await makeRelease(folder, releaseInput());
	});
	afterAll(() => rm(folder, { recursive: true }));

	async function findingsAfter(file: string, change: (text: string) => string): Promise<void> {
		const path = join(folder, 'current', file);
		const text = await readFile(path, 'utf8');
		expect(change(text)).not.toBe(text);
		await writeFile(path, change(text));
		try {
			await compareExports(join(folder, 'current'));
		} finally {
			await writeFile(path, text);
		}
	}

	test.each([
		['areas.csv', 'School', 'Scool'],
		['areas.json', 'School', 'Scool'],
		['recommendations.csv', ',false,', ',true,'],
		['recommendations.json', 'null', '"null"'],
		['line_accounts.csv', 'tst-ir-register,1,title', 'tst-ir-register,1,theme'],
		['repairs.json', '" "', '"  "']
	])('%s with %s as %s', async (file, before, after) => {
		await expect(findingsAfter(file, (text) => text.replace(before, after))).rejects.toThrow(`${file}: `);
	});

	test('even where only the order of the rows is another', async () => {
		const swapped = (text: string) => {
			const [header, first, second] = text.trimEnd().split('\n');
			return `${[header, second, first].join('\n')}\n`;
		};
		await expect(findingsAfter('themes.csv', swapped)).rejects.toThrow(
			'themes.csv: differs from table themes in rows 1 to 2'
		);
	});

	test('and files that say the same are not', async () => {
		await compareExports(join(folder, 'current'));
	});
});
