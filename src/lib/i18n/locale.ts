import { overwriteGetLocale } from './generated/runtime.js';

/** A language of the site. */
export type Locale = 'da' | 'en';

/**
 * Tells the message library how to find the language: on the server from the request at hand, in the browser from
 * the page's `lang`. Called once on each side, before the first message.
 */
export function provideLocale(current: () => Locale): void {
	overwriteGetLocale(current);
}

/** The language of a document, Danish where it names another. */
export function localeOfDocument(root: { readonly lang: string }): Locale {
	return root.lang === 'en' ? 'en' : 'da';
}
