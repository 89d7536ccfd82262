import { channel } from 'node:diagnostics_channel';
import { Answer } from './answer.mjs';
import { shortAnswer } from './ask-app.mjs';
import { busyAnswer } from './busy-answer.mjs';
import { canonicalAddress } from './canonical-address.mjs';
import { sendLargeFile } from './large-files.mjs';
import { BusyError } from './making-queue.mjs';
import { NO_PAGE, refusalOf } from './refusal.mjs';
import { codingFor, sendForm, sendLarge, sendUnchanged } from './send-answer.mjs';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { AnswerStore } from './answer-store.mjs' */
/** @import { LargeAnswer, WholeAnswer } from './app-response.mjs' */
/** @import { LargeFiles } from './large-files.mjs' */
/** @import { SiteAnswers } from './site-answers.mjs' */
/** @import { SiteMetrics } from './site-metrics.mjs' */

/**
 * @typedef {object} Site
 * @property {SiteAnswers} answers
 * @property {AnswerStore} store
 * @property {LargeFiles} largeFiles
 * @property {(error: unknown) => void} report told of what went wrong
 * @property {SiteMetrics} [metrics] told of every request
 * @property {() => void} noteArrival told of every request
 */

/** Told of every request that is answered with 503 because its answer would have waited too long. */
const overloads = channel('genklang:overloaded');

/** @param {IncomingMessage} req */
function asksToRead({ method }) {
	return method === 'GET' || method === 'HEAD';
}

/**
 * Whether what is kept answers the request, without a further look at it.
 * @param {IncomingMessage} req
 * @param {Answer} kept
 */
function isPlain(req, kept) {
	const { headers } = req;
	return (
		asksToRead(req) &&
		headers['content-length'] === undefined &&
		headers['transfer-encoding'] === undefined &&
		!(kept.hasParts && headers.range !== undefined)
	);
}

/**
 * Answers requests: one for what is kept costs a look into a map; everything else is looked at first.
 * @param {Site} site
 * @returns {(req: IncomingMessage, res: ServerResponse) => void}
 */
export function respondWith({ store, answers, largeFiles, report, metrics, noteArrival }) {
	/** @param {ServerResponse} res @param {WholeAnswer} whole */
	function refuse(res, whole) {
		const answer = new Answer(whole, { path: '', standing: answers.standing });
		const form = answer.ready('identity');
		if (form) sendForm(res, answer, form);
	}

	/** @param {IncomingMessage} req @param {string} address @returns {Promise<Answer | LargeAnswer>} */
	async function answerOf(req, address) {
		if (!asksToRead(req)) return answers.own({ method: req.method ?? '', address, headers: {} });
		const kept = store.find(address, req.url ?? '');
		const before = kept ? undefined : answers.before(address);
		metrics?.count(kept ? 'hits' : before ? 'before' : 'misses');
		const whole = kept ?? before ?? (await answers.sharedOrBefore(address));
		const { range } = req.headers;
		if (range === undefined || whole.status !== 200 || !whole.headers.has('last-modified')) return whole;
		if ('rest' in whole) whole.rest.destroy();
		return answers.own({ method: 'GET', address, headers: { range } });
	}

	/** @param {IncomingMessage} req @param {ServerResponse} res @param {string} address */
	async function respond(req, res, address) {
		const answer = await answerOf(req, address);
		const path = address.split('?', 1)[0] ?? '';
		if ('rest' in answer) {
			sendLarge(req, res, answer, { path, standing: answers.standing });
			return;
		}
		if (sendUnchanged(req, res, answer)) return;
		const form = await answer.form(codingFor(req));
		sendForm(res, answer, form);
		answer.dropPlain();
		store.recount(address, answer);
	}

	/** @param {ServerResponse} res @param {string} address @param {unknown} fault */
	function fail(res, address, fault) {
		if (fault instanceof BusyError) {
			metrics?.count('shed');
			overloads.publish({});
			refuse(res, busyAnswer(address));
			return;
		}
		report(fault);
		res.destroy();
	}

	return (req, res) => {
		const target = req.url ?? '';
		metrics?.watch(target, res);
		noteArrival();
		const kept = store.findSpelling(target);
		if (kept && isPlain(req, kept)) {
			const form = sendUnchanged(req, res, kept) ? null : kept.ready(codingFor(req));
			if (form !== undefined) {
				metrics?.count('hits');
				if (form !== null) sendForm(res, kept, form);
				return;
			}
		}
		const refusal = refusalOf(req);
		const address = refusal ? null : canonicalAddress(target);
		if (address === null) {
			const { status, text, headers } = refusal ?? NO_PAGE;
			refuse(res, shortAnswer(status, text, headers));
		} else if (!sendLargeFile(req, res, { files: largeFiles, address, standing: answers.standing })) {
			respond(req, res, address).catch((fault) => fail(res, address, fault));
		}
	};
}
