import type { Rasteriser } from '#lib/server/figure-rasteriser.ts';
import type { OpenRelease } from '#lib/server/release.ts';
import type { Locale } from '#lib/i18n/locale.ts';

declare global {
	namespace App {
		interface Locals {
			/** The release that is served now; null while none is open: then nothing but the state of the server is asked. */
			served: OpenRelease | null;
			/** The data release that this answer is made of. */
			release: OpenRelease;
			/** Number of the newest version, which is that of `release` unless the address asks for another. */
			newest: string;
			/** The version that the address asks for; null for the newest. Perhaps there is none of that number. */
			askedVersion: string | null;
			locale: Locale;
			/** Draws pictures of figures. */
			rasteriser: Rasteriser;
			/** Set where a query had no time or no connection left: the answer is 503. */
			overloaded?: boolean;
			/** By which a fault is found in the log; set where the answer failed. */
			faultId?: string;
			/** What stands at the foot of every printed page, with its address and without; set by the root layout. */
			pageFoot?: { readonly source: string; readonly whole: string };
		}
		interface Error {
			message: string;
			/** By which the fault is found in the log. */
			faultId?: string;
			/** What became of a published id that is no longer in use; status 410. */
			retired?: { id: string; version: string; date: string; why: string };
		}
	}
}

declare module 'svelte/elements' {
	interface HTMLLinkAttributes {
		/** Waits with the first paint. Source: HTML, 4.2.5.4, attribute `blocking`, and the link type `expect`. */
		blocking?: 'render';
	}
}

export {};
