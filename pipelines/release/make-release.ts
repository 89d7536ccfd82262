import { join } from 'node:path';
import { chmod, rm } from 'node:fs/promises';
import { DATABASE_FILE, type ReleaseFile, type ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { buildDatabase } from '#pipelines/build/build-database.ts';
import { englishTexts } from '#pipelines/build/english-texts.ts';
import { refuseUnusable } from '#pipelines/build/refuse-unusable.ts';
import { rowsOf } from '#pipelines/build/rows.ts';
import { sourceTexts } from '#pipelines/build/source-texts.ts';
import type { RowOfTable } from '#pipelines/build/table-rows.ts';
import type { ContextReading, DocumentsReading, RegisterReading } from '#pipelines/model.ts';
import type { NameEvidence } from '#pipelines/names/find-personal.ts';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { NO_REASONS, type ChangeReasons } from './change-reasons.ts';
import { compareVersions, type KeptVersion } from './kept-versions.ts';
import { holdsKept, rebuildKept } from './rebuild-kept.ts';
import { PROJECT, type ReleaseFacts } from './release-facts.ts';
import { refuseOtherTables, versionChanges } from './version-changes.ts';
import { writeDescriptions } from './write-descriptions.ts';
import { compareExports, exportTables } from './export-tables.ts';
import { refuseNames } from './refuse-names.ts';
import { hashFiles, syncFolder, writeManifest, writeSources } from './release-files.ts';
import { makeBuildFolder, removeLeftovers, showVersion, switchTo, withLock } from './releases-folder.ts';

/** What a release is made of. */
export interface ReleaseInput extends Partial<ReleaseFacts> {
	readonly version: string;
	readonly date: string;
	readonly readings: readonly RegisterReading[];
	readonly areas: readonly RowOfTable<'areas'>[];
	/** Documents of no council. */
	readonly contexts?: readonly ContextReading[];
	/** By what names of persons are told from other words. */
	readonly names: NameEvidence;
	/** Every published version, the oldest first; none where they are left out. */
	readonly published?: readonly KeptVersion[];
	/** Why what was published has changed since. */
	readonly reasons?: ChangeReasons;
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
		const { folder, result } = await inBuildFolder(releases, (build) => fillFolder(build, input, report));
		report('making published versions');
		await makeOlder(releases, input);
		report('switching');
		// From here on a link may point to the build: where this fails, the next run removes what none points to.
		await switchTo(releases, folder, input.version);
		return result;
	});
}

/** Makes the folder of each published version that is not there as it was published. */
async function makeOlder(releases: string, { version, published = [] }: ReleaseInput): Promise<void> {
	for (const kept of published) {
		if (kept.facts.version === version || (await holdsKept(releases, kept))) continue;
		const older = olderThan(kept.facts.version, published);
		const { folder } = await inBuildFolder(releases, (build) => rebuildKept(build, kept, older));
		await showVersion(releases, folder, kept.facts.version);
	}
}

function olderThan(version: string, published: readonly KeptVersion[]): ReleaseFacts[] {
	return published.map(({ facts }) => facts).filter((facts) => compareVersions(facts.version, version) < 0);
}

/** Fills a new folder, and removes it where that fails. */
async function inBuildFolder<T>(
	releases: string,
	fill: (folder: string) => Promise<T>
): Promise<{ folder: string; result: T }> {
	const folder = await makeBuildFolder(releases);
	try {
		return { folder, result: await fill(folder) };
	} catch (cause) {
		await rm(folder, { recursive: true, force: true });
		throw cause;
	}
}

async function fillFolder(
	folder: string,
	input: ReleaseInput,
	report: (step: string) => void
): Promise<ReleaseManifest> {
	const { version, date, readings, contexts = [], names, published = [] } = input;
	await chmod(folder, 0o755);
	report('building the database');
	const documents = [...readings, ...contexts];
	await buildTables(folder, input, documents);
	report('writing the files');
	const tables = await exportTables(folder);
	const kept = published.find(({ facts }) => facts.version === version);
	if (kept) await refuseOtherTables(folder, kept);
	const charsets = await writeSources(folder, documents);
	const older = olderThan(version, published);
	await writeDescriptions(folder, DESCRIBED_TABLES, factsOf(input), older);
	const files = (await hashFiles(folder)).map((file) => {
		const charset = charsets.get(file.path);
		return charset ? { ...file, charset } : file;
	});
	const earlier = older.map((facts) => ({ version: facts.version, date: facts.date }));
	const manifest: ReleaseManifest = {
		version,
		date,
		tables,
		...(earlier.length > 0 ? { older: earlier } : {}),
		files
	};
	const written = await writeManifest(folder, manifest);
	await syncFolder(folder);
	report('looking for names');
	await refuseNames(folder, names);
	report('reading the files back');
	refuseChanged(folder, written, await hashFiles(folder));
	await compareExports(folder);
	return manifest;
}

async function buildTables(
	folder: string,
	{ version, date, readings, areas, contexts = [], published = [], reasons = NO_REASONS }: ReleaseInput,
	documents: readonly DocumentsReading[]
): Promise<void> {
	const rows = rowsOf(readings, areas, contexts);
	await buildDatabase(join(folder, DATABASE_FILE), rows, {
		changes: await versionChanges({ version, date }, rows, published, reasons),
		sourceTexts: sourceTexts(documents),
		english: englishTexts(readings)
	});
}

/** What a release says of itself, with what stands where nothing is said. */
export function factsOf({ version, date, publisher, homepage, summary }: ReleaseInput): ReleaseFacts {
	return {
		version,
		date,
		publisher: publisher ?? PROJECT,
		homepage: homepage ?? null,
		summary: summary ?? null
	};
}

function refuseChanged(folder: string, written: readonly ReleaseFile[], read: readonly ReleaseFile[]): void {
	const found = new Map(read.map((file) => [file.path, file.sha256]));
	const changed = written.find(({ path, sha256 }) => found.get(path) !== sha256);
	if (changed) throw new Error(`${folder}/${changed.path}: not as it was written`);
	if (read.length !== written.length)
		throw new Error(`${folder}: ${read.length} files, not ${written.length}`);
}
