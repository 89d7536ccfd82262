import { formatDate } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** What an edition is named by. */
export interface EditionFacts {
	readonly version: string;
	/** `YYYY-MM-DD` */
	readonly releaseDate: string;
	/** The council whose pages are shown. */
	readonly council: { readonly termTo: number; readonly statusAsOf: string | null };
}

/** Version and date of what is shown, and how far its source reaches: foot of every page, on screen and paper. */
export function editionLine({ version, releaseDate, council }: EditionFacts): string {
	const line = m.version_line({ version, date: formatDate(releaseDate) });
	if (council.statusAsOf === null) return `${line}.`;
	return `${line}. ${m.status_date_line({ to: council.termTo, date: formatDate(council.statusAsOf) })}`;
}

/**
 * A text as the value of a CSS custom property that stands in a `style` attribute: the foot of printed pages. Quotes,
 * backslashes, line feeds and what HTML would read are left out.
 */
export function cssText(text: string): string {
	return `'${text.replaceAll(/['"\\<>&\r\n]/g, ' ')}'`;
}
