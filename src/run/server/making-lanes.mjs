import { DEFAULT_WAIT_MS, MakingQueue } from './making-queue.mjs';
import { QuietTurn } from './quiet-turn.mjs';

/** Pictures are drawn one at a time in a thread of their own; one more is prepared meanwhile. */
const HEAVY_AT_ONCE = 2;

/** What takes many times as long as a page, so that it gets a queue of its own and no page has to wait for it. */
const HEAVY = /\.(?:png|zip|xlsx)$/;

/** Files of the app and what tells how the server is: they cost next to nothing and are answered however busy it is. */
const FREE = /^\/(?:_app\/.*|favicon\.svg|healthz|readyz)$/;

/** Which answers wait for which others before they are made. */
export class MakingLanes {
	#quietTurn = new QuietTurn();
	#pages;
	#heavy;

	/** @param {number} [longestWaitMs] until the making of an answer begins */
	constructor(longestWaitMs = DEFAULT_WAIT_MS) {
		this.#pages = new MakingQueue({ longestWaitMs, quietTurn: this.#quietTurn });
		this.#heavy = new MakingQueue({ atOnce: HEAVY_AT_ONCE, longestWaitMs, quietTurn: this.#quietTurn });
	}

	/** A connection or a request has come, which is looked at before the next making begins. */
	noteArrival() {
		this.#quietTurn.noteArrival();
	}

	/** Answers that are being made and that wait for it. */
	get load() {
		return {
			making: this.#pages.making + this.#heavy.making,
			waiting: this.#pages.waiting + this.#heavy.waiting
		};
	}

	/** Whether the making of an answer would have to wait for others. @param {string} address canonical */
	isFull(address) {
		return this.#queueOf(address)?.isFull ?? false;
	}

	/**
	 * Makes the answer of an address when it is its turn.
	 * @template T
	 * @param {string} address canonical
	 * @param {() => Promise<T>} make
	 * @returns {Promise<T>}
	 * @throws {import('./making-queue.mjs').BusyError} where it would have to wait too long
	 */
	run(address, make) {
		return this.#queueOf(address)?.run(make) ?? make();
	}

	/** @param {string} address @returns {MakingQueue | null} null for what waits for nothing */
	#queueOf(address) {
		const path = address.split('?', 1)[0] ?? '';
		if (FREE.test(path)) return null;
		return HEAVY.test(path) ? this.#heavy : this.#pages;
	}
}
