import type { ReleaseManifest } from '#lib/domain/release-manifest.ts';
import type { NameEvidence } from '#pipelines/names/find-personal.ts';
import type { ReleaseFacts } from '#pipelines/release/release-facts.ts';
import { writeRelease, type Report } from '#pipelines/release/write-release.ts';
import { buildFromTables } from './build-from-tables.ts';

/** What a release of tables is made of. */
export interface TablesInput {
	/** Folder with one Parquet or CSV file a public table. */
	readonly folder: string;
	readonly facts: ReleaseFacts;
	/** By what names of persons are told from other words. */
	readonly names: NameEvidence;
}

/** Makes a release of tables as `writeRelease` does, and throws as it does. */
export async function makeReleaseFromTables(
	releases: string,
	{ folder, facts, names }: TablesInput,
	report: Report = () => {}
): Promise<ReleaseManifest> {
	const parts = {
		facts,
		documents: [],
		names,
		published: [],
		fillDatabase: (file: string, tell: Report) => buildFromTables(file, folder, tell)
	};
	return writeRelease(releases, parts, report);
}
