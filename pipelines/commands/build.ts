import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { readAreas } from '#pipelines/build/read-areas.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { DataError } from '#pipelines/data-error.ts';
import type { ContextReading, RegisterReading } from '#pipelines/model.ts';
import { openNames } from '#pipelines/open-folder.ts';
import { readDocuments } from '#pipelines/read-documents.ts';
import { readRegister } from '#pipelines/read-register.ts';
import { makeRelease } from '#pipelines/release/make-release.ts';
import { readVersion } from '#pipelines/release/read-version.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- build [--data <folder>] [--out <folder>]

Builds <out>/<version>/ from <data>/ and makes <out>/current point to it.
  --data  folder with release.json, areas.csv, allowed-names.csv, registers/ and contexts/ (default: data)
  --out   folder of the releases (default: GENKLANG_RELEASES, else releases)`;

type Report = (step: string) => void;

interface Options {
	readonly data: string;
	readonly out: string;
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
	return buildAndReport(options);
}

function optionsFrom(args: readonly string[]): Options {
	const { values } = parseArgs({
		args: [...args],
		options: {
			data: { type: 'string', default: 'data' },
			out: { type: 'string', default: process.env.GENKLANG_RELEASES || 'releases' },
			help: { type: 'boolean', short: 'h', default: false }
		}
	});
	return values;
}

async function buildAndReport({ data, out }: Options): Promise<number> {
	const started = performance.now();
	try {
		const manifest = await build(data, out, reportTo(process.stderr));
		printSummary(manifest, out, performance.now() - started);
		return 0;
	} catch (error) {
		if (!(error instanceof RefusalError)) throw error;
		for (const problem of error.problems) console.error(problem);
		console.error(`no release was built: ${error.problems.length} problem(s), see above`);
		return 1;
	}
}

async function build(data: string, out: string, report: Report): Promise<ReleaseManifest> {
	try {
		const { version, date } = await readVersion(join(data, 'release.json'));
		const areas = await readAreas(join(data, 'areas.csv'));
		const readings: RegisterReading[] = [];
		for (const folder of await registerFolders(data)) {
			readings.push(await orRefuse(folder, readRegister(folder, { requireIds: true, progress: report })));
		}
		const contexts: ContextReading[] = [];
		for (const folder of await foldersWith(join(data, 'contexts'), 'document.json')) {
			contexts.push(await orRefuse(folder, readDocuments(folder, { requireIds: true, progress: report })));
		}
		const names = await openNames(data);
		const input = { version, date, readings: homeFirst(readings), areas, contexts, names };
		return await makeRelease(out, input, report);
	} finally {
		report('');
	}
}

async function orRefuse<Reading>(folder: string, reading: Promise<Reading>): Promise<Reading> {
	try {
		return await reading;
	} catch (cause) {
		if (!(cause instanceof DataError)) throw cause;
		const problems = cause.findings.map(
			({ source, line, message }) => `${folder}/${source}:${line}: ${message}`
		);
		throw new RefusalError(problems, { cause });
	}
}

/** The home council first, the others in byte order of their folders. */
function homeFirst(readings: readonly RegisterReading[]): readonly RegisterReading[] {
	const isHome = ({ descriptor }: RegisterReading) => descriptor.home === true;
	return [...readings.filter(isHome), ...readings.filter((reading) => !isHome(reading))];
}

async function registerFolders(data: string): Promise<string[]> {
	const registers = join(data, 'registers');
	if (!existsSync(registers)) throw new RefusalError([`${registers}: no such folder`]);
	return foldersWith(registers, 'register.json');
}

/** Folders that hold a descriptor, in byte order of their names; none where there is no such folder. */
async function foldersWith(parent: string, descriptor: string): Promise<string[]> {
	if (!existsSync(parent)) return [];
	const names = (await readdir(parent)).sort();
	return names.map((name) => join(parent, name)).filter((folder) => existsSync(join(folder, descriptor)));
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
