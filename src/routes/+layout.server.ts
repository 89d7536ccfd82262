import { error } from '@sveltejs/kit';
import { editionLine } from '#lib/components/edition.ts';
import { figureSource } from '#lib/components/figure-source.ts';
import { MOST_COUNCILS_IN_PAGE } from '#lib/server/few-councils.ts';
import { pageCouncils } from '#lib/server/queries/page-councils.ts';
import { sourcesOfCouncil } from '#lib/server/queries/sources-of-council.ts';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import type { LayoutServerLoad } from './$types';

/** What every page names: its council, the home council, how many there are, version and date, and the language. */
export const load: LayoutServerLoad = async ({ locals, params, url, untrack }) => {
	const { release, locale } = locals;
	const [first, other] = await release.db.run(pageCouncils, { slug: params.council ?? '' });
	if (first === undefined) error(503, 'the release holds no council');
	const { ofCouncils, ...home } = first;
	const { ofCouncils: _ofCouncils, ...council } = other ?? first;
	const facts = { council, version: release.version, releaseDate: release.date };
	const sources = await release.db.run(sourcesOfCouncil, { councilId: council.councilId });
	const foot = figureSource({ ...facts, sources }).text;
	locals.pageFoot = { source: foot, whole: `${foot} · ${untrack(() => url.href)}` };
	return {
		locale,
		edition: editionLine(facts),
		/** Source, version and date, for the foot of printed pages. */
		foot,
		version: release.version,
		newest: locals.newest,
		askedVersion: locals.askedVersion,
		releaseDate: release.date,
		/** The council of the page, the home council where it has none. */
		council,
		home,
		/** Councils of the release. */
		councilCount: ofCouncils,
		/** Whether pages about the whole site tell of one council at a time, that of their address. */
		oneCouncil: ofCouncils > MOST_COUNCILS_IN_PAGE,
		site: readSiteSettings(process.env)
	};
};
