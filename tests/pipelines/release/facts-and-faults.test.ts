import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROWS_AT_MOST } from '#lib/domain/rows-at-most.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { diskFault } from '#pipelines/release/disk-fault.ts';
import { formsOf } from '#pipelines/release/export-tables.ts';
import { refuseOlderVersion } from '#pipelines/release/keep-version.ts';
import type { KeptVersion } from '#pipelines/release/kept-versions.ts';
import { formatReleaseFacts, readReleaseFacts } from '#pipelines/release/release-facts.ts';
import { isZipped } from '#pipelines/release/size-limits.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('release.json of the data', () => {
	const facts = { version: '1.2.3', date: '2026-11-22' };
	const read = async (content: unknown) => {
		const file = join(folder, 'release.json');
		await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
		return readReleaseFacts(file);
	};

	test('is read, with what stands where nothing is said, and written without that', async () => {
		const whole = { ...facts, publisher: 'A', homepage: 'https://a.dk/b/c', summary: 'Nyt.' };
		expect(await read(whole)).toEqual(whole);
		expect(formatReleaseFacts(whole)).toBe(`${JSON.stringify(whole, null, 2)}\n`);
		const bare = { ...facts, publisher: 'Genklang', homepage: null, summary: null };
		expect(await read(facts)).toEqual(bare);
		expect(formatReleaseFacts(bare)).toBe('{\n  "version": "1.2.3",\n  "date": "2026-11-22"\n}\n');
	});

	test.each<[string, unknown, string]>([
		['another version', { ...facts, version: '1.2' }, 'invalid version: "1.2"'],
		['no version', { date: facts.date }, 'invalid version: undefined'],
		['a day that is none', { ...facts, date: '2026-02-30' }, 'invalid date: "2026-02-30"'],
		['a blank publisher', { ...facts, publisher: ' ' }, 'invalid publisher: " "'],
		['a publisher that is a number', { ...facts, publisher: 1 }, 'invalid publisher: 1'],
		['a publisher of two lines', { ...facts, publisher: 'a\nb' }, 'invalid publisher: "a\\nb"'],
		[
			'an address with a slash at its end',
			{ ...facts, homepage: 'https://a.dk/' },
			'invalid homepage: "https://a.dk/", give an https address without a slash at its end'
		],
		['another address', { ...facts, homepage: 'http://a.dk' }, 'invalid homepage: "http://a.dk", give'],
		['an address that is a number', { ...facts, homepage: 1 }, 'invalid homepage: 1'],
		['a blank summary', { ...facts, summary: '' }, 'invalid summary: ""'],
		['other than JSON', '{', 'release.json: ']
	])('with %s is refused', async (_, content, message) => {
		await expect(read(content)).rejects.toThrow(RefusalError);
		await expect(read(content)).rejects.toThrow(`${folder}/release.json: `);
		await expect(read(content)).rejects.toThrow(message);
	});

	test('that is missing is refused with what the system says', async () => {
		await expect(readReleaseFacts(join(folder, 'none.json'))).rejects.toMatchObject({
			problems: [expect.stringContaining(`${folder}/none.json: ENOENT`)],
			cause: expect.objectContaining({ code: 'ENOENT' })
		});
	});

	test('must name a newer version than the last that is published', () => {
		const kept = (version: string) => ({ facts: { version } }) as KeptVersion;
		expect(() => refuseOlderVersion('1.2.0', [kept('1.9.0'), kept('1.10.0')])).toThrow(
			'version 1.2.0 is not newer than 1.10.0, which is published'
		);
		expect(() => refuseOlderVersion('1.10.0', [kept('1.10.0')])).toThrow('is not newer');
		expect(() => refuseOlderVersion('1.10.1', [kept('1.10.0')])).not.toThrow();
		expect(() => refuseOlderVersion('0.0.1', [])).not.toThrow();
	});
});

describe('a fault of the disk', () => {
	const fault = (message: string, more: object = {}) => Object.assign(new Error(message), more);
	const said = (cause: unknown) => {
		const told = diskFault('/releases', cause);
		return told instanceof RefusalError ? told.message : told;
	};

	test.each([
		['ENOSPC', 'No space left on device', 'the disk is full: free space on it'],
		['EDQUOT', 'Disk quota exceeded', 'the disk is full: free space on it'],
		[
			'EROFS',
			'Read-only file system',
			'the disk can only be read: mount it for writing, or name another folder'
		],
		[
			'EACCES',
			'Permission denied',
			'this user may not write there: change its owner, or name another folder'
		],
		[
			'EPERM',
			'Operation not permitted',
			'this user may not write there: change its owner, or name another folder'
		],
		['ENOTDIR', 'Not a directory', 'a file is in the way: move it, or name another folder'],
		['EIO', 'Input/output error', 'the disk fails: look at the log of the system'],
		['EMFILE', 'Too many open files', 'too many files are open: raise the limit (ulimit -n)'],
		['EEXIST', null, 'a file is in the way: move it, or name another folder'],
		['ENFILE', null, 'too many files are open: raise the limit (ulimit -n)'],
		['ENOENT', null, 'what was written there is gone: end what removes it']
	])('%s is told in words, of the system and of DuckDB alike', (code, text, what) => {
		const end = 'then run this again; what is served is whole';
		expect(said(fault('said so\nat length', { code }))).toBe(`/releases: ${what}, ${end} (said so)`);
		if (text === null) return;
		expect(said(fault(`IO Error: x: ${text}`))).toBe(`/releases: ${what}, ${end} (IO Error: x: ${text})`);
		expect(said(fault(`FATAL Error: ${text}`))).toContain(what);
		const other = fault(`Parser Error: ${text}`);
		expect(said(other)).toBe(other);
	});

	test('is its own where it is in the folder or in one around it, by the place that was written to', () => {
		const at = (more: object) => fault('x', { code: 'ENOSPC', ...more });
		for (const path of ['/releases', '/releases/1.0.0/a.csv'])
			expect(said(at({ path }))).toContain('the disk is full');
		expect(diskFault('/srv/releases', at({ path: '/srv' }))).toBeInstanceOf(RefusalError);
		for (const path of ['/releases-2/a.csv', '/other']) {
			const cause = at({ path });
			expect(said(cause)).toBe(cause);
		}
		expect(said(at({ path: '/other/a', dest: '/releases/a' }))).toContain('the disk is full');
		const away = at({ path: '/releases/a', dest: '/other/a' });
		expect(said(away)).toBe(away);
	});

	test('is answered as it is where it is none', () => {
		for (const cause of [
			'text',
			fault('x', { code: 'EWHAT' }),
			fault('IO Error: x'),
			new RefusalError(['x'])
		])
			expect(diskFault('/releases', cause)).toBe(cause);
		const cause = fault('x', { code: 'EIO' });
		expect(diskFault('/releases', cause)).toMatchObject({ cause });
	});
});

describe('what is too large for a form', () => {
	const { csv, json } = ROWS_AT_MOST;

	test('is left out of it, and packed where it is CSV', () => {
		expect(formsOf(json)).toEqual(['csv', 'parquet', 'json', 'arrow']);
		expect(formsOf(json + 1)).toEqual(['csv', 'parquet']);
		expect(formsOf(csv)).toEqual(['csv', 'parquet']);
		expect(formsOf(csv + 1)).toEqual(['csv.zst', 'parquet']);
	});

	test('is no zip beyond 64 MB, partitions apart', () => {
		const file = (path: string, bytes: number) => ({ path, bytes, sha256: '' });
		const most = 64 * 1024 * 1024;
		expect(isZipped([file('a', most - 1), file('b', 1), file('parquet/a', most)])).toBe(true);
		expect(isZipped([file('a', most), file('b', 1)])).toBe(false);
		expect(isZipped([])).toBe(true);
	});
});
