/** Who publishes the site and how to reach them; set by whoever runs it. */
export interface SiteSettings {
	/** Name of the publisher; null while the site runs unpublished. */
	readonly publisher: string | null;
	/** E-mail address or web address for faults and questions. */
	readonly contact: string | null;
	readonly phone: string | null;
	/** Address of the accessibility statement kept elsewhere, such as was.digst.dk; null for the site's own page. */
	readonly accessibilityStatement: string | null;
}

/**
 * Reads GENKLANG_PUBLISHER, GENKLANG_CONTACT, GENKLANG_PHONE and GENKLANG_ACCESSIBILITY_STATEMENT; an empty or missing one is
 * null. Throws where the contact is neither an e-mail address nor an https address, or the statement's address is not one of
 * https, since readers are led there.
 */
export function readSiteSettings(env: Readonly<Record<string, string | undefined>>): SiteSettings {
	const value = (name: string) => env[name]?.trim() || null;
	const contact = value('GENKLANG_CONTACT');
	if (contact !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact) && !isHttps(contact)) {
		throw new Error(`invalid GENKLANG_CONTACT: "${contact}", give an e-mail address or an https address`);
	}
	const accessibilityStatement = value('GENKLANG_ACCESSIBILITY_STATEMENT');
	if (accessibilityStatement !== null && !isHttps(accessibilityStatement)) {
		throw new Error(
			`invalid GENKLANG_ACCESSIBILITY_STATEMENT: "${accessibilityStatement}", give an https address`
		);
	}
	return {
		publisher: value('GENKLANG_PUBLISHER'),
		contact,
		phone: value('GENKLANG_PHONE'),
		accessibilityStatement
	};
}

function isHttps(address: string): boolean {
	return /^https:\/\/[\x21-\x7e]+$/.test(address) && URL.canParse(address);
}
