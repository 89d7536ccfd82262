import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot, releasesFolder } from '#run/project.mjs';
import { startSite } from '../browser/site.ts';
import { freePort } from './free-port.ts';
import { ask } from './raw-request.ts';

const ORIGIN = 'https://genklang.example.dk';
const PATHS = [
	'/albertslund',
	'/en/albertslund',
	'/albertslund.csv',
	'/albertslund/anbefalinger?q=bus',
	'/data'
];

/** The commands of a section of docs/operations.md, with the folders of the test. */
async function commandsOf(heading: string, folders: Readonly<Record<string, string>>): Promise<string> {
	const page = await readFile(join(projectRoot, 'docs/operations.md'), 'utf8');
	const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
	const script = [...section.matchAll(/^```sh\n([^]*?)^```/gm)].map(([, lines]) => lines).join('');
	return Object.entries(folders).reduce((text, [from, to]) => text.replaceAll(from, to), script);
}

let folder: string;
let restored: string;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	restored = join(folder, 'restored');
	await mkdir(join(folder, 'backup'));
	await mkdir(restored);
	const script = await commandsOf('Backup and restore', {
		'/srv/genklang/releases': releasesFolder(),
		'/var/backups/genklang': join(folder, 'backup'),
		'/srv/restored/releases': restored
	});
	expect(script).toContain(folder);
	execFileSync('sh', ['-euc', script], { cwd: projectRoot, stdio: 'pipe', encoding: 'utf8' });
});
afterAll(() => rm(folder, { recursive: true }));

test('releases that were packed and unpacked as the manual says are the same, links and all', async () => {
	const own = await realpath(join(releasesFolder(), 'current'));
	const other = await realpath(join(restored, 'current'));
	expect(other.startsWith(await realpath(restored))).toBe(true);
	expect((await readdir(other, { recursive: true })).sort()).toEqual(
		(await readdir(own, { recursive: true })).sort()
	);
	expect(await readFile(join(other, 'SHA256SUMS'))).toEqual(await readFile(join(own, 'SHA256SUMS')));
});

test('a server on them gives the same bytes', async () => {
	const given = [];
	for (const releases of [releasesFolder(), restored]) {
		const port = await freePort();
		const site = await startSite({ ORIGIN, PORT: String(port), GENKLANG_RELEASES: releases });
		const answers = [];
		for (const path of PATHS) {
			const { status, headers, body } = await ask(port, path);
			const sha256 = createHash('sha256').update(body).digest('hex');
			answers.push({ path, status, release: headers['genklang-release'], sha256 });
		}
		given.push(answers);
		await site.stop();
	}
	expect(given[1]).toEqual(given[0]);
	expect(given[0]?.map(({ status }) => status)).toEqual(PATHS.map(() => 200));
});

test('a file that was changed on the way is found by what the manual says to look with', async () => {
	const changed = join(restored, 'current', 'councils.csv');
	const before = await readFile(changed);
	await writeFile(changed, Buffer.concat([before, Buffer.from('x')]));
	const check = () =>
		spawnSync('sha256sum', ['--quiet', '--check', 'SHA256SUMS'], {
			cwd: join(restored, 'current'),
			encoding: 'utf8'
		});
	expect(check()).toMatchObject({ status: 1, stdout: 'councils.csv: FAILED\n' });
	await writeFile(changed, before);
	expect(check()).toMatchObject({ status: 0, stdout: '' });
});
