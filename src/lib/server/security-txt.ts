import { contactHref } from '#lib/url/contact-href.ts';

/** The day on which somebody last made sure that `.github/SECURITY.md` and what stands here hold. */
export const CONFIRMED_ON = '2026-11-22';

/** Until when they may be relied on. Source: RFC 9116, 2.5.5, which asks for less than a year. */
export const EXPIRES = '2027-10-31T23:00:00.000Z';

/** The path that researchers of security ask for. Source: RFC 9116, 3. */
export const SECURITY_TXT_PATH = '/.well-known/security.txt';

/**
 * Whom to tell of a fault in the site's security, as RFC 9116 writes it; null where the site has no contact, for one must
 * stand in it.
 */
export function securityTxt(contact: string | null, origin: string): string | null {
	if (contact === null) return null;
	return [
		`Contact: ${contactHref(contact)}`,
		`Expires: ${EXPIRES}`,
		'Preferred-Languages: da, en',
		`Canonical: ${origin}${SECURITY_TXT_PATH}`,
		''
	].join('\n');
}
