import type { ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { buildDatabase } from '#pipelines/build/build-database.ts';
import { englishTexts } from '#pipelines/build/english-texts.ts';
import { refuseUnusable } from '#pipelines/build/refuse-unusable.ts';
import { rowsOf } from '#pipelines/build/rows.ts';
import { sourceTexts } from '#pipelines/build/source-texts.ts';
import type { RowOfTable } from '#pipelines/build/table-rows.ts';
import type { ContextReading, RegisterReading } from '#pipelines/model.ts';
import type { NameEvidence } from '#pipelines/names/find-personal.ts';
import { NO_REASONS, type ChangeReasons } from './change-reasons.ts';
import type { KeptVersion } from './kept-versions.ts';
import { PROJECT, type ReleaseFacts } from './release-facts.ts';
import { versionChanges } from './version-changes.ts';
import { writeRelease, type Report } from './write-release.ts';

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

/** Makes a release of registers as `writeRelease` does, and throws as it does. */
export async function makeRelease(
	releases: string,
	input: ReleaseInput,
	report: Report = () => {}
): Promise<ReleaseManifest> {
	const { readings, areas, contexts = [], names, published = [] } = input;
	refuseUnusable(readings, areas, contexts);
	const parts = {
		facts: factsOf(input),
		documents: [...readings, ...contexts],
		names,
		published,
		fillDatabase: (file: string) => fillDatabase(file, input)
	};
	return writeRelease(releases, parts, report);
}

async function fillDatabase(
	file: string,
	{ version, date, readings, areas, contexts = [], published = [], reasons = NO_REASONS }: ReleaseInput
): Promise<void> {
	const rows = rowsOf(readings, areas, contexts);
	await buildDatabase(file, rows, {
		changes: await versionChanges({ version, date }, rows, published, reasons),
		sourceTexts: sourceTexts([...readings, ...contexts]),
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
