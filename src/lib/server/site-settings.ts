/** Who publishes the site and how to reach them; set by whoever runs it. */
export interface SiteSettings {
	/** Name of the publisher; null while the site runs unpublished. */
	readonly publisher: string | null;
	/** E-mail address or web address for faults and questions. */
	readonly contact: string | null;
	readonly phone: string | null;
}

/**
 * Reads GENKLANG_PUBLISHER, GENKLANG_CONTACT and GENKLANG_PHONE; an empty or missing one is null. Throws where the
 * contact is neither an e-mail address nor an https address, since readers are told to use it.
 */
export function readSiteSettings(env: Readonly<Record<string, string | undefined>>): SiteSettings {
	const value = (name: string) => env[name]?.trim() || null;
	const contact = value('GENKLANG_CONTACT');
	if (contact !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$|^https:\/\/\S+$/.test(contact)) {
		throw new Error(`invalid GENKLANG_CONTACT: "${contact}", give an e-mail address or an https address`);
	}
	return { publisher: value('GENKLANG_PUBLISHER'), contact, phone: value('GENKLANG_PHONE') };
}
