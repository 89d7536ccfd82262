import { join } from 'node:path';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { DATABASE_FILE, type ReleaseManifest } from '#lib/domain/release-manifest.ts';
import type { DocumentsReading } from '#pipelines/model.ts';
import type { NameEvidence } from '#pipelines/names/find-personal.ts';
import { makeWhole, type Filled } from './draft-folder.ts';
import { compareExports, exportTables } from './export-tables.ts';
import { compareVersions, type KeptVersion } from './kept-versions.ts';
import { publishFolder } from './publish-folder.ts';
import { holdsKept, rebuildKept } from './rebuild-kept.ts';
import { refuseNames } from './refuse-names.ts';
import type { ReleaseFacts } from './release-facts.ts';
import { hashFiles, writeManifest, writeSources } from './release-files.ts';
import { showVersion } from './releases-folder.ts';
import { refuseOtherTables } from './version-changes.ts';
import { writeDescriptions } from './write-descriptions.ts';

/** What a release is written from, wherever its tables come from. */
export interface ReleaseParts {
	readonly facts: ReleaseFacts;
	/** Makes the database file of the release. Throws `RefusalError` where its tables cannot be used. */
	readonly fillDatabase: (file: string, report: Report) => Promise<void>;
	/** Documents whose copies lie beside the tables. */
	readonly documents: readonly DocumentsReading[];
	/** By what names of persons are told from other words. */
	readonly names: NameEvidence;
	/** Every published version, the oldest first; none where they are left out. */
	readonly published: readonly KeptVersion[];
}

/** Told of each step as it begins. */
export type Report = (step: string) => void;

/**
 * Builds a release under another name in `releases`, reads it back, and switches `<version>` and `current` to it.
 * A version that is already there is replaced. Until the switch, and after any failure, the old one stays as it is.
 *
 * Throws `RefusalError` where the data cannot be used, names a person, another build is at work or the disk fails, and an error
 * where what was written is not what is read back.
 */
export async function writeRelease(
	releases: string,
	parts: ReleaseParts,
	report: Report = () => {}
): Promise<ReleaseManifest> {
	const beforeSwitch = async () => {
		report('making published versions');
		await makeOlder(releases, parts);
		report('switching');
	};
	return publishFolder(releases, (draft) => fillFolder(draft, parts, report), beforeSwitch);
}

/** Makes the folder of each published version that is not there as it was published. */
async function makeOlder(releases: string, { facts, published }: ReleaseParts): Promise<void> {
	for (const kept of published) {
		if (kept.facts.version === facts.version || (await holdsKept(releases, kept))) continue;
		const older = olderThan(kept.facts.version, published);
		const { folder } = await makeWhole(releases, (draft) => rebuildKept(draft, kept, older));
		await showVersion(releases, folder, kept.facts.version);
	}
}

function olderThan(version: string, published: readonly KeptVersion[]): ReleaseFacts[] {
	return published.map(({ facts }) => facts).filter((facts) => compareVersions(facts.version, version) < 0);
}

async function fillFolder(
	folder: string,
	parts: ReleaseParts,
	report: Report
): Promise<Filled<ReleaseManifest>> {
	const { facts, documents, names, published, fillDatabase } = parts;
	const { version, date } = facts;
	report('building the database');
	await fillDatabase(join(folder, DATABASE_FILE), report);
	const charsets = await writeSources(folder, documents);
	report('looking for names');
	await refuseNames(folder, names);
	report('writing the files');
	const tables = await exportTables(folder);
	const kept = published.find((one) => one.facts.version === version);
	if (kept) await refuseOtherTables(folder, kept);
	const older = olderThan(version, published);
	report('writing the descriptions');
	const known = await writeDescriptions(folder, DESCRIBED_TABLES, facts, older);
	const files = (await hashFiles(folder, known)).map((file) => {
		const charset = charsets.get(file.path);
		return charset ? { ...file, charset } : file;
	});
	const earlier = older.map((one) => ({ version: one.version, date: one.date }));
	const manifest: ReleaseManifest = {
		version,
		date,
		tables,
		...(earlier.length > 0 ? { older: earlier } : {}),
		files
	};
	const written = await writeManifest(folder, manifest);
	report('reading the files back');
	await compareExports(folder);
	return { version, written, result: manifest };
}
