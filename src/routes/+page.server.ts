import { redirect } from '@sveltejs/kit';
import { councilPath, inLanguage } from '#lib/url/paths.ts';
import type { PageServerLoad } from './$types';

/** The front door leads to the home council: the first of the release. */
export const load: PageServerLoad = async ({ parent, locals }) => {
	const { home } = await parent();
	redirect(307, inLanguage(councilPath(home.slug), locals.locale));
};
