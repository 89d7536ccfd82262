import { AsyncLocalStorage } from 'node:async_hooks';
import { channel } from 'node:diagnostics_channel';
import type { Handle, HandleServerError, RequestEvent } from '@sveltejs/kit';
import { building } from '$app/environment';
import { cssText } from '#lib/components/edition.ts';
import { provideLocale, type Locale } from '#lib/i18n/locale.ts';
import { errorResponse, isDataPath } from '#lib/server/api/data-response.ts';
import { makeRasteriser } from '#lib/server/figure-rasteriser.ts';
import { QueryError } from '#lib/server/query-error.ts';
import { noReleaseResponse } from '#lib/server/no-release.ts';
import { ReleaseHolder } from '#lib/server/release-holder.ts';
import type { OpenRelease } from '#lib/server/release.ts';
import { faultId, tellLog, tellRefusal } from '#lib/server/tell-log.ts';
import { whenSent } from '#lib/server/when-sent.ts';
import { splitLanguage } from '#lib/url/paths.ts';

const localeOfRequest = new AsyncLocalStorage<Locale>();
provideLocale(() => localeOfRequest.getStore() ?? 'da');

/** Read by the server around the app, which keeps no answer longer than its release. */
const switches = channel('genklang:release');
/** Counted by the server around the app. */
const refusals = channel('genklang:release-refused');
const deadlines = channel('genklang:deadline');

const holder = building
	? null
	: new ReleaseHolder(process.env.GENKLANG_RELEASES ?? 'releases', {
			switched: ({ id }) => switches.publish({ id }),
			report: (fault) => {
				tellRefusal(fault);
				refusals.publish({});
			}
		});
process.on('SIGHUP', () => void holder?.look());
// Kit's name for the moment at which an app closes what it holds.
process.on('sveltekit:shutdown', () => holder?.close());

/** Starts its thread when a first picture is asked for. */
const rasteriser = makeRasteriser();

/** These say how the server is, and wait for no release. */
const STATE_ROUTES: readonly (string | null)[] = ['/healthz', '/readyz'];

/**
 * Gives every request the open release, from its first query to its last byte, every page its language, and an address that
 * asks for data its errors as data, in the one shape.
 */
export const handle: Handle = async ({ event, resolve }) => {
	if (holder === null) return answer({ event, resolve });
	const asksForState = STATE_ROUTES.includes(event.route.id);
	if (!asksForState) await holder.opened;
	const taken = holder.take();
	event.locals.served = taken?.release ?? null;
	if (taken === null) {
		return asksForState ? answer({ event, resolve }) : noReleaseResponse(event.url.pathname);
	}
	try {
		await chooseRelease(event, taken.release);
		const response = whenSent(await answer({ event, resolve }), taken.letGo);
		response.headers.set('genklang-release', event.locals.release.id);
		return response;
	} catch (fault) {
		taken.letGo();
		throw fault;
	}
};

/** Answers in the language of the address. */
const answer: Handle = async ({ event, resolve }) => {
	const { locale } = splitLanguage(event.url.pathname);
	event.locals.locale = locale;
	event.locals.rasteriser = rasteriser;
	const response = await localeOfRequest.run(locale, () =>
		resolve(event, {
			// The program is fetched when it is wanted, see start-when-touched.ts.
			preload: ({ type }) => type === 'css',
			transformPageChunk: ({ html }) =>
				html.replace('%lang%', locale).replace('%foot%', () => cssText(event.locals.pageFoot?.whole ?? ''))
		})
	);
	const status = event.locals.overloaded ? 503 : response.status;
	if (status < 400) return response;
	const failed = isDataPath(event.url.pathname)
		? errorResponse(status, [errorText(status, event.locals.faultId)])
		: new Response(await withoutAddress(response, event.locals), { status, headers: response.headers });
	if (status === 503) failed.headers.set('retry-after', '2');
	return failed;
};

/** The body of an answer that is no page: it repeats nothing of its address, on paper neither. */
async function withoutAddress(response: Response, { pageFoot }: App.Locals): Promise<string> {
	const html = await response.text();
	return pageFoot ? html.replace(cssText(pageFoot.whole), () => cssText(pageFoot.source)) : html;
}

/**
 * Writes what failed into the log, by its route and never by its address, and gives it the number that the reader is shown. What
 * failed for want of time alone is remembered, to be answered as such.
 */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	if (status < 500) return { message };
	const route = event.route.id;
	if (error instanceof QueryError && (error.fault === 'busy' || error.fault === 'deadline')) {
		event.locals.overloaded = true;
		deadlines.publish({});
		const { query, fault } = error;
		const said = `query ${query}: ${fault === 'deadline' ? 'not in time' : 'no connection or memory free in time'}`;
		tellLog({ level: 'warn', event: 'query_overrun', message: said, fields: { query, fault, route } });
		return { message };
	}
	const id = faultId(error, route);
	event.locals.faultId = id;
	tellLog({
		level: 'error',
		event: 'answer_failed',
		message: `answer failed (${id}) at ${route ?? 'no route'}`,
		fields: { id, route },
		error,
		address: event.url.pathname + event.url.search
	});
	// error.html knows nothing but the message.
	return { message: id, faultId: id };
};

/** The release that the address asks for by `version`: a published one, else the newest, which the page then says. */
async function chooseRelease({ url, locals }: RequestEvent, newest: OpenRelease): Promise<void> {
	const asked = url.searchParams.get('version');
	const wanted =
		asked === null || asked === '' || asked === newest.version || asked === 'latest' ? null : asked;
	locals.newest = newest.version;
	locals.askedVersion = wanted;
	locals.release = (wanted === null ? null : await newest.at(wanted)) ?? newest;
}

/** What a program is told, with the number of the fault where there is one. */
function errorText(status: number, id?: string): string {
	const text = ERRORS[status] ?? 'the request cannot be answered';
	return id === undefined || status !== 500 ? text : `${text} (${id})`;
}

/** What is said to programs, English as all machine names. */
const ERRORS: Readonly<Record<number, string>> = {
	404: 'there is nothing at this address: /openapi.json lists what can be asked for',
	410: 'this id is no longer in use: changes.csv says why',
	500: 'the answer failed: try again, and tell us if it fails again',
	503: 'the answer took too long or no release is open: try again in a moment'
};
