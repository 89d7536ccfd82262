/** What every answer carries, whatever it is. */
export const SECURITY_HEADERS = Object.freeze({
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'strict-origin-when-cross-origin',
	'Permissions-Policy':
		'accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), ' +
		'magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()',
	'Cross-Origin-Opener-Policy': 'same-origin'
});

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * The policy of an answer that brings none of its own. Pages drawn on request bring one; what is left is files, errors
 * and prerendered pages, whose own policy is a `meta` element that can say nothing of frames.
 * @param {string} path of the request
 * @param {string} type the answer's Content-Type
 * @param {Buffer | null} body null where it is too large to be held
 * @returns {string} a Content-Security-Policy value
 */
export function fallbackPolicy(path, type, body) {
	if (type.startsWith('text/html')) {
		const hasOwn = body?.includes('http-equiv="content-security-policy"') ?? false;
		return hasOwn ? "frame-ancestors 'none'" : `${NOTHING}; style-src 'unsafe-inline'`;
	}
	// A picture of a figure brings its type along.
	if (type.startsWith('image/svg+xml')) return `${NOTHING}; style-src 'unsafe-inline'; font-src data:`;
	// A worker is bound by the policy of its own file, not by that of the page. The database alone is WebAssembly; the page
	// hands it the program as a blob.
	if (/\/duckdb-browser-[^/]+\.js$/.test(path)) {
		return `${NOTHING}; script-src 'wasm-unsafe-eval'; connect-src blob:`;
	}
	if (/\/workers?\/[^/]+\.js$/.test(path)) return `${NOTHING}; script-src 'self'; connect-src 'self'`;
	return NOTHING;
}
