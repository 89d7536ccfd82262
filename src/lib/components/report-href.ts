import { m } from '#lib/i18n/generated/messages.js';
import { contactHref } from '#lib/url/contact-href.ts';
import { CONTACT_PATH, inLanguage, type Locale } from '#lib/url/paths.ts';

/** What a fault is reported of. */
export interface Reported {
	/** How the mail names it in its subject: an id or a path. */
	readonly place: string;
	/** Whole address of the page. */
	readonly address: string;
	/** Version and date of what is shown. */
	readonly edition: string;
	readonly locale: Locale;
}

/**
 * Where a reader reports a fault: an e-mail that names the page, the contact's own page, or, where the site has no contact,
 * the place that says so and whom to turn to instead.
 */
export function reportHref(contact: string | null, { place, address, edition, locale }: Reported): string {
	if (contact === null) return inLanguage(CONTACT_PATH, locale);
	return contactHref(contact, {
		subject: m.report_mail_subject({ place }),
		body: m.report_mail_body({ address, edition })
	});
}
