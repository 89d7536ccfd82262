import { QuietTurn } from './quiet-turn.mjs';

/** An answer would have to wait too long for its making: whoever asks is told at once to come again. */
export class BusyError extends Error {}

/** Answers that are made at the same time: the app runs in one thread and its database has two connections. */
const AT_ONCE = 4;

/** How long an answer may wait where nothing else is said. */
export const DEFAULT_WAIT_MS = 1000;

/** From one answer to the next, before anything is known. A page takes about so long. */
const FIRST_GUESS_MS = 25;

/** The latest answer counts at most as so many times the mean, or the first guess where that is more. */
const MOST_RISE = 3;

/** How much the latest answer counts in the mean. */
const WEIGHT = 1 / 8;

/** So much longer than expected anyone waits at most. */
const LATE_MS = 1000;

/** A making that has not ended by then is thought lost, and its place given to the next. */
const LOST_MS = 30_000;

/** More do not wait, however quick the makings are. */
const MOST_WAITING = 500;

/**
 * @typedef {object} Waiter
 * @property {() => void} begin
 * @property {NodeJS.Timeout} late ends the waiting
 */

/**
 * Lets a few answers be made at the same time and others wait, as long as they are likely to be begun in time. Whether one may
 * wait is decided as it comes: from how many wait already and from how fast the latest answers followed one another.
 */
export class MakingQueue {
	#atOnce;
	#longestWaitMs;
	#quietTurn;
	#making = 0;
	#meanMs = FIRST_GUESS_MS;
	/** Since when there has always been one to make. */
	#busySince = 0;
	#lastEnd = 0;
	/** @type {Waiter[]} */
	#waiting = [];
	#willBegin = false;

	/** @param {{ atOnce?: number, longestWaitMs?: number, quietTurn?: QuietTurn }} [options] */
	constructor({ atOnce = AT_ONCE, longestWaitMs = DEFAULT_WAIT_MS, quietTurn = new QuietTurn() } = {}) {
		this.#quietTurn = quietTurn;
		this.#atOnce = atOnce;
		this.#longestWaitMs = longestWaitMs;
	}

	/** Answers that are being made. */
	get making() {
		return this.#making;
	}

	/** Answers that wait for their making. */
	get waiting() {
		return this.#waiting.length;
	}

	/** Whether one that comes now has to wait for another. */
	get isFull() {
		return this.#waiting.length + this.#making >= this.#atOnce;
	}

	/**
	 * Makes an answer as soon as there is room.
	 * @template T
	 * @param {() => Promise<T>} make
	 * @returns {Promise<T>} what it makes
	 * @throws {BusyError} where it would have to wait too long, or has
	 */
	async run(make) {
		await this.#turn();
		let isOver = false;
		const end = () => {
			if (isOver) return;
			isOver = true;
			clearTimeout(lost);
			this.#making -= 1;
			const now = performance.now();
			// One moment in which the machine stood still is not yet a slow server.
			const interval = Math.min(
				now - Math.max(this.#busySince, this.#lastEnd),
				MOST_RISE * Math.max(this.#meanMs, FIRST_GUESS_MS)
			);
			this.#meanMs += (interval - this.#meanMs) * WEIGHT;
			this.#lastEnd = now;
			this.#beginSoon();
		};
		const lost = setTimeout(end, LOST_MS).unref();
		try {
			return await make();
		} finally {
			end();
		}
	}

	/** How long one that comes now would wait. */
	#expectedMs() {
		const before = this.#waiting.length + this.#making - this.#atOnce + 1;
		if (before <= 0) return 0;
		const sinceLatest = performance.now() - Math.max(this.#busySince, this.#lastEnd);
		// One that takes longer than the others, as the first ones do, holds up the rest once.
		const late = Math.min(Math.max(0, sinceLatest - this.#meanMs), this.#longestWaitMs / 2);
		return before * this.#meanMs + late;
	}

	/** @returns {Promise<void>} */
	#turn() {
		if (this.#waiting.length >= MOST_WAITING || this.#expectedMs() > this.#longestWaitMs) {
			return Promise.reject(new BusyError());
		}
		if (this.#making === 0 && this.#waiting.length === 0) this.#busySince = performance.now();
		return new Promise((resolve, reject) => {
			const leave = () => {
				this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
				reject(new BusyError());
			};
			// The makings before it took longer than those that were looked at.
			const late = setTimeout(leave, this.#longestWaitMs + LATE_MS).unref();
			/** @type {Waiter} */
			const waiter = { begin: resolve, late };
			this.#waiting.push(waiter);
			this.#beginSoon();
		});
	}

	/** Each when nobody stands at the door, so that what needs no making is answered between two. */
	#beginSoon() {
		if (this.#willBegin || this.#waiting.length === 0 || this.#making >= this.#atOnce) return;
		this.#willBegin = true;
		this.#quietTurn.wait(() => {
			this.#willBegin = false;
			const next = this.#waiting.shift();
			if (next === undefined) return;
			clearTimeout(next.late);
			this.#making += 1;
			next.begin();
			this.#beginSoon();
		});
	}
}
