import { error } from '@sveltejs/kit';
import { editionLine } from '#lib/components/edition.ts';
import { figureSource } from '#lib/components/figure-source.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { sourcesOfCouncil } from '#lib/server/queries/sources-of-council.ts';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import type { LayoutServerLoad } from './$types';

/** What every page names: the councils of the release, its version and date, and the language. */
export const load: LayoutServerLoad = async ({ locals, params, url, untrack }) => {
	const { release, locale } = locals;
	const all = await release.db.run(councils, {});
	const home = all[0];
	if (home === undefined) error(503, 'the release holds no council');
	const council = all.find(({ slug }) => slug === params.council) ?? home;
	const facts = { council, version: release.version, releaseDate: release.date };
	const sources = await release.db.run(sourcesOfCouncil, { councilId: council.councilId });
	const foot = figureSource({ ...facts, sources }).text;
	locals.pageFoot = `${foot} · ${untrack(() => url.href)}`;
	return {
		locale,
		edition: editionLine(facts),
		/** Source, version and date, for the foot of printed pages. */
		foot,
		version: release.version,
		newest: locals.newest,
		askedVersion: locals.askedVersion,
		releaseDate: release.date,
		councils: all,
		home,
		site: readSiteSettings(process.env)
	};
};
