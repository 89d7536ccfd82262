import { redirect } from '@sveltejs/kit';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import { inLanguage } from '#lib/url/paths.ts';
import type { RequestHandler } from './$types';

/**
 * The short address at which Danish public sites are asked for their accessibility statement: leads to the one that the settings
 * name, else to the site's own page.
 */
export const GET: RequestHandler = ({ locals: { locale } }) => {
	const { accessibilityStatement } = readSiteSettings(process.env);
	redirect(302, accessibilityStatement ?? inLanguage('/tilgaengelighed', locale));
};
