import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { RegisterReading } from '#pipelines/model.ts';
import { readChangeReasons, type ChangeReasons } from '#pipelines/release/change-reasons.ts';
import { keepVersion } from '#pipelines/release/keep-version.ts';
import { readKeptVersions } from '#pipelines/release/kept-versions.ts';
import { factsOf, makeRelease, type ReleaseInput } from '#pipelines/release/make-release.ts';
import { smallReading } from '../build/small-reading.ts';
import { releaseInput } from './release-input.ts';

/** Versions of the small register: a folder of releases and one of published versions, in a folder of the test. */
export class SmallVersions {
	readonly folder: string;

	constructor(folder: string) {
		this.folder = folder;
	}

	get releases(): string {
		return join(this.folder, 'releases');
	}

	get published(): string {
		return join(this.folder, 'published');
	}

	get whyFile(): string {
		return join(this.folder, 'changes-why.csv');
	}

	/** Input of a version, with what is published and why it changed. */
	async inputOf(
		version: string,
		changes: Partial<RegisterReading> = {},
		why: string | null = null,
		retired: ReadonlyMap<string, string> = new Map()
	): Promise<ReleaseInput> {
		if (why !== null) await writeFile(this.whyFile, `version,table,id,field,why\n${why}`);
		const reasons: ChangeReasons = await readChangeReasons(this.whyFile, retired);
		return { ...releaseInput(changes, version), published: await readKeptVersions(this.published), reasons };
	}

	/** Makes a release and keeps it as published. */
	async publish(input: ReleaseInput): Promise<void> {
		await makeRelease(this.releases, input);
		await keepVersion(join(this.releases, input.version), this.published, factsOf(input));
	}

	read(...path: string[]): Promise<string> {
		return readFile(join(this.folder, ...path), 'utf8');
	}

	async changesOf(version: string): Promise<Record<string, string>[]> {
		return parse(await this.read('releases', version, 'changes.csv'), { columns: true });
	}
}

/** The recommendations with another text for the third, which is a draft, and without the ones named. */
export function withText(text: string, ...without: string[]): Partial<RegisterReading> {
	const recommendations = smallReading()
		.recommendations.map((one, place) => (place === 2 ? { ...one, text } : one))
		.filter(({ recommendationId }) => !without.includes(recommendationId));
	const judgements = smallReading().judgements.filter(
		({ recommendationId }) => !without.includes(recommendationId)
	);
	return { recommendations, judgements };
}
