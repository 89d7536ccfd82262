import { AsyncLocalStorage } from 'node:async_hooks';
import type { Handle } from '@sveltejs/kit';
import { building } from '$app/environment';
import { cssText } from '#lib/components/edition.ts';
import { provideLocale, type Locale } from '#lib/i18n/locale.ts';
import { makeRasteriser } from '#lib/server/figure-rasteriser.ts';
import { openRelease, type OpenRelease } from '#lib/server/release.ts';
import { splitLanguage } from '#lib/url/paths.ts';

const localeOfRequest = new AsyncLocalStorage<Locale>();
provideLocale(() => localeOfRequest.getStore() ?? 'da');

const release: Promise<OpenRelease> | null = building
	? null
	: openRelease(process.env.GENKLANG_RELEASES ?? 'releases');
release?.catch((cause: unknown) => console.error('no valid release:', cause));

/** Starts its thread when a first picture is asked for. */
const rasteriser = makeRasteriser();

/** Gives every request its language and the open release, and every page its `lang`. */
export const handle: Handle = async ({ event, resolve }) => {
	const { locale } = splitLanguage(event.url.pathname);
	event.locals.locale = locale;
	event.locals.rasteriser = rasteriser;
	if (release !== null) event.locals.release = await release;
	return localeOfRequest.run(locale, () =>
		resolve(event, {
			// The program is fetched when it is wanted, see start-when-touched.ts.
			preload: ({ type }) => type === 'css',
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%foot%', () => cssText(event.locals.pageFoot ?? ''))
		})
	);
};
