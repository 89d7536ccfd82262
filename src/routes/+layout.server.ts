import { error } from '@sveltejs/kit';
import { editionLine } from '#lib/components/edition.ts';
import { councils } from '#lib/server/queries/councils.ts';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import type { LayoutServerLoad } from './$types';

/** What every page names: the councils of the release, its version and date, and the language. */
export const load: LayoutServerLoad = async ({ locals, params, url, untrack }) => {
	const { release, locale } = locals;
	const all = await release.db.run(councils, {});
	const home = all[0];
	if (home === undefined) error(503, 'the release holds no council');
	const council = all.find(({ slug }) => slug === params.council) ?? home;
	const edition = editionLine({ version: release.version, releaseDate: release.date, council });
	locals.pageFoot = `${edition} · ${untrack(() => url.href)}`;
	return {
		locale,
		edition,
		version: release.version,
		releaseDate: release.date,
		councils: all,
		home,
		site: readSiteSettings(process.env)
	};
};
