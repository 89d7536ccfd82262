import type { OpenRelease } from '#lib/server/release.ts';
import type { Locale } from '#lib/i18n/locale.ts';

declare global {
	namespace App {
		interface Locals {
			/** The data release that this answer is made of. */
			release: OpenRelease;
			locale: Locale;
		}
		interface Error {
			message: string;
		}
	}
}

export {};
