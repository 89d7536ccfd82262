import { encodeMailText } from './mailto-href.ts';

/** What an e-mail to the contact begins with. */
export interface MailStart {
	readonly subject: string;
	readonly body: string;
}

/**
 * Where a contact leads: `mailto:` for an e-mail address, with subject and body where they are given, the address itself
 * for a page.
 */
export function contactHref(contact: string, mail?: MailStart): string {
	if (contact.startsWith('https://')) return contact;
	// An address may hold signs that would begin another part of the link. Source: RFC 6068, section 2.
	const receiver = encodeMailText(contact).replaceAll('%40', '@');
	if (mail === undefined) return `mailto:${receiver}`;
	return `mailto:${receiver}?subject=${encodeMailText(mail.subject)}&body=${encodeMailText(mail.body)}`;
}
