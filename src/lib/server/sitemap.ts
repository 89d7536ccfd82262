import {
	areaPath,
	councilPath,
	listPath,
	openPath,
	recommendationPath,
	sourcePath,
	themePath,
	themesPath,
	threadsPath,
	yearPath,
	yearsPath
} from '#lib/url/paths.ts';
import type { Database } from './database.ts';
import { allSources } from './queries/all-sources.ts';
import { areas } from './queries/areas.ts';
import { councils } from './queries/councils.ts';
import { sitemapRecordCount } from './queries/sitemap-record-count.ts';
import { sitemapRecords } from './queries/sitemap-records.ts';
import { sitemapThemes } from './queries/sitemap-themes.ts';
import { sitemapYears } from './queries/sitemap-years.ts';

/** Pages that one file of the sitemap names; each has an address in two languages, and a file may hold 50,000. */
export const PAGES_PER_FILE = 25_000;

/** Rows that are asked for at a time, so that no file is ever whole in memory. */
const ROWS_AT_A_TIME = 2_500;

/** Which pages the files of a sitemap name; the first file is number 1. */
export interface Sitemap {
	/** At least 1. */
	readonly files: number;
	/** The paths of one file, Danish, some at a time; nothing where there is no such file. Rejects with `QueryError`. */
	readonly paths: (file: number) => AsyncGenerator<readonly string[]>;
}

/** The pages of a release, first all others, then the recommendations. Rejects with `QueryError`. */
export async function sitemapOf(db: Database, perFile = PAGES_PER_FILE): Promise<Sitemap> {
	const [pages, counted] = await Promise.all([pagePaths(db), db.run(sitemapRecordCount, {})]);
	const rows = counted[0]?.rows ?? 0;
	const pageFiles = Math.ceil(pages.length / perFile);
	// What is left of the last file of pages is filled, so that a small release needs one file.
	const room = pageFiles * perFile - pages.length;
	const files = pageFiles + Math.ceil(Math.max(0, rows - room) / perFile);
	async function* paths(file: number) {
		const here = pages.slice((file - 1) * perFile, file * perFile);
		if (here.length > 0) yield here;
		const from = Math.max(0, (file - 1 - pageFiles) * perFile + room);
		const to = Math.min(rows, (file - pageFiles) * perFile + room);
		for (let row = from; row < to; row += ROWS_AT_A_TIME) {
			yield await recordPaths(db, row, Math.min(to, row + ROWS_AT_A_TIME));
		}
	}
	return { files, paths };
}

async function recordPaths(db: Database, fromRow: number, toRow: number): Promise<readonly string[]> {
	const rows = await db.run(sitemapRecords, { fromRow, toRow });
	return rows.map(({ slug, recommendationId }) => recommendationPath(slug, recommendationId));
}

async function pagePaths(db: Database): Promise<readonly string[]> {
	const [all, years, themes, allAreas, sources] = await Promise.all([
		db.run(councils, {}),
		db.run(sitemapYears, {}),
		db.run(sitemapThemes, {}),
		db.run(areas, {}),
		db.run(allSources, {})
	]);
	return [
		...all.flatMap(({ slug }) => [
			councilPath(slug),
			yearsPath(slug),
			...years.filter((row) => row.slug === slug).map(({ year }) => yearPath(slug, year)),
			openPath(slug),
			themesPath(slug),
			...themes.filter((row) => row.slug === slug).map(({ themeId }) => themePath(slug, themeId)),
			threadsPath(slug),
			listPath(slug)
		]),
		'/raad',
		'/omraader',
		...allAreas.map(({ areaId }) => areaPath(areaId)),
		'/kilder',
		...sources.map(({ sourceId }) => sourcePath(sourceId)),
		'/metode',
		'/data',
		'/indlaes',
		'/om',
		'/tilgaengelighed'
	];
}
