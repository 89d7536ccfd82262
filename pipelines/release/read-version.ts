import { readFile } from 'node:fs/promises';
import { isDay, isVersion, type ReleaseManifest } from '#lib/domain/release-manifest.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';

/** Version and day of the data, from `data/release.json`. Throws `RefusalError` where either is missing or malformed. */
export async function readVersion(file: string): Promise<Pick<ReleaseManifest, 'version' | 'date'>> {
	let content: Record<string, unknown>;
	try {
		// Outside data: each field is tested before it is believed.
		content = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	} catch (cause) {
		throw new RefusalError([`${file}: ${cause instanceof Error ? cause.message : String(cause)}`], { cause });
	}
	const { version, date } = content;
	if (!isVersion(version)) throw new RefusalError([`${file}: invalid version: ${JSON.stringify(version)}`]);
	if (!isDay(date)) throw new RefusalError([`${file}: invalid date: ${JSON.stringify(date)}`]);
	return { version, date };
}
