import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isVersion, type ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { openNames } from '#pipelines/open-folder.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { readReleaseInput } from '#pipelines/release/read-release-input.ts';
import { readReleaseFacts } from '#pipelines/release/release-facts.ts';
import { makeReleaseFromTables } from '#pipelines/tables/make-release-from-tables.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- build [--data <folder>] [--out <folder>] [--tables <folder>] [--version <version>]

Builds <out>/<version>/ from <data>/ and makes <out>/current point to it.
  --data     folder with release.json, areas.csv, allowed-names.csv, registers/, contexts/ and published/ (default: data)
  --out      folder of the releases (default: GENKLANG_RELEASES, else releases)
  --tables   build from this folder instead of the registers: <table>.parquet or <table>.csv for each public table, with the
             columns of KODEBOG.md; a table without a file is empty. Of <data> only release.json and allowed-names.csv are read
  --version  version of a release of tables (default: that of release.json)`;

type Report = (step: string) => void;

interface Options {
	readonly data: string;
	readonly out: string;
	/** Folder of tables; undefined where the registers are built. */
	readonly tables?: string;
	readonly version?: string;
	readonly help: boolean;
}

/**
 * Builds a release from a data folder and prints what it holds, where it lies and how long it took.
 *
 * Answers the exit code: 0 done, 1 the data cannot be used, 2 wrong arguments. Throws on anything else that fails.
 */
export async function run(args: readonly string[]): Promise<number> {
	let options: Options;
	try {
		options = optionsFrom(args);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
		return 2;
	}
	if (options.help) {
		console.log(USAGE);
		return 0;
	}
	// What is published is for all to read, whatever this user's files usually are.
	process.umask(0o022);
	return buildAndReport(options);
}

function optionsFrom(args: readonly string[]): Options {
	const { values } = parseArgs({
		args: [...args],
		options: {
			data: { type: 'string', default: 'data' },
			out: { type: 'string', default: process.env.GENKLANG_RELEASES || 'releases' },
			tables: { type: 'string' },
			version: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false }
		}
	});
	if (values.version !== undefined && values.tables === undefined)
		throw new Error('--version goes with --tables: the version of the registers stands in release.json');
	if (values.version !== undefined && !isVersion(values.version))
		throw new Error(`invalid version: ${values.version}, give three numbers: 1.0.0`);
	return values;
}

async function buildAndReport(options: Options): Promise<number> {
	const started = performance.now();
	try {
		const manifest = await build(options, reportTo(process.stderr));
		printSummary(manifest, options.out, performance.now() - started);
		return 0;
	} catch (error) {
		if (!(error instanceof RefusalError)) throw error;
		for (const problem of error.problems) console.error(problem);
		console.error(`no release was built: ${error.problems.length} problem(s), see above`);
		return 1;
	}
}

async function build({ data, out, tables, version }: Options, report: Report): Promise<ReleaseManifest> {
	try {
		if (tables === undefined) return await makeRelease(out, await readReleaseInput(data, report), report);
		const facts = await readReleaseFacts(join(data, 'release.json'));
		const input = {
			folder: tables,
			facts: { ...facts, version: version ?? facts.version },
			names: await openNames(data)
		};
		return await makeReleaseFromTables(out, input, report);
	} finally {
		report('');
	}
}

/** Shows the step at work on one line of a terminal; says nothing where there is none. */
function reportTo(stream: NodeJS.WriteStream): Report {
	if (!stream.isTTY) return () => {};
	return (step) => stream.write(`\r\x1b[K${step}`);
}

function printSummary({ version, date, tables }: ReleaseManifest, out: string, milliseconds: number): void {
	const width = Math.max(...tables.map(({ name }) => name.length));
	for (const { name, rows } of tables) console.log(`${name.padEnd(width)} ${String(rows).padStart(8)}`);
	console.log(
		`release ${version} of ${date} in ${join(out, version)}, ${(milliseconds / 1000).toFixed(1)} s`
	);
}
