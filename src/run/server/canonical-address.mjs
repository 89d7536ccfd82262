const BASE = 'http://site';

/** Letters that need no percent-encoding anywhere. Source: RFC 3986, 2.3. */
const UNRESERVED = /[A-Za-z0-9\-._~]/;

/** @param {string} path percent-encoded */
function normalisePercent(path) {
	return path.replace(/%[0-9a-f]{2}/gi, (encoded) => {
		const letter = String.fromCharCode(parseInt(encoded.slice(1), 16));
		return UNRESERVED.test(letter) ? letter : encoded.toUpperCase();
	});
}

/**
 * The one address for all that mean the same: dots resolved, percent-encoding as short as it may be and in capitals,
 * parameters ordered by name (those of one name keep their order) and written one way. The app is asked with it, so an
 * answer depends on nothing that it does not say.
 * @param {string} target of a request, beginning with one slash
 * @returns {string | null} path and query; null where it leads to no page of this site, such as `/a/..//b`
 */
export function canonicalAddress(target) {
	if (!URL.canParse(target, BASE)) return null;
	const url = new URL(target, BASE);
	const path = normalisePercent(url.pathname);
	if (url.origin !== BASE || path.startsWith('//')) return null;
	url.searchParams.sort();
	const query = url.searchParams.toString();
	return query === '' ? path : `${path}?${query}`;
}
