import { isHttpError, isRedirect } from '@sveltejs/kit';
import type { OpenRelease } from '#lib/server/release.ts';
import { provideLocale, type Locale } from '#lib/i18n/locale.ts';

/** What a route is asked with; whatever is left out is as for a plain GET in Danish. */
export interface Asked {
	readonly release: OpenRelease;
	readonly locale?: Locale;
	/** What hooks give beside release and language. */
	readonly locals?: object;
	readonly params?: Readonly<Record<string, string>>;
	/** Path and query. */
	readonly url?: string;
	/** What the layouts above have given. */
	readonly above?: object;
	/** Whether the browser asks for the data of a page and not for the page. */
	readonly isDataRequest?: boolean;
	readonly method?: string;
	readonly headers?: Readonly<Record<string, string>>;
}

/** How a load or an endpoint ended without an answer of its own. */
export interface Ended {
	readonly status: number;
	/** Where a redirect leads. */
	readonly location?: string;
}

/**
 * Calls a `load` or `GET` of a route as Kit does, with a real release. Gives what it gives, or how it ended where it
 * threw a redirect or an error of HTTP; rejects with any other error.
 */
export async function call<Event, Given>(
	route: (event: Event) => Given,
	{
		release,
		locale = 'da',
		locals = {},
		params = {},
		url = '/',
		above = {},
		isDataRequest = false,
		method = 'GET',
		headers = {}
	}: Asked
): Promise<Exclude<Awaited<Given>, void> | Ended> {
	provideLocale(() => locale);
	const address = new URL(url, 'http://localhost');
	const event = {
		params,
		url: address,
		isDataRequest,
		locals: { newest: release.version, askedVersion: null, ...locals, release, locale },
		parent: () => Promise.resolve(above),
		untrack: <T>(read: () => T) => read(),
		request: new Request(address, { method, headers }),
		setHeaders: () => {},
		depends: () => {}
	};
	try {
		// Kit's event has more than a route of this site reads.
		return (await route(event as Event)) as Exclude<Awaited<Given>, void>;
	} catch (thrown) {
		if (isRedirect(thrown)) return { status: thrown.status, location: thrown.location };
		if (isHttpError(thrown)) return { status: thrown.status };
		throw thrown;
	}
}
