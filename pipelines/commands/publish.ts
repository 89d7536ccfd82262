import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { keepVersion, refuseOlderVersion } from '#pipelines/release/keep-version.ts';
import { factsOf, makeRelease } from '#pipelines/release/make-release.ts';
import { PUBLISHED_FOLDER, readReleaseInput } from '#pipelines/release/read-release-input.ts';
import { withLock } from '#pipelines/release/releases-folder.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- publish [--data <folder>] [--out <folder>]

Builds the release that <data>/release.json names, and keeps its tables in <data>/published/<version>/ for good. Put that
folder under version control. From then on a build refuses to change the version.
  --data  the data folder (default: data)
  --out   folder of the releases (default: GENKLANG_RELEASES, else releases)`;

/**
 * Publishes the version that the data folder names.
 *
 * Answers the exit code: 0 done or published before and the same, 1 the data cannot be used or the version is not newer,
 * 2 wrong arguments. Throws on anything else that fails.
 */
export async function run(args: readonly string[]): Promise<number> {
	const options = optionsFrom(args);
	if (options === null) return 2;
	// What is published is for all to read, whatever this user's files usually are.
	process.umask(0o022);
	try {
		console.log(await publish(options.data, options.out));
		return 0;
	} catch (error) {
		if (!(error instanceof RefusalError)) throw error;
		for (const problem of error.problems) console.error(problem);
		console.error('nothing was published, see above');
		return 1;
	}
}

function optionsFrom(args: readonly string[]): { data: string; out: string } | null {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				data: { type: 'string', default: 'data' },
				out: { type: 'string', default: process.env.GENKLANG_RELEASES || 'releases' },
				help: { type: 'boolean', short: 'h' }
			}
		});
		if (!values.help) return values;
		console.error(USAGE);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	}
	return null;
}

async function publish(data: string, out: string): Promise<string> {
	const input = await readReleaseInput(data);
	const { version, published = [] } = input;
	const known = published.find(({ facts }) => facts.version === version);
	if (!known) refuseOlderVersion(version, published);
	await makeRelease(out, input);
	if (known) return `version ${version} is published already, and is the same`;
	const keep = () => keepVersion(join(out, version), join(data, PUBLISHED_FOLDER), factsOf(input));
	const folder = await withLock(out, keep);
	return `version ${version} is kept in ${folder}: put it under version control`;
}
