import { error } from '@sveltejs/kit';
import { councils } from '#lib/server/queries/councils.ts';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import type { LayoutServerLoad } from './$types';

/** What every page names: the councils of the release, its version and date, and the language. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const { release, locale } = locals;
	const all = await release.db.run(councils, {});
	const home = all[0];
	if (home === undefined) error(503, 'the release holds no council');
	return {
		locale,
		version: release.version,
		releaseDate: release.date,
		councils: all,
		home,
		site: readSiteSettings(process.env)
	};
};
