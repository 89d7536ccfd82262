import { execFile, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { releasesFolder } from '#run/project.mjs';
import type { OpenRelease } from '#lib/server/release.ts';
import type { PageData } from '../../src/routes/data/$types';
import { load } from '../../src/routes/data/+page.server.ts';
import { datasetJsonLd } from '../../src/routes/data/dataset-json-ld.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { readingLines } from '../../src/routes/data/reading-lines.ts';
import { skipWithout } from '../skip-without.ts';
import { openTestRelease } from './open-test-release.ts';
import { call } from './route-event.ts';

let release: OpenRelease;
let server: Server;
let address: string;

beforeAll(async () => {
	release = await openTestRelease();
	server = createServer((request, response) => {
		const file = release.files.find((request.url ?? '').replace('/data/1.0.0/', ''));
		if (!file) return response.writeHead(404).end();
		response.writeHead(200, { 'content-type': file.mediaType });
		return new Response(file.stream()).arrayBuffer().then((body) => response.end(Buffer.from(body)));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/data/1.0.0`;
});
afterAll(async () => {
	server.close();
	await release.close();
});

type Page = Pick<PageData, 'files' | 'tables' | 'citation' | 'coverage'>;
async function page(locale: 'da' | 'en' = 'da'): Promise<Page> {
	const all = await release.db.run(councils, {});
	const above = { home: all[0], councilCount: all.length };
	return (await call(load, { release, locale, url: '/data', above })) as unknown as Page;
}

describe('the data page', () => {
	test('names only files of the release, with size and sum', async () => {
		const { files, tables } = await page();
		const named = [...Object.values(files).flat(), ...tables.flatMap((table) => table.files)];
		expect(named.length).toBeGreaterThan(80);
		for (const { path, bytes, sha256 } of named) {
			const file = release.files.find(path);
			// The list of sums and the manifest are described by no other file.
			expect([path, bytes, sha256]).toEqual([path, file?.bytes, file?.sha256]);
		}
	});

	test('tells every column in the language of the page', async () => {
		const [danish, english] = [await page('da'), await page('en')];
		const meaning = ({ tables }: Page) => tables[0]?.columns[3]?.meaning;
		expect(meaning(danish)).toBe('Kommunen, som rådet rådgiver.');
		expect(meaning(english)).toBe('Name of the municipality that the council advises.');
		for (const { tables } of [danish, english]) {
			for (const { columns } of tables) for (const column of columns) expect(column.meaning).toMatch(/\S/);
		}
	});

	test('cites the version with its address', async () => {
		const { citation } = await page();
		expect(citation.line).toBe(
			`${citation.publisher} (2026): Anbefalinger fra kommunale råd, og hvad der blev af dem. Version ${release.version}. ${citation.publisher}. (Datasæt). http://localhost/data/${release.version}/`
		);
		expect(citation.bibtex).toContain(`url = {http://localhost/data/${release.version}/}`);
	});

	test('describes the data set for search engines', async () => {
		const { files, coverage } = await page();
		const described = datasetJsonLd({
			version: release.version,
			date: release.date,
			publisher: 'P',
			description: 'D',
			address: `https://g.dk/data/${release.version}`,
			years: [coverage.from, coverage.to],
			municipalities: coverage.municipalities,
			variables: ['response'],
			files: files.excel
		});
		expect(described).toMatchObject({
			'@type': 'Dataset',
			url: 'https://g.dk/data',
			license: 'https://creativecommons.org/licenses/by/4.0/',
			temporalCoverage: expect.stringMatching(/^20\d\d\/20\d\d$/),
			distribution: [
				{
					contentUrl: `https://g.dk/data/${release.version}/anbefalinger.xlsx`,
					encodingFormat: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
					sha256: release.files.find('anbefalinger.xlsx')?.sha256
				},
				{ encodingFormat: 'text/csv' }
			]
		});
	});
});

describe('the line for', () => {
	const line = (language: string) =>
		readingLines(address).find((one) => one.language === language)?.code ?? '';
	const rows = () => release.manifest.tables.find(({ name }) => name === 'recommendations')?.rows;
	const run = (program: string, ...args: string[]) =>
		new Promise<string>((resolve, reject) => {
			execFile(program, args, (fault, out) => (fault ? reject(fault) : resolve(out.trim())));
		});

	test('JavaScript reads every row', async () => {
		const code = `${line('JavaScript')} process.stdout.write(rows.length + ' ' + rows[0].response)`;
		expect(await run(process.execPath, '--input-type=module', '-e', code)).toMatch(
			new RegExp(`^${rows()} (direct|group|none)$`)
		);
	});

	const noPython = spawnSync('python3', ['--version']).status !== 0;
	test.skipIf(noPython)('Python reads every row', async () => {
		expect(await run('python3', '-c', `${line('Python')}; print(len(rows))`)).toBe(String(rows()));
	});

	const noPandas = noPython || spawnSync('python3', ['-c', 'import pandas']).status !== 0;
	test.skipIf(noPandas)('pandas reads every row', async () => {
		expect(await run('python3', '-c', `${line('pandas')}; print(len(df))`)).toBe(String(rows()));
	});

	test.skipIf(skipWithout('R', 'the line that reads the data in R'))('R reads every row', async () => {
		expect(await run('Rscript', '-e', `${line('R')}; cat(nrow(anbefalinger))`)).toBe(String(rows()));
	});

	test('DuckDB reads every row, from a file: reading from an address needs an extension that is not here', async () => {
		const instance = await DuckDBInstance.create(':memory:');
		const connection = await instance.connect();
		const local = join(releasesFolder(), 'current');
		const query = line('DuckDB').replace(address, local);
		expect((await connection.runAndReadAll(query)).getRows()).toHaveLength(rows() ?? -1);
		connection.closeSync();
		instance.closeSync();
	});
});
