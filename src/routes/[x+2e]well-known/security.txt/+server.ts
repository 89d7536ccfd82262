import { text } from '@sveltejs/kit';
import { securityTxt } from '#lib/server/security-txt.ts';
import { readSiteSettings } from '#lib/server/site-settings.ts';
import type { RequestHandler } from './$types';

/** Whom to tell of a fault in security; 404 with a sentence where the site has no contact. */
export const GET: RequestHandler = ({ url }) => {
	const { contact } = readSiteSettings(process.env);
	const written = securityTxt(contact, url.origin);
	return text(written ?? NO_CONTACT, {
		status: written === null ? 404 : 200,
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }
	});
};

const NO_CONTACT =
	'Siden har endnu ingen udgiver og ingen kontakt, så der er ingen at skrive til.\n' +
	'This site has no publisher and no contact yet, so there is nobody to write to.\n';
