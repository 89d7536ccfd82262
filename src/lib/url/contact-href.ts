/** Where a contact leads: `mailto:` for an e-mail address, the address itself for a page. */
export function contactHref(contact: string, subject?: string): string {
	if (contact.startsWith('https://')) return contact;
	return subject === undefined
		? `mailto:${contact}`
		: `mailto:${contact}?subject=${encodeURIComponent(subject)}`;
}
