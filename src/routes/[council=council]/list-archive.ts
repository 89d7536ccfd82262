import { filterPhrases } from '#lib/components/filter-words.ts';
import { editionLine } from '#lib/components/edition.ts';
import { formatCsv, type CsvValue } from '#lib/domain/csv.ts';
import { formatCount } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { asciiName, DATA_HEADERS } from '#lib/server/api/data-response.ts';
import { areasOfCouncil } from '#lib/server/areas-of-council.ts';
import type { KnownCouncil } from '#lib/server/known-council.ts';
import { formatZip } from '#pipelines/release/zip-file.ts';
import type { Filters } from '#lib/url/filters.ts';
import type { RequestEvent } from '@sveltejs/kit';

/** A list to be downloaded with what it is. */
interface ListInArchive {
	readonly found: KnownCouncil;
	readonly filters: Filters;
	/** What was looked for; empty for nothing. */
	readonly q: string;
	/** Name of the archive without its ending; of the list inside it. */
	readonly name: string;
	readonly list: string;
	readonly keys: readonly string[];
	readonly rows: readonly Readonly<Record<string, CsvValue>>[];
}

/**
 * A zip of a list as CSV and a text that says what it is: council, choice in words, how many, address, version, dates, licence. The
 * choice stands in the directory of the archive too.
 */
export async function listArchive(
	{ url, locals }: Pick<RequestEvent, 'url' | 'locals'>,
	{ found, filters, q, name, list, keys, rows }: ListInArchive
): Promise<Response> {
	const { release, locale } = locals;
	const { council, themes, known } = found;
	const areas = await areasOfCouncil(release.db, known, locale);
	const words = [
		...filterPhrases(filters, {
			theme: (id) => themes.find(({ themeId }) => themeId === id)?.label ?? id,
			area: (id) => areas.find(({ areaId }) => areaId === id)?.label ?? id
		}),
		...(q === '' ? [] : [m.archive_searched({ q })])
	];
	const choice =
		words.length === 0 ? m.archive_everything() : m.filter_chosen_line({ words: words.join(' · ') });
	const page = url.origin + url.pathname.replace(/\.zip$/, '') + url.search;
	const note = [
		`${council.name}, ${council.municipality}`,
		choice,
		m.archive_rows({ n: rows.length, count: formatCount(rows.length) }),
		page,
		editionLine({ version: release.version, releaseDate: release.date, council }),
		m.footer_licence(),
		m.archive_codebook({ address: `${url.origin}/data/${release.version}/KODEBOG.md` })
	].join('\r\n');
	const utf8 = new TextEncoder();
	const bytes = formatZip([
		{ path: `${list}.csv`, bytes: utf8.encode(formatCsv(keys, rows)), comment: choice },
		{ path: 'LAESMIG.txt', bytes: utf8.encode(`${note}\r\n`) }
	]);
	return new Response(new Uint8Array(bytes), {
		headers: {
			...DATA_HEADERS,
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="${asciiName(name)}.zip"`
		}
	});
}
