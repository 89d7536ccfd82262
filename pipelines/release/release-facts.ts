import { readFile } from 'node:fs/promises';
import { isDay, isVersion } from '#lib/domain/release-manifest.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';

/** What a version of the data says of itself, from `data/release.json`. */
export interface ReleaseFacts {
	/** SemVer of the data: `1.0.0`. */
	readonly version: string;
	/** Day of the version, `YYYY-MM-DD`. */
	readonly date: string;
	/** Who publishes it; the project where nobody is named. */
	readonly publisher: string;
	/** Public address of the site without a slash at its end; null while it has none. Files then name no address. */
	readonly homepage: string | null;
	/** What is new in the version, in Danish, in one sentence; null where nothing is said. */
	readonly summary: string | null;
}

/** Who publishes where `release.json` names nobody. */
export const PROJECT = 'Genklang';

/** Reads `release.json`. Throws `RefusalError` where a field that must be there is missing, or one is malformed. */
export async function readReleaseFacts(file: string): Promise<ReleaseFacts> {
	let content: Record<string, unknown>;
	try {
		// Outside data: each field is tested before it is believed.
		content = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	} catch (cause) {
		throw new RefusalError([`${file}: ${cause instanceof Error ? cause.message : String(cause)}`], { cause });
	}
	const { version, date, publisher = PROJECT, homepage = null, summary = null } = content;
	if (!isVersion(version)) throw new RefusalError([`${file}: invalid version: ${JSON.stringify(version)}`]);
	if (!isDay(date)) throw new RefusalError([`${file}: invalid date: ${JSON.stringify(date)}`]);
	if (!isLine(publisher))
		throw new RefusalError([`${file}: invalid publisher: ${JSON.stringify(publisher)}`]);
	if (homepage !== null && !isHomepage(homepage)) {
		throw new RefusalError([
			`${file}: invalid homepage: ${JSON.stringify(homepage)}, give an https address without a slash at its end`
		]);
	}
	if (summary !== null && !isLine(summary))
		throw new RefusalError([`${file}: invalid summary: ${JSON.stringify(summary)}`]);
	return { version, date, publisher, homepage, summary };
}

/** `release.json` as text, without what is not known. */
export function formatReleaseFacts({ version, date, publisher, homepage, summary }: ReleaseFacts): string {
	const known = {
		version,
		date,
		...(publisher === PROJECT ? {} : { publisher }),
		...(homepage === null ? {} : { homepage }),
		...(summary === null ? {} : { summary })
	};
	return `${JSON.stringify(known, null, 2)}\n`;
}

function isLine(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '' && !/[\r\n]/.test(value);
}

function isHomepage(value: unknown): value is string {
	return typeof value === 'string' && /^https:\/\/[^\s/?#"<>]+(\/[^\s/?#"<>]+)*$/.test(value);
}
