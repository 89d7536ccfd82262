import { join } from 'node:path';
import { chmod, rm } from 'node:fs/promises';
import { DATABASE_FILE, type ReleaseFile, type ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { buildDatabase } from '#pipelines/build/build-database.ts';
import { englishTexts } from '#pipelines/build/english-texts.ts';
import { refuseUnusable } from '#pipelines/build/refuse-unusable.ts';
import { rowsOf } from '#pipelines/build/rows.ts';
import { sourceTexts } from '#pipelines/build/source-texts.ts';
import type { RowOfTable } from '#pipelines/build/table-rows.ts';
import type { ContextReading, RegisterReading } from '#pipelines/model.ts';
import type { NameEvidence } from '#pipelines/names/find-personal.ts';
import { compareExports, exportTables } from './export-tables.ts';
import { refuseNames } from './refuse-names.ts';
import { hashFiles, syncFolder, writeManifest, writeSources } from './release-files.ts';
import { makeBuildFolder, removeLeftovers, switchTo, withLock } from './releases-folder.ts';

/** What a release is made of. */
export interface ReleaseInput {
	readonly version: string;
	readonly date: string;
	readonly readings: readonly RegisterReading[];
	readonly areas: readonly RowOfTable<'areas'>[];
	/** Documents of no council. */
	readonly contexts?: readonly ContextReading[];
	/** By what names of persons are told from other words. */
	readonly names: NameEvidence;
}

/**
 * Builds a release under another name in `releases`, reads it back, and switches `<version>` and `current` to it.
 * A version that is already there is replaced. Until the switch, and after any failure, the old one stays as it is.
 *
 * Throws `RefusalError` where the data cannot be used, names a person or another build is at work, and an error where the disk fails
 * or what was written is not what is read back.
 */
export async function makeRelease(
	releases: string,
	input: ReleaseInput,
	report: (step: string) => void = () => {}
): Promise<ReleaseManifest> {
	refuseUnusable(input.readings, input.areas, input.contexts);
	return withLock(releases, async () => {
		await removeLeftovers(releases);
		const build = await makeBuildFolder(releases);
		const manifest = await fillFolder(build, input, report).catch(async (cause: unknown) => {
			await rm(build, { recursive: true, force: true });
			throw cause;
		});
		report('switching');
		// From here on a link may point to the build: where this fails, the next run removes what none points to.
		await switchTo(releases, build, input.version);
		return manifest;
	});
}

async function fillFolder(
	folder: string,
	{ version, date, readings, areas, contexts = [], names }: ReleaseInput,
	report: (step: string) => void
): Promise<ReleaseManifest> {
	await chmod(folder, 0o755);
	report('building the database');
	const documents = [...readings, ...contexts];
	await buildDatabase(join(folder, DATABASE_FILE), rowsOf(readings, areas, contexts), {
		sourceTexts: sourceTexts(documents),
		english: englishTexts(readings)
	});
	report('writing the files');
	const tables = await exportTables(folder);
	const charsets = await writeSources(folder, documents);
	const files = (await hashFiles(folder)).map((file) => {
		const charset = charsets.get(file.path);
		return charset ? { ...file, charset } : file;
	});
	const manifest: ReleaseManifest = { version, date, tables, files };
	const written = await writeManifest(folder, manifest);
	await syncFolder(folder);
	report('looking for names');
	await refuseNames(folder, names);
	report('reading the files back');
	refuseChanged(folder, written, await hashFiles(folder));
	await compareExports(folder);
	return manifest;
}

function refuseChanged(folder: string, written: readonly ReleaseFile[], read: readonly ReleaseFile[]): void {
	const found = new Map(read.map((file) => [file.path, file.sha256]));
	const changed = written.find(({ path, sha256 }) => found.get(path) !== sha256);
	if (changed) throw new Error(`${folder}/${changed.path}: not as it was written`);
	if (read.length !== written.length)
		throw new Error(`${folder}: ${read.length} files, not ${written.length}`);
}
