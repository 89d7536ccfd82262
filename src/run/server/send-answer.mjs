import { pipeline } from 'node:stream';
import { chooseCoding, compressor } from './compression.mjs';
import { isUnchanged } from './conditional.mjs';
import { finishHeaders, unchangedHeaders } from './finish-headers.mjs';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Answer, Form } from './answer.mjs' */
/** @import { LargeAnswer } from './app-response.mjs' */
/** @import { Coding } from './compression.mjs' */

/** What readers ask for is spelled in few ways. */
const SPELLINGS = 200;

/** @type {Map<string, Coding>} */
const codings = new Map();

/**
 * The coding that a request asks for.
 * @param {IncomingMessage} req
 * @returns {Coding}
 */
export function codingFor(req) {
	const accepted = req.headers['accept-encoding'];
	if (accepted === undefined) return 'identity';
	const known = codings.get(String(accepted));
	if (known !== undefined) return known;
	const coding = chooseCoding(String(accepted));
	if (codings.size >= SPELLINGS) codings.clear();
	codings.set(String(accepted), coding);
	return coding;
}

/**
 * Sends 304 to a reader who has the answer.
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 * @param {Answer} answer
 * @returns {boolean} whether it was sent
 */
export function sendUnchanged(req, res, answer) {
	const asked = req.headers['if-none-match'];
	if (asked === undefined || answer.etag === null || !isUnchanged(asked, answer.etag)) return false;
	// Node's types ask for a list that may be changed; it is not.
	res.writeHead(304, /** @type {string[]} */ (answer.unchangedHeaders));
	res.end();
	return true;
}

/**
 * Sends a whole answer.
 * @param {ServerResponse} res
 * @param {Answer} answer
 * @param {Form} form of it
 */
export function sendForm(res, answer, form) {
	res.writeHead(answer.status, /** @type {string[]} */ (form.headers));
	res.end(form.body);
}

/**
 * Sends a large answer as it comes, compressed on its way where it may be.
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 * @param {LargeAnswer} answer
 * @param {{ path: string, standing: Readonly<Record<string, string>> }} about
 */
export function sendLarge(req, res, answer, { path, standing }) {
	const { rest, status } = answer;
	const { headers, mayBeCompressed } = finishHeaders(answer, { path, body: null, standing });
	const coding = mayBeCompressed ? codingFor(req) : 'identity';
	const etag = headers.get('etag');
	if (status === 200 && etag !== undefined) {
		if (coding !== 'identity') headers.set('ETag', `W/${etag.replace(/^W\//, '')}`);
		if (isUnchanged(req.headers['if-none-match'], etag)) {
			rest.destroy();
			res.writeHead(304, unchangedHeaders(headers));
			res.end();
			return;
		}
	}
	if (coding !== 'identity') {
		headers.delete('content-length');
		headers.set('Content-Encoding', coding);
	}
	res.writeHead(status, headers.raw());
	if (req.method === 'HEAD' || res.destroyed) {
		rest.destroy();
		res.end();
		return;
	}
	// A reader who leaves in the middle is no fault; the app is told by the end of the stream.
	if (coding === 'identity') pipeline(rest, res, () => {});
	else pipeline(rest, compressor(coding), res, () => {});
}
