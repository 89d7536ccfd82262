/** @typedef {'page' | 'data' | 'figure' | 'file' | 'other'} AnswerKind */

/** Every kind, in the order in which they are told. */
export const ANSWER_KINDS = /** @type {const} */ (['page', 'data', 'figure', 'file', 'other']);

/**
 * What sort of answer an address asks for, by its form alone: whether there is such an answer is not looked at.
 * @param {string} target path, with or without query
 * @returns {AnswerKind} `file` is one of the app, `other` says how the server is or is no address of the site
 */
export function answerKind(target) {
	const path = target.split('?', 1)[0] ?? '';
	if (!path.startsWith('/') || path === '/healthz' || path === '/readyz') return 'other';
	if (path.startsWith('/_app/') || /^\/[^/]+\.(?:svg|ico|png|txt|webmanifest)$/.test(path)) return 'file';
	if (/^(?:\/en)?\/indlejr\/|\/figur\//.test(path)) return 'figure';
	if (path.startsWith('/data/') && path !== '/data/api') return 'data';
	return /\.(?:json|csv|zip|xlsx|atom|xml|parquet)$/.test(path) ? 'data' : 'page';
}

/**
 * Whether data are asked for, so that an error is answered as data too.
 * @param {string} target
 */
export function asksForData(target) {
	return /\.(?:json|csv|zip|atom|svg|png)$/.test(target.split('?', 1)[0] ?? '');
}
