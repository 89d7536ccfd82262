import { isCompressible, withCharset } from './content-type.mjs';
import { HeaderList } from './header-list.mjs';
import { fallbackPolicy } from './security-headers.mjs';

/** Names the release that an answer is made of: its version and the first letters of the sum of its sums. */
export const RELEASE_HEADER = 'Genklang-Release';

/** @typedef {{ readonly status: number, readonly headers: HeaderList }} Head */

/**
 * The headers of an answer as they leave: those the app set, with security headers, charset and caching rule where it set
 * none. `Vary` says whether the body is compressed for those who ask.
 * @param {Head} given
 * @param {object} about
 * @param {string} about.path of the address
 * @param {Buffer | null} about.body null where it is too large to be held
 * @param {Readonly<Record<string, string>>} about.standing what every answer carries
 * @returns {{ headers: HeaderList, mayBeCompressed: boolean }} the headers, a list of its own
 */
export function finishHeaders({ status, headers: given }, { path, body, standing }) {
	const headers = new HeaderList(given);
	for (const [name, value] of Object.entries(standing)) if (!headers.has(name)) headers.set(name, value);
	// What the framework tells itself.
	for (const name of headers.names()) if (name.startsWith('x-sveltekit-')) headers.delete(name);
	const bodiless = body !== null && body.length === 0;
	const type = withCharset(headers.get('content-type') ?? (bodiless ? '' : 'text/plain'));
	if (type !== '') headers.set('Content-Type', type);
	if (!headers.has('content-security-policy')) {
		headers.set('Content-Security-Policy', fallbackPolicy(path, type, body));
	}
	const caching = headers.get('cache-control');
	if (status >= 400) headers.set('Cache-Control', 'no-store');
	// Kit calls page data private because it can't know that no page here is anyone's own.
	else if (caching === undefined || caching === 'private, no-store') headers.set('Cache-Control', 'no-cache');
	const mayBeCompressed = isOpenToCompression(status, headers);
	if (mayBeCompressed) addVary(headers);
	return { headers, mayBeCompressed };
}

/** @param {number} status @param {HeaderList} headers */
function isOpenToCompression(status, headers) {
	const fixed =
		headers.has('content-encoding') ||
		headers.has('content-range') ||
		[204, 206, 304].includes(status) ||
		/no-transform/.test(headers.get('cache-control') ?? '');
	return !fixed && isCompressible(headers.get('content-type') ?? '');
}

/** @param {HeaderList} headers */
function addVary(headers) {
	const vary = headers.get('vary') ?? '';
	if (!/accept-encoding|\*/i.test(vary)) {
		headers.set('Vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding');
	}
}

/**
 * The headers of 304 in place of an answer.
 * @param {HeaderList} headers of the answer
 * @returns {string[]} as writeHead takes them
 */
export function unchangedHeaders(headers) {
	const list = new HeaderList(headers);
	for (const name of ['content-type', 'content-length', 'content-encoding']) list.delete(name);
	return list.raw();
}
