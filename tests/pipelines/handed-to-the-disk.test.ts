import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#run/project.mjs';
import { skipWithout } from '../skip-without.ts';

const FILES = ['genklang.duckdb', 'councils.csv', 'parquet/recommendations/data_0.parquet'];

describe.skipIf(skipWithout('strace', 'what a build hands to the disk, and when'))('a release', () => {
	let folder: string;
	/** Paths handed to the disk and new names given, in their order: `sync <path>` and `rename <from> <to>`. */
	let calls: readonly string[];
	const at = (call: string) => calls.indexOf(call);

	beforeAll(async () => {
		folder = await realpath(await mkdtemp(join(tmpdir(), 'genklang-')));
		for (const file of FILES) {
			await mkdir(dirname(join(folder, 'files', file)), { recursive: true });
			await writeFile(join(folder, 'files', file), file);
		}
		const program = ['--import', 'tsx', 'tests/soak/publish-files.ts'];
		const places = [join(folder, 'releases'), join(folder, 'files'), '1.0.0'];
		const trace = [
			'-f',
			'-y',
			'-qq',
			'-o',
			join(folder, 'log'),
			'-e',
			'trace=fsync,fdatasync,rename,renameat2'
		];
		await promisify(execFile)('strace', [...trace, process.execPath, ...program, ...places], {
			cwd: projectRoot
		});
		calls = (await readFile(join(folder, 'log'), 'utf8'))
			.replaceAll(`${folder}/releases`, '.')
			.split('\n')
			.flatMap((line) => {
				const synced = /f(?:data)?sync\(\d+<([^>]+)>/.exec(line);
				const renamed = /rename(?:at2)?\(.*?"([^"]+)".*?"([^"]+)"/.exec(line);
				if (renamed) return [`rename ${renamed[1]} ${renamed[2]}`];
				return synced ? [`sync ${synced[1]}`] : [];
			});
	});
	afterAll(() => rm(folder, { recursive: true }));

	const naming = () => calls.findIndex((call) => call.startsWith('rename ./.draft ./.build-'));

	test.each([...FILES, 'release.json', 'SHA256SUMS', 'parquet/recommendations', 'parquet'])(
		'has its %s on the disk before it gets its name',
		(path) => {
			expect(at(`sync ./.draft/${path}`)).toBeGreaterThanOrEqual(0);
			expect(at(`sync ./.draft/${path}`)).toBeLessThan(naming());
		}
	);

	test('has its folder on the disk after all that lies in it, and before it gets its name', () => {
		const inside = calls.findLastIndex((call) => call.startsWith('sync ./.draft/'));
		expect(at('sync ./.draft')).toBeGreaterThan(inside);
		expect(at('sync ./.draft')).toBeLessThan(naming());
	});

	test('has every new name on the disk before the next is given', () => {
		const links = ['1.0.0', 'current'].map((name) => at(`rename ./.link-${name} ./${name}`));
		const renames = [naming(), ...links];
		expect(renames).not.toContain(-1);
		expect(renames).toEqual(renames.toSorted((a, b) => a - b));
		const next = [...renames.slice(1), calls.length];
		renames.forEach((place, index) => expect(calls.slice(place, next[index])).toContain('sync .'));
	});
});
