import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import { SETTINGS } from '#run/server/known-settings.mjs';
import { buildFolder, releasesFolder } from '#run/project.mjs';
import { folderProblems, readSettings, settingWarnings } from '#run/server/settings.mjs';

type Name = (typeof SETTINGS)[number];

const NUMBERS = ['many', '-1', '1.5', ' 5', '5 ', '1e9', '99999999', '0x10'];

/** Wrong values of every setting, each with what is needed besides for it to be looked at. */
const WRONG: Readonly<Record<Name, readonly string[]>> = {
	HOST: ['http://localhost', 'localhost:4173', '[::1]', 'local host', '-h', '*', '127.0.0.1/8'],
	PORT: [...NUMBERS, '65536', 'http'],
	ORIGIN: [
		'genklang.example.dk',
		'//genklang.example.dk',
		'javascript:alert(1)',
		'ftp://genklang.example.dk',
		'https://',
		'https://genklang.example.dk/',
		'https://genklang.example.dk/genklang',
		'https://genklang.example.dk?a=1',
		'https://genklang.example.dk#a',
		'https://genklang.example.dk:443',
		'HTTPS://Genklang.Example.dk',
		'https://råd.example.dk',
		' https://genklang.example.dk',
		'https://user:zq7secret@genklang.example.dk',
		'zq7secret@genklang.example.dk',
		'null',
		'*'
	],
	GENKLANG_RELEASES: ['/no/such/folder', 'no-such-folder', 'package.json'],
	GENKLANG_BUILD: ['/no/such/folder', 'package.json', 'docs'],
	GENKLANG_LOG: ['JSON', 'yes', ' json', 'json,text'],
	GENKLANG_CACHE_MB: [...NUMBERS, '64MB'],
	GENKLANG_DEADLINE_MS: [...NUMBERS, '0', '2s'],
	GENKLANG_WAIT_MS: [...NUMBERS, '0', '1s'],
	GENKLANG_METRICS_PORT: [...NUMBERS, '65536', '4173'],
	GENKLANG_METRICS_HOST: ['http://localhost', 'local host', '127.0.0.1:9464'],
	GENKLANG_PUBLISHER: ['a\nb', 'x'.repeat(201)],
	GENKLANG_CONTACT: ['post', 'post@', 'http://example.dk', 'javascript:alert(1)', 'a b@example.dk'],
	GENKLANG_PHONE: ['ring', '12', '<b>12345678</b>', '+45 12 34 56 78, lokal 9'],
	GENKLANG_ACCESSIBILITY_STATEMENT: ['www.was.digst.dk', 'http://was.digst.dk/a', 'https://a b.dk'],
	UV_THREADPOOL_SIZE: [...NUMBERS, '0', '2000']
};

/** Settings without which another is not looked at. */
const BESIDES: Readonly<Partial<Record<Name, NodeJS.ProcessEnv>>> = {
	GENKLANG_METRICS_HOST: { GENKLANG_METRICS_PORT: '9464' }
};

const FOLDERS: readonly Name[] = ['GENKLANG_RELEASES', 'GENKLANG_BUILD'];

const rows = SETTINGS.flatMap((name) => WRONG[name].map((value) => [name, value] as const));
const ofText = rows.filter(([name]) => !FOLDERS.includes(name));

/** What a start with this says; empty where it goes on. */
function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
	try {
		readSettings(env);
		return [];
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		return error.message.split('\n');
	}
}

test('the settings that are documented, those that are known and those that are tried are the same', () => {
	const documented = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `([A-Z_]+)`/gm)].map(
		([, name]) => name
	);
	expect([...documented].sort()).toEqual([...SETTINGS].sort());
	expect(new Set(documented).size).toBe(documented.length);
	for (const name of SETTINGS) expect(WRONG[name].length).toBeGreaterThan(0);
});

test.each(ofText)('%s=%j is refused in one line that names it and says what to write', (name, value) => {
	const problems = problemsOf({ ...BESIDES[name], [name]: value });
	const [problem = ''] = problems.filter((line) => line.startsWith(name));
	expect(problem).toMatch(new RegExp(`^${name}[ =].*for example [A-Z_]+=\\S`));
	expect(problems.join('\n')).not.toContain('zq7secret');
});

test('each wrong setting gets a line of its own', () => {
	const problems = problemsOf({ PORT: 'eighty', GENKLANG_CACHE_MB: 'much', UV_THREADPOOL_SIZE: '0' });
	expect(problems.map((line) => /^\w+/.exec(line)?.[0]).sort()).toEqual([
		'GENKLANG_CACHE_MB',
		'PORT',
		'UV_THREADPOOL_SIZE'
	]);
});

test.each(['0.0.0.0', '::', 'genklang.example'])('HOST=%s without ORIGIN is refused', (HOST) => {
	expect(problemsOf({ HOST })).toEqual([expect.stringMatching(/^HOST=.*ORIGIN.*for example/)]);
});

test('a setting that needs another says so', () => {
	expect(problemsOf({ GENKLANG_METRICS_HOST: '0.0.0.0' })).toEqual([
		expect.stringMatching(/^GENKLANG_METRICS_HOST=.*GENKLANG_METRICS_PORT=9464/)
	]);
});

test('a path in the address is refused with the way out, in whichever setting it is asked for', () => {
	for (const env of [{ GENKLANG_BASE: '/genklang' }, { ORIGIN: 'https://example.dk/genklang' }]) {
		expect(problemsOf(env)).toEqual([expect.stringMatching(/at the root of a name of its own/)]);
	}
});

test('empty settings are as if they were not there', () => {
	const empty = Object.fromEntries(SETTINGS.map((name) => [name, '']));
	expect(readSettings(empty)).toEqual(readSettings({}));
});

test('what the start takes of a publisher, the pages take too', () => {
	const names = SETTINGS.filter((name) => /PUBLISHER|CONTACT|PHONE|STATEMENT/.test(name));
	const values = [
		...rows.map(([, value]) => value),
		'post@example.dk',
		'https://example.dk',
		'+45 12 34 56 78'
	];
	const taken = names.flatMap((name) =>
		values
			.filter((value) => problemsOf({ [name]: value }).length === 0)
			.map((value) => [name, value] as const)
	);
	for (const [name, value] of taken) expect(() => readSiteSettings({ [name]: value })).not.toThrow();
	expect(taken.length).toBeGreaterThan(10);
});

describe('folders', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'genklang-'));
		writeFileSync(join(folder, 'handler.js'), '');
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	test('that are not there are named', () => {
		const missing = join(folder, 'missing');
		expect(folderProblems({ GENKLANG_RELEASES: missing }, { releases: missing, build: folder })).toEqual([
			expect.stringMatching(/^GENKLANG_RELEASES=\S+missing is no folder .* for example/)
		]);
		expect(folderProblems({}, { releases: folder, build: missing })).toEqual([
			expect.stringMatching(/^There is no built app in \S+missing \(GENKLANG_BUILD\): run npm start/)
		]);
	});

	test.each(WRONG.GENKLANG_RELEASES)('GENKLANG_RELEASES=%s is no folder of releases', (value) => {
		const env = { GENKLANG_RELEASES: value };
		expect(folderProblems(env, { releases: releasesFolder(env), build: folder })).toHaveLength(1);
	});

	test.each(WRONG.GENKLANG_BUILD)('GENKLANG_BUILD=%s is no built app', (value) => {
		const build = buildFolder({ GENKLANG_BUILD: value });
		expect(folderProblems({}, { releases: folder, build })).toHaveLength(1);
	});

	test('without a release are served from, and so is the usual one before it is there', () => {
		expect(folderProblems({ GENKLANG_RELEASES: folder }, { releases: folder, build: folder })).toEqual([]);
		expect(folderProblems({}, { releases: join(folder, 'missing'), build: folder })).toEqual([]);
	});

	test.skipIf(process.getuid?.() === 0)('that may not be read are named', () => {
		chmodSync(folder, 0o000);
		try {
			const problems = folderProblems({ GENKLANG_RELEASES: folder }, { releases: folder, build: folder });
			expect(problems.join('\n')).toContain('GENKLANG_RELEASES=');
		} finally {
			chmodSync(folder, 0o700);
		}
	});
});

describe('a warning', () => {
	const warned = (env: NodeJS.ProcessEnv) =>
		settingWarnings(env, readSettings(env)).map(({ event, message }) => `${event}: ${message}`);
	const ENOUGH = { UV_THREADPOOL_SIZE: '16' };

	test('is not given where all is well', () => {
		expect(warned({ ...ENOUGH, ORIGIN: 'https://genklang.example.dk', GENKLANG_KIT: 'x' })).toEqual([]);
		expect(warned({ ...ENOUGH, ORIGIN: 'http://localhost:4173' })).toEqual([]);
	});

	test.each([
		['GENKLANG_CONTCT', 'GENKLANG_CONTACT'],
		['GENKLANG_RELEASE', 'GENKLANG_RELEASES'],
		['GENKLANG_PORT', 'PORT'],
		['GENKLANG_ORIGIN', 'ORIGIN'],
		['GENKLANG_METRIC_PORT', 'GENKLANG_METRICS_PORT']
	])('names %s, which is no setting, with %s, which may be meant, and never its value', (name, meant) => {
		expect(warned({ ...ENOUGH, [name]: 'zq7secret' })).toEqual([
			`setting_unknown: ${name} is no setting and has no effect: is ${meant} meant?`
		]);
	});

	test('names no setting that is far from what was written', () => {
		expect(warned({ ...ENOUGH, GENKLANG_SOMETHING_ELSE_ALTOGETHER: '1' })[0]).toMatch(/no effect$/);
	});

	test('is given of few threads and of an address that is not encrypted', () => {
		expect(warned({})).toEqual([expect.stringMatching(/^threads_few: UV_THREADPOOL_SIZE is 4.*=16$/)]);
		expect(warned({ ...ENOUGH, ORIGIN: 'http://genklang.example.dk' })).toEqual([
			expect.stringMatching(/^origin_unencrypted: /)
		]);
	});
});

describe('the program', () => {
	const serve = (env: Record<string, string>) =>
		spawnSync(process.execPath, ['src/run/serve.mjs'], {
			env: { PATH: process.env['PATH'], PORT: '0', ...env },
			encoding: 'utf8',
			timeout: 20_000
		});

	test('ends with code 1 and says no more than the lines about what is wrong', () => {
		const { status, stdout, stderr } = serve({ GENKLANG_CACHE_MB: 'much', GENKLANG_LOG: 'loud' });
		expect([status, stdout]).toEqual([1, '']);
		expect(stderr).toMatch(/^GENKLANG_\w+=[^\n]+\nGENKLANG_\w+=[^\n]+\n$/);
	});

	test('says so as JSON where that is asked for, and names folders that cannot be served from', () => {
		const { status, stderr } = serve({ GENKLANG_LOG: 'json', GENKLANG_RELEASES: 'no-such-folder' });
		expect(status).toBe(1);
		expect(JSON.parse(stderr.split('\n')[0] ?? '')).toMatchObject({
			level: 'error',
			event: 'start_failed',
			message: expect.stringMatching(/^GENKLANG_RELEASES=no-such-folder is no folder/)
		});
	});
});
