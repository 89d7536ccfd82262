import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
	cp,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	readlink,
	realpath,
	rm,
	symlink,
	writeFile
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { TABLES } from '#lib/domain/tables.ts';
import { parseManifest, type ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { compareExports } from '#pipelines/release/export-tables.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { smallReading } from '../build/small-reading.ts';
import { releaseInput } from './release-input.ts';

const BUILD_AND_END = fileURLToPath(new URL('build-and-end.ts', import.meta.url));
const STEPS = ['building the database', 'writing the files', 'reading the files back', 'switching'];

let releases: string;
/** A folder of releases that is never changed, and what its one run answered. */
let made: { readonly releases: string; readonly manifest: ReleaseManifest };

beforeAll(async () => {
	const folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	made = { releases: folder, manifest: await makeRelease(folder, releaseInput()) };
});
afterAll(() => rm(made.releases, { recursive: true }));

beforeEach(async () => {
	releases = await mkdtemp(join(tmpdir(), 'genklang-'));
});

afterEach(() => rm(releases, { recursive: true }));

/** As after a first run: a copy of what it left. */
async function earlierRun(): Promise<ReleaseManifest> {
	await cp(made.releases, releases, { recursive: true, verbatimSymlinks: true });
	return made.manifest;
}

function buildInProcess(step: string, way: 'kill' | 'hold'): ChildProcess {
	const args = ['--import', 'tsx', BUILD_AND_END, releases, step, way];
	return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function filesOf(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
		.sort();
}

const current = () => realpath(join(releases, 'current'));
const names = async () => (await readdir(releases)).filter((name) => !name.startsWith('.')).sort();
const builds = async () => (await readdir(releases)).filter((name) => name.startsWith('.build-'));

describe('a release', () => {
	test('holds every table in four forms, the database, files for people, partitions, descriptions, the sources and sums', async () => {
		await earlierRun();
		const endings = ['csv', 'json', 'parquet', 'arrow'];
		const forms = TABLES.flatMap(({ name }) => endings.map((form) => `${name}.${form}`));
		const others = [
			...['SHA256SUMS', 'genklang.duckdb', 'release.json', 'sources/tst-ir-register.txt'],
			...['anbefalinger.xlsx', 'anbefalinger-excel.csv', 'genklang-1.0.0.zip'],
			...['KODEBOG.md', 'CHANGELOG.md', 'LICENS.md', 'CITATION.cff', 'citation.bib'],
			...['datapackage.json', 'catalog.ttl', 'catalog.jsonld'],
			...['parquet/recommendations.json', 'parquet/statements.json'],
			...['2010', '2011'].map(
				(year) => `parquet/recommendations/council_id=tst-ir/year=${year}/data_0.parquet`
			),
			'parquet/statements/council_id=tst-ir/data_0.parquet'
		];
		expect(await filesOf(await current())).toEqual([...forms, ...others].sort());
		expect(await names()).toEqual(['1.0.0', 'current']);
		expect(await readlink(join(releases, 'current'))).toBe('1.0.0');
	});

	test('says in its manifest what it holds', async () => {
		const manifest = await earlierRun();
		const folder = await current();
		expect(parseManifest(await readFile(join(folder, 'release.json'), 'utf8'))).toEqual(manifest);
		expect(manifest).toMatchObject({ version: '1.0.0', date: '2026-11-22' });
		expect(Object.fromEntries(manifest.tables.map(({ name, rows }) => [name, rows]))).toEqual({
			councils: 1,
			areas: 2,
			themes: 2,
			sources: 1,
			recommendations: 4,
			statements: 1,
			responses: 3,
			threads: 0,
			judgements: 3,
			second_readings: 0,
			evidence: 0,
			contexts: 0,
			line_accounts: 9,
			repairs: 1,
			problems: 0,
			changes: 0,
			verdicts: 0,
			replies: 0,
			priorities: 0,
			cube: 4
		});
		const unlisted = ['SHA256SUMS', 'release.json'];
		expect(manifest.files.map(({ path }) => path)).toEqual(
			(await filesOf(folder)).filter((path) => !unlisted.includes(path))
		);
	});

	test('carries the sum of every file but the list itself, in the form of sha256sum', async () => {
		await earlierRun();
		const folder = await current();
		const paths = (await filesOf(folder)).filter((path) => path !== 'SHA256SUMS');
		const lines = await Promise.all(
			paths.map(async (path) => {
				const sum = createHash('sha256').update(await readFile(join(folder, path)));
				return `${sum.digest('hex')}  ${path}\n`;
			})
		);
		expect(await readFile(join(folder, 'SHA256SUMS'), 'utf8')).toBe(lines.join(''));
	});

	test.runIf(process.platform === 'linux')('carries sums that sha256sum confirms', async () => {
		await earlierRun();
		const run = promisify(execFile);
		const { stdout } = await run('sha256sum', ['-c', 'SHA256SUMS'], { cwd: await current() });
		expect(
			stdout
				.trim()
				.split('\n')
				.filter((line) => !line.endsWith(': OK'))
		).toEqual([]);
	});

	test('has the same bytes when it is built again elsewhere', async () => {
		await makeRelease(join(releases, 'one'), releaseInput());
		await makeRelease(join(releases, 'two'), releaseInput());
		const sums = await Promise.all(
			['one', 'two'].map((name) => readFile(join(releases, name, 'current', 'SHA256SUMS'), 'utf8'))
		);
		expect(sums[0]).toBe(sums[1]);
	});

	test('serves the source as it was read, with its charset where it is not UTF-8', async () => {
		const bytes = Buffer.from('Bør\r\n', 'latin1');
		const [source] = smallReading().sources;
		if (!source) throw new Error('no source');
		const sources = [{ ...source, bytes, encoding: 'windows-1252' }];
		const manifest = await makeRelease(releases, releaseInput({ sources }));
		const file = manifest.files.find(({ path }) => path.startsWith('sources/'));
		expect(file).toMatchObject({ bytes: 5, charset: 'windows-1252' });
		expect((await readFile(join(await current(), file?.path ?? ''))).equals(bytes)).toBe(true);
	});
});

describe('machine files', () => {
	test('CSV is UTF-8 without a byte order mark, with line feeds, a header and quoted cells', async () => {
		await earlierRun();
		const bytes = await readFile(join(await current(), 'statements.csv'));
		expect(bytes[0]).toBe('s'.charCodeAt(0));
		expect(bytes.includes('\r')).toBe(false);
		expect(bytes.toString()).toBe(
			'statement_id,council_id,theme_id,text,text_source,as_of,source_id,source_lines,stands_for,speaks_of\n' +
				'tst-ir-s01,tst-ir,tst-ir-t01,"Der er købt ""bøger"",\nog flere kommer.",' +
				'"Der er købt ""bøger"",\nog flere kommer.",,tst-ir-register,4;5,' +
				'tst-ir-2010-01;tst-ir-2010-02;tst-ir-2011-01,tst-ir-2010-01\n'
		);
	});

	test('JSON is an array of objects with real numbers, booleans and null', async () => {
		await earlierRun();
		const rows = JSON.parse(await readFile(join(await current(), 'recommendations.json'), 'utf8'));
		expect(rows).toHaveLength(4);
		expect(rows[1]).toMatchObject({ year: 2010, certain: false, quote: null, age_years: 3 });
		expect(rows[2]).toMatchObject({ coding_status: 'draft', response: null, certain: null });
		expect(JSON.parse(await readFile(join(await current(), 'problems.json'), 'utf8'))).toEqual([]);
	});
});

describe('building again', () => {
	test('replaces the same version in one step and cleans up in the run after', async () => {
		await earlierRun();
		const first = await current();
		await makeRelease(releases, releaseInput());
		const second = await current();
		expect(second).not.toBe(first);
		expect(await builds()).toHaveLength(2);
		await makeRelease(releases, releaseInput());
		expect(await builds()).toEqual([first, second].map((folder) => basename(folder)).sort());
		expect(await current()).toBe(first);
	});

	test('keeps every other version', async () => {
		await makeRelease(releases, releaseInput({}, '1.0.0'));
		await makeRelease(releases, releaseInput({}, '1.1.0'));
		await makeRelease(releases, releaseInput({}, '1.1.0'));
		expect(await names()).toEqual(['1.0.0', '1.1.0', 'current']);
		expect(await filesOf(await realpath(join(releases, '1.0.0')))).toContain('genklang.duckdb');
		expect(await readlink(join(releases, 'current'))).toBe('1.1.0');
	});

	test('that fails leaves the old release as it was and nothing of its own', async () => {
		await earlierRun();
		const before = await current();
		const wrong = releaseInput({ responses: [] });
		await expect(makeRelease(releases, wrong)).rejects.toThrow('response that its links do not bear out');
		expect(await current()).toBe(before);
		expect(await builds()).toEqual([before.split('/').at(-1)]);
	});

	test('that fails half-way through the switch leaves no version without its files', async () => {
		await earlierRun();
		await rm(join(releases, 'current'));
		await mkdir(join(releases, 'current', 'in the way'), { recursive: true });
		await expect(makeRelease(releases, releaseInput())).rejects.toThrow(/current/);
		await compareExports(join(releases, '1.0.0'));
		await rm(join(releases, 'current'), { recursive: true });
		await makeRelease(releases, releaseInput());
		await compareExports(await current());
	});

	test('is refused while another process builds, and possible when that one is ended', async () => {
		const other = buildInProcess('writing the files', 'hold');
		const ended = once(other, 'exit');
		if (!other.stdout) throw new Error('no output');
		await once(other.stdout, 'data');
		await expect(makeRelease(releases, releaseInput())).rejects.toThrow(
			`another build (process ${other.pid}) is writing there: run this again when it has ended`
		);
		other.kill('SIGKILL');
		await ended;
		await makeRelease(releases, releaseInput());
		expect(await builds()).toHaveLength(1);
	});
});

describe('a run that is killed', () => {
	test.each(STEPS)('while %s leaves the old release whole, and the next run succeeds', async (step) => {
		await earlierRun();
		const before = await current();
		const [, signal] = (await once(buildInProcess(step, 'kill'), 'exit')) as [null, string];
		expect(signal).toBe('SIGKILL');
		expect(await current()).toBe(before);
		await compareExports(before);
		await makeRelease(releases, releaseInput());
		expect(await current()).not.toBe(before);
		expect(await builds()).toHaveLength(2);
	});

	test('and left a half made lock, links and folders does not stop the next', async () => {
		await writeFile(join(releases, '.lock'), 'half');
		await mkdir(join(releases, '.build-AAAAAA', 'sources'), { recursive: true });
		await writeFile(join(releases, '.build-AAAAAA', 'sources', 'x.txt'), 'x');
		await symlink('.build-AAAAAA', join(releases, '.link-1.0.0'));
		await symlink('1.0.0', join(releases, '.link-current'));
		await makeRelease(releases, releaseInput());
		expect(await names()).toEqual(['1.0.0', 'current']);
		expect(await builds()).toHaveLength(1);
		expect((await readdir(releases)).filter((name) => name.startsWith('.link-'))).toEqual([]);
	});
});
