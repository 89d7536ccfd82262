import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildFolder, projectRoot, releasesFolder } from '#run/project.mjs';
import { skipWithout } from '../skip-without.ts';

const UNIT = 'docs/systemd/genklang@.service';
const DOCKERFILE = 'docs/docker/Dockerfile';

/** Below 2 is what systemd calls well protected; 10 is no protection at all. In tenths. */
const MOST_EXPOSED = 15;
/** Lines of releases of Node that get security fixes on 2026-11-22. Source: the release schedule of Node.js. */
const SUPPORTED_NODE = [22, 24, 26];

const textOf = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

test.skipIf(skipWithout('systemd-analyze', 'the protection of the systemd unit'))(
	'systemd finds the unit well protected, and no line of it wrong',
	() => {
		const folder = mkdtempSync(join(tmpdir(), 'genklang-'));
		const unit = join(folder, 'genklang@4173.service');
		try {
			cpSync(join(projectRoot, UNIT), unit);
			// Ends with another code than 0 beyond the threshold.
			execFileSync(
				'systemd-analyze',
				['security', '--offline=true', `--threshold=${MOST_EXPOSED}`, '--no-pager', unit],
				{
					stdio: 'pipe'
				}
			);
			// A line that systemd does not know is a warning alone.
			const said = execFileSync('sh', ['-c', 'systemd-analyze verify "$1" 2>&1 || true', 'sh', unit], {
				encoding: 'utf8'
			});
			expect(said.split('\n').filter((line) => /unknown|invalid|failed to parse/i.test(line))).toEqual([]);
		} finally {
			rmSync(folder, { recursive: true });
		}
	}
);

test('the unit and the image set nothing that the server does not know', () => {
	const documented = [...textOf('docs/operations.md').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name]) => name);
	const unit = [...textOf(UNIT).matchAll(/^Environment=(.*)$/gm)].map(([, set]) => set ?? '').join(' ');
	const image = [...textOf(DOCKERFILE).matchAll(/^ENV (.*)$/gm)].map(([, set]) => set ?? '').join(' ');
	for (const set of [unit, image]) {
		const names = [...set.matchAll(/([A-Z_]+)=/g)].map(([, name]) => name);
		expect(names.length).toBeGreaterThan(3);
		expect(names.filter((name) => name !== 'NODE_ENV' && !documented.includes(name))).toEqual([]);
	}
});

test('the image is of a Node that gets security fixes', () => {
	const versions = [...textOf(DOCKERFILE).matchAll(/^FROM node:(\d+)/gm)].map(([, major]) => Number(major));
	expect(versions.length).toBeGreaterThan(0);
	for (const version of versions) expect(SUPPORTED_NODE).toContain(version);
});

/** Names of the packages that `npm ci --omit=dev` leaves, as far as they are here. */
function productionPackages(): string[] {
	// The lock file, version 3.
	const lock = JSON.parse(textOf('package-lock.json')) as {
		packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>;
	};
	return Object.entries(lock.packages)
		.filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
		.map(([path]) => path);
}

test('the server runs with nothing but what the image copies', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'genklang-'));
	try {
		const copied = [...textOf(DOCKERFILE).matchAll(/^COPY --from=build \S+ (\S+)$/gm)].map(
			([, path]) => path ?? ''
		);
		expect(copied).toEqual(['package.json', 'src/run', 'build', 'releases']);
		for (const path of ['package.json', 'src/run'])
			cpSync(join(projectRoot, path), join(folder, path), { recursive: true });
		cpSync(buildFolder(), join(folder, 'build'), { recursive: true });
		symlinkSync(realpathSync(releasesFolder()), join(folder, 'releases'));
		for (const path of productionPackages()) {
			const from = join(projectRoot, path);
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			// Packages for other systems are named by the lock file and not installed.
			try {
				cpSync(from, join(folder, path), { recursive: true });
			} catch (error) {
				if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
			}
		}
		const server = spawn(process.execPath, ['--enable-source-maps', 'src/run/serve.mjs'], {
			cwd: folder,
			env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: '0', GENKLANG_DEADLINE_MS: '30000' },
			stdio: ['ignore', 'pipe', 'pipe']
		});
		let output = '';
		const origin = await new Promise<string>((resolve, reject) => {
			const read = (text: string) => {
				output += text;
				const address = /Genklang is at (http\S+)/.exec(output)?.[1];
				if (address) resolve(address);
			};
			server.stdout.setEncoding('utf8').on('data', read);
			server.stderr.setEncoding('utf8').on('data', read);
			server.on('close', () => reject(new Error(`the server ended:\n${output}`)));
		});
		try {
			for (const path of [
				'/albertslund',
				'/albertslund.csv',
				'/albertslund/figur/unit-chart.png',
				'/en/om',
				'/sql'
			]) {
				expect({ path, status: (await fetch(origin + path)).status }).toEqual({ path, status: 200 });
			}
		} finally {
			server.kill('SIGTERM');
			await once(server, 'close');
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
});
