/** @import { IncomingMessage } from 'node:http' */

/**
 * @typedef {object} Refusal an answer given without asking the app
 * @property {number} status
 * @property {string} text Danish, then English
 * @property {Record<string, string>} headers
 */

/** @type {Refusal} */
export const NO_PAGE = { status: 404, text: 'Siden findes ikke.\nThere is no such page.\n', headers: {} };

const METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** No address of the site takes a body; a client that sends an empty or tiny one is let off. */
const LARGEST_BODY = 1024;

/** @param {string} path */
function isReadable(path) {
	try {
		return !decodeURIComponent(path).includes('\0');
	} catch {
		return false;
	}
}

/**
 * Why a request gets no further: a method that changes things, a body, an address that cannot be read, or one that
 * begins with two slashes (which a browser takes for another site).
 * @param {Pick<IncomingMessage, 'method' | 'url' | 'headers'>} req
 * @returns {Refusal | null} null where the app may answer
 */
export function refusalOf({ method = '', url = '', headers }) {
	const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
	/** @type {Record<string, string>} */
	const close = hasBody ? { Connection: 'close' } : {};
	if (!METHODS.includes(method)) {
		const text = 'Siden kan kun læses, ikke ændres.\nThis site can be read, not changed.\n';
		return { status: 405, text, headers: { ...close, Allow: METHODS.join(', ') } };
	}
	if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > LARGEST_BODY) {
		const text = 'Siden tager ikke imod indhold.\nThis site takes no content.\n';
		return { status: 413, text, headers: close };
	}
	const path = url.split('?', 1)[0] ?? '';
	if (/^\/[/\\]/.test(path)) return { ...NO_PAGE, headers: close };
	if (!path.startsWith('/') || !isReadable(path)) {
		const text =
			'Adressen kan ikke læses: den har et %-tegn, der ikke hører til et bogstav, eller begynder ikke med /.\n' +
			'The address cannot be read: it has a % that belongs to no letter, or does not begin with /.\n';
		return { status: 400, text, headers: close };
	}
	return null;
}
