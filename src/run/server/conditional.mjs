import { createHash } from 'node:crypto';

/**
 * The entity tag of a body: the same for the same bytes on every machine and after every restart. It is weak because
 * one tag stands for the compressed and the plain form.
 * @param {Uint8Array} body
 */
export function etagOf(body) {
	return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/**
 * Whether the reader already has what would be sent. Weak comparison of every tag in the list, and `*`.
 * Source: RFC 9110, 13.1.2 and 8.8.3.2.
 * @param {string | undefined} ifNoneMatch the request's header
 * @param {string} etag
 */
export function isUnchanged(ifNoneMatch, etag) {
	if (ifNoneMatch === undefined) return false;
	if (ifNoneMatch.trim() === '*') return true;
	const opaque = etag.replace(/^W\//, '');
	return Array.from(ifNoneMatch.matchAll(/"[^"]*"/g), ([tag]) => tag).includes(opaque);
}
