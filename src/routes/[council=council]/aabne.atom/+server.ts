import { error } from '@sveltejs/kit';
import { formatAtom } from '#lib/domain/atom.ts';
import { publishedCodes } from '#lib/domain/measures/published-codes.ts';
import { areasOfCouncil } from '#lib/server/areas-of-council.ts';
import { knownCouncil } from '#lib/server/known-council.ts';
import { codeChangesOfCouncil } from '#lib/server/queries/code-changes-of-council.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import { NO_FILTERS, parseFilters, withFilters } from '#lib/url/filters.ts';
import { inLanguage, openPath, recommendationPath } from '#lib/url/paths.ts';
import { openFeed } from './open-feed.ts';
import type { RequestHandler } from './$types';

/** What has changed among the open recommendations from version to version, of the areas that the address names. */
export const GET: RequestHandler = async ({ params, url, locals: { release, locale } }) => {
	const found = await knownCouncil(release.db, params.council);
	if (found === null) error(404);
	const { council, known } = found;
	const of = { councilId: council.councilId };
	const [current, changes, areas] = await Promise.all([
		release.db.run(recommendationsOfCouncil, of),
		release.db.run(codeChangesOfCouncil, of),
		areasOfCouncil(release.db, known, locale)
	]);
	const { area } = parseFilters(url.searchParams, known).filters;
	const address = (path: string) => url.origin + inLanguage(path, locale);
	const selection = { ...NO_FILTERS, area };
	const feed = openFeed({
		council,
		published: publishedCodes(
			current,
			[...(release.manifest.older ?? []), { version: release.version, date: release.date }],
			changes
		),
		areas: areas.filter(({ areaId }) => area.length === 0 || area.includes(areaId)),
		chosen: area.length > 0,
		self: withFilters(address(`${openPath(council.slug)}.atom`), selection),
		page: withFilters(address(openPath(council.slug)), selection),
		recordHref: (id) => address(recommendationPath(council.slug, id)),
		publisher: readSiteSettings(process.env).publisher,
		language: locale
	});
	return new Response(formatAtom(feed), {
		headers: {
			'content-type': 'application/atom+xml; charset=utf-8',
			'access-control-allow-origin': '*',
			'cache-control': 'no-cache'
		}
	});
};
