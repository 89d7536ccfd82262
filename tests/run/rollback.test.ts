import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '#run/project.mjs';
import { alteredRelease, switchRelease } from '../altered-release.ts';
import { startSite, type Site } from '../browser/site.ts';
import { ask } from './raw-request.ts';

const RELEASES = {
	old: { name: 'old', version: '2.0.0', municipality: 'Aaby' },
	new: { name: 'new', version: '3.0.0', municipality: 'Bebyen' }
} as const;

let folder: string;
let site: Site | undefined;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	for (const release of Object.values(RELEASES)) await alteredRelease(folder, release);
	await switchRelease(folder, 'new');
});
afterEach(async () => {
	await site?.stop();
	site = undefined;
});
afterAll(() => rm(folder, { recursive: true }));

const rollback = (...args: string[]) =>
	promisify(execFile)(
		process.execPath,
		['--import', 'tsx', 'pipelines/cli.ts', 'rollback', ...args, '--out', folder],
		{ cwd: projectRoot }
	);

test('while the site goes back and forth between releases no request fails, and each answer is of the release that it names', async () => {
	site = await startSite({ GENKLANG_RELEASES: folder });
	const port = Number(new URL(site.origin).port);
	const paths = ['/albertslund', '/albertslund?from=2012', '/en/albertslund', '/albertslund.json', '/data'];
	const faults: unknown[] = [];
	const answered = new Map<string, number>();
	let isOver = false;
	const readers = paths.map(async (path) => {
		while (!isOver) {
			const { status, headers, body } = await ask(port, path, {});
			const [version = ''] = String(headers['genklang-release']).split('-');
			answered.set(version, (answered.get(version) ?? 0) + 1);
			const shown = Object.values(RELEASES).filter(
				(one) => body.includes(one.municipality) || body.includes(one.version)
			);
			if (status !== 200 || shown.map((one) => one.version).join() !== version)
				faults.push({ path, status, version, shown });
		}
	});
	const until = async (version: string) => {
		while (!(await ask(port, '/readyz', {})).body.includes(version))
			await new Promise((resolve) => setTimeout(resolve, 50));
	};
	try {
		await until('3.0.0');
		expect((await rollback()).stdout).toMatch(/^current is 2\.0\.0-/);
		await until('2.0.0');
		expect((await rollback('3.0.0')).stdout).toMatch(/^current is 3\.0\.0-/);
		await until('3.0.0');
	} finally {
		isOver = true;
		await Promise.all(readers);
	}
	expect(faults).toEqual([]);
	expect([...answered.keys()].sort()).toEqual(['2.0.0', '3.0.0']);
});

test('a damaged release is not gone back to, and the site goes on as it was', async () => {
	site = await startSite({ GENKLANG_RELEASES: folder });
	await writeFile(join(folder, 'old', 'councils.csv'), 'x', { flag: 'a' });
	await expect(rollback()).rejects.toMatchObject({
		code: 1,
		stderr: expect.stringContaining('old/councils.csv: not as it was made')
	});
	const { body } = await ask(Number(new URL(site.origin).port), '/readyz', {});
	expect(body.toString()).toMatch(/^ready 3\.0\.0-/);
});
