import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#run/project.mjs';

/** The made-up council whose register came with one status and was followed by another. */
const FJORDBY = 'tests/fixtures/registers/fjordby';

/** A data folder and its release, in a place of their own. */
export interface TwoStatuses {
	/** As `npm run data -- build --data` takes it. */
	readonly data: string;
	/** Folder of the releases, for `openRelease` and for GENKLANG_RELEASES of `startSite`. */
	readonly releases: string;
	readonly remove: () => Promise<void>;
}

/**
 * Builds the release of Fjordby alone, as `npm run data` builds that of the real data. Its council is the home council,
 * `/fjordby`. Throws with what the build said where it refuses.
 */
export async function buildTwoStatuses(): Promise<TwoStatuses> {
	const folder = await mkdtemp(join(tmpdir(), 'genklang-'));
	const [data, releases] = [join(folder, 'data'), join(folder, 'releases')];
	await mkdir(data);
	await cp(join(projectRoot, FJORDBY), join(data, 'registers/fjordby'), { recursive: true });
	await cp(join(projectRoot, 'data/areas.csv'), join(data, 'areas.csv'));
	await writeFile(join(data, 'release.json'), '{ "version": "1.0.0", "date": "2021-12-01" }\n');
	const args = ['--import', 'tsx', 'pipelines/cli.ts', 'build', '--data', data, '--out', releases];
	await promisify(execFile)(process.execPath, args, { cwd: projectRoot });
	return { data, releases, remove: () => rm(folder, { recursive: true }) };
}
