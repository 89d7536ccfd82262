import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { AppResponse } from './app-response.mjs';
import { HeaderList } from './header-list.mjs';
import { NO_PAGE } from './refusal.mjs';

/** @import { ServerResponse } from 'node:http' */
/** @import { LargeAnswer, WholeAnswer } from './app-response.mjs' */

/** @typedef {(req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => unknown} Handler */

/**
 * @typedef {object} Question
 * @property {string} method
 * @property {string} address canonical
 * @property {Readonly<Record<string, string>>} headers all that the app is told of the request's
 */

/** @param {Question} question */
function requestOf({ method, address, headers }) {
	const req = new IncomingMessage(new Socket());
	Object.assign(req, { method, url: address, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1 });
	req.headers = { ...headers };
	req.complete = true;
	req.push(null);
	return req;
}

/**
 * Asks the app, on behalf of nobody in particular.
 * @param {Handler} handler
 * @param {Question} question
 * @param {(error: unknown) => void} report told of a fault of the handler
 * @returns {Promise<WholeAnswer | LargeAnswer>} where the app fails, an answer that says so
 */
export async function askApp(handler, question, report) {
	const res = new AppResponse();
	const broken = (/** @type {unknown} */ error) => {
		report(error);
		res.answerInstead(shortAnswer(500, BROKEN));
	};
	const none = (/** @type {unknown} */ error) =>
		error ? broken(error) : res.answerInstead(shortAnswer(NO_PAGE.status, NO_PAGE.text));
	// A stand-in: what handlers use of a response is there, see AppResponse.
	const standIn = /** @type {ServerResponse} */ (/** @type {unknown} */ (res));
	Promise.resolve()
		.then(() => handler(requestOf(question), standIn, none))
		.catch(broken);
	return res.answer.catch((error) => {
		report(error);
		return shortAnswer(500, BROKEN);
	});
}

const BROKEN = 'Noget gik galt hos os. Prøv igen.\nSomething went wrong here. Try again.\n';

/**
 * A short plain answer of the server itself.
 * @param {number} status
 * @param {string} text Danish, then English
 * @param {Readonly<Record<string, string>>} [extra] headers
 * @returns {WholeAnswer}
 */
export function shortAnswer(status, text, extra = {}) {
	const headers = new HeaderList();
	headers.set('Content-Type', 'text/plain; charset=utf-8');
	for (const [name, value] of Object.entries(extra)) headers.set(name, value);
	return { status, headers, body: Buffer.from(text) };
}
