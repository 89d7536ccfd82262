import { Answer } from './answer.mjs';
import { mayBeKept } from './answer-store.mjs';
import { askApp } from './ask-app.mjs';
import { RELEASE_HEADER } from './finish-headers.mjs';
import { MakingLanes } from './making-lanes.mjs';

/** @import { Precompressed } from './answer.mjs' */
/** @import { AnswerStore } from './answer-store.mjs' */
/** @import { LargeAnswer } from './app-response.mjs' */
/** @import { Handler, Question } from './ask-app.mjs' */

/** A question that has no answer after this time is asked anew for those who come now. */
const PATIENCE_MS = 30_000;

/** @typedef {{ readonly since: number, readonly answer: Promise<Answer | LargeAnswer>, taken: boolean }} Asking */

/** Asks the app once for all who want the same at the same time, and keeps what may be kept. */
export class SiteAnswers {
	#handler;
	#store;
	#standing;
	#precompressed;
	#report;
	#lanes;
	/** @type {Map<string, Asking>} */
	#asking = new Map();
	#askingIn = 0;

	/**
	 * @param {object} options
	 * @param {Handler} options.handler
	 * @param {AnswerStore} options.store
	 * @param {Readonly<Record<string, string>>} options.standing headers of every answer
	 * @param {Precompressed} [options.precompressed]
	 * @param {(error: unknown) => void} options.report told of every fault of the handler
	 * @param {MakingLanes} [options.lanes] in which answers wait for their making
	 */
	constructor({ handler, store, standing, precompressed, report, lanes = new MakingLanes() }) {
		this.#handler = handler;
		this.#store = store;
		this.#standing = standing;
		this.#precompressed = precompressed;
		this.#report = report;
		this.#lanes = lanes;
	}

	/** What every answer carries at this moment. @returns {Readonly<Record<string, string>>} */
	get standing() {
		const { release } = this.#store;
		return release === null ? this.#standing : { ...this.#standing, [RELEASE_HEADER]: release };
	}

	/**
	 * The answer that anyone gets, or, where that is not to be had in time, the one of a release before.
	 * @param {string} address canonical
	 * @returns {Promise<Answer | LargeAnswer>}
	 * @throws {import('./making-queue.mjs').BusyError} where there is neither
	 */
	async sharedOrBefore(address) {
		try {
			const answer = await this.shared(address);
			return (answer.status === 503 && this.#store.findBefore(address)) || answer;
		} catch (fault) {
			const before = this.#store.findBefore(address);
			if (before) return before;
			throw fault;
		}
	}

	/**
	 * The answer of a release before, where the newest one would have to wait for its making: a reader who comes right after a
	 * switch gets something whole at once.
	 * @param {string} address canonical
	 * @returns {Answer | undefined} undefined where nobody has to wait, or none is kept
	 */
	before(address) {
		return this.#lanes.isFull(address) ? this.#store.findBefore(address) : undefined;
	}

	/**
	 * The answer that anyone gets who asks for this address and nothing else.
	 * @param {string} address canonical
	 * @returns {Promise<Answer | LargeAnswer>} a large one is for the caller alone
	 * @throws {import('./making-queue.mjs').BusyError} where it would have to wait too long for its making
	 */
	async shared(address) {
		if (this.#askingIn !== this.#store.generation) {
			this.#askingIn = this.#store.generation;
			this.#asking.clear();
		}
		const asking = this.#askingFor(address);
		const answer = await asking.answer;
		if (answer instanceof Answer) return answer;
		if (asking.taken) return this.own({ method: 'GET', address, headers: {} });
		asking.taken = true;
		return answer;
	}

	/**
	 * The answer to a question that is not everyone's.
	 * @param {Question} question
	 * @returns {Promise<Answer | LargeAnswer>}
	 * @throws {import('./making-queue.mjs').BusyError} where it would have to wait too long for its making
	 */
	async own(question) {
		const path = question.address.split('?', 1)[0] ?? '';
		const given = await this.#lanes.run(question.address, () =>
			askApp(this.#handler, question, this.#report)
		);
		if ('rest' in given) return given;
		return new Answer(given, { path, standing: this.standing, precompressed: this.#precompressed });
	}

	/** @param {string} address @returns {Asking} the one in progress, or a new one */
	#askingFor(address) {
		const now = performance.now();
		const before = this.#asking.get(address);
		if (before && now - before.since < PATIENCE_MS) return before;
		const asking = { since: now, answer: this.#askAndKeep(address), taken: false };
		this.#asking.set(address, asking);
		const forget = () => this.#asking.get(address) === asking && this.#asking.delete(address);
		asking.answer.then(forget, forget);
		return asking;
	}

	/** @param {string} address */
	async #askAndKeep(address) {
		const { generation } = this.#store;
		const answer = await this.own({ method: 'GET', address, headers: {} });
		if (answer instanceof Answer && mayBeKept(answer)) this.#store.keep(address, answer, generation);
		return answer;
	}
}
