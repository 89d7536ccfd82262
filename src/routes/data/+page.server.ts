import { citationBibtex, citationLine } from '#lib/domain/citation.ts';
import { DESCRIBED_TABLES } from '#lib/domain/described-table.ts';
import { overviewFacts } from '#lib/domain/measures/overview-facts.ts';
import { DATABASE_FILE, PARTITIONS_FOLDER } from '#lib/domain/release-manifest.ts';
import { ROWS_AT_MOST } from '#lib/domain/rows-at-most.ts';
import { fewCouncils } from '#lib/server/few-councils.ts';
import { corrections } from '#lib/server/queries/corrections.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import { COUNCIL_KEY, dataPath } from '#lib/url/paths.ts';
import type { PageServerLoad } from './$types';

const FORMS = ['csv', 'csv.zst', 'json', 'parquet', 'arrow'] as const;
/** Files that a small release has, and that are left out where they would be too large. */
const EXCEL_FILES = ['anbefalinger.xlsx', 'anbefalinger-excel.csv'] as const;
/** Who is named as publisher where nobody is set. */
const PROJECT = 'Genklang';
/** More than these are read in changes.csv. */
const SHOWN_CORRECTIONS = 50;

/** The files of the release with sizes and sums, its tables and their columns, how to cite it, and what later versions changed. */
export const load: PageServerLoad = async ({ locals: { release, locale }, parent, url }) => {
	const { version, date } = release;
	const rowsOf = new Map(release.manifest.tables.map(({ name, rows }) => [name, rows]));
	const fileOf = (path: string) => {
		const file = release.files.find(path);
		return { path, bytes: file?.bytes ?? 0, sha256: file?.sha256 ?? '', mediaType: file?.mediaType ?? '' };
	};
	const present = (paths: readonly string[]) => paths.filter((path) => release.files.find(path)).map(fileOf);
	const packed = `genklang-${version}.zip`;
	const hoped = [
		...EXCEL_FILES,
		packed,
		'recommendations.csv',
		'recommendations.json',
		'recommendations.arrow'
	];
	const cited = {
		version,
		date,
		publisher: readSiteSettings(process.env).publisher ?? PROJECT,
		url: url.origin + dataPath(version, '')
	};
	const { home, councilCount } = await parent();
	const [all, shown] = await Promise.all([
		release.db.run(councils, {}),
		fewCouncils(release.db, home, councilCount, url.searchParams.get(COUNCIL_KEY))
	]);
	const cubes = await Promise.all(shown.map(({ councilId }) => release.db.run(cubeOfCouncil, { councilId })));
	return {
		address: url.origin + dataPath(version, '').replace(/\/$/, ''),
		files: {
			excel: present(EXCEL_FILES),
			code: present(FORMS.map((form) => `recommendations.${form}`)),
			whole: present([packed, DATABASE_FILE]),
			about: present([
				'KODEBOG.md',
				'datapackage.json',
				`${PARTITIONS_FOLDER}/recommendations.json`,
				'LICENS.md',
				'SHA256SUMS'
			]),
			catalogue: ['catalog.ttl', 'catalog.jsonld', 'CITATION.cff', 'citation.bib'].map(fileOf)
		},
		/** Names of the files that this release is too large for; none for a small one. */
		leftOut: hoped.filter((path) => !release.files.find(path)),
		rowsAtMost: ROWS_AT_MOST,
		tables: DESCRIBED_TABLES.map(({ name, title, titleEn, grain, grainDa, columns }) => ({
			name,
			title: locale === 'da' ? title : titleEn,
			grain: locale === 'da' ? grainDa : grain,
			rows: rowsOf.get(name) ?? 0,
			files: FORMS.flatMap((form) => present([`${name}.${form}`]).map((file) => ({ form, ...file }))),
			columns: Object.entries(columns).map(([column, described]) => ({
				name: column,
				type: described.type,
				nullable: described.nullable === true,
				meaning: locale === 'da' ? described.descriptionDa : described.description,
				codes: (described.codes ?? []).map(({ code, da, en }) => ({ code, meaning: locale === 'da' ? da : en }))
			}))
		})),
		citation: { line: citationLine(cited, locale), bibtex: citationBibtex(cited), publisher: cited.publisher },
		/** Numbers to quote, each with what it is taken of; rates only where the source carries a status. Of few councils, or of one. */
		numbers: shown.map((council, index) => {
			const facts = overviewFacts(cubes[index] ?? [], [{ from: council.termFrom, to: council.termTo }]);
			return { council, facts };
		}),
		coverage: {
			from: Math.min(...all.map(({ termFrom }) => termFrom)),
			to: Math.max(...all.map(({ termTo }) => termTo)),
			municipalities: [...new Set(all.map(({ municipality }) => municipality))]
		},
		older: [...release.older].reverse().map((one) => ({ version: one.version, date: one.date })),
		corrections: await release.db.run(corrections, { limit: SHOWN_CORRECTIONS }),
		databaseBytes: fileOf(DATABASE_FILE).bytes
	};
};
