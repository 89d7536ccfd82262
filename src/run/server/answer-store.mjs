/** @import { Answer } from './answer.mjs' */

/** How much is kept where nothing else is said. */
export const DEFAULT_STORE_BYTES = 64 * 1024 * 1024;

/** Spellings of one address by which its answer is found at once. */
const SPELLINGS = 8;

/** So long after a switch the answer of the release before is better than none. */
const BEFORE_MS = 30_000;

/** From so many readers on it is worth the time to make an answer smaller. */
const MANY = 32;

/**
 * @typedef {object} Place
 * @property {string} address canonical
 * @property {Answer} answer
 * @property {string[]} spellings of the address that are known
 * @property {number} bytes
 * @property {number} uses
 */

/** @typedef {Readonly<{ answer: Answer, bytes: number, until: number }>} Leaving an answer of a release before, and until when it may be given */

/**
 * Whole answers of one release by canonical address, bounded in bytes; what was not asked for longest goes first. Those of
 * releases before stay for a while, as far as there is room, for readers who would otherwise have to wait.
 */
export class AnswerStore {
	/** @type {string | null} */
	#release = null;
	#generation = 0;
	#bytes = 0;
	#maxBytes;
	/** The longest unused first. @type {Map<string, Place>} */
	#places = new Map();
	/** By the target of a request as it was written. @type {Map<string, Place>} */
	#bySpelling = new Map();
	/** Of releases before, the ones that leave first in front. @type {Map<string, Leaving>} */
	#leaving = new Map();
	#leavingBytes = 0;
	/** @type {Place | null} */
	#latest = null;
	/** One at a time, so that readers keep the other core. @type {Promise<void>} */
	#improving = Promise.resolve();

	/** @param {number} [maxBytes] 0 keeps nothing */
	constructor(maxBytes = DEFAULT_STORE_BYTES) {
		this.#maxBytes = maxBytes;
	}

	/** The name of the release that is served; null before the first. */
	get release() {
		return this.#release;
	}

	/** Changes with every release: what was begun under another number is not to be kept. */
	get generation() {
		return this.#generation;
	}

	/** Bytes that are kept, those of releases before included. */
	get bytes() {
		return this.#bytes + this.#leavingBytes;
	}

	/** Answers that are kept of the release that is served. */
	get size() {
		return this.#places.size;
	}

	/**
	 * From now on answers are made of another release; `find` finds none of those before.
	 * @param {string | null} release its name; null where none is open
	 */
	switchTo(release) {
		if (release === null) this.#places.clear();
		const until = performance.now() + BEFORE_MS;
		for (const { address, answer, bytes } of this.#places.values()) {
			this.#dropLeaving(address);
			this.#leaving.set(address, { answer, bytes, until });
			this.#leavingBytes += bytes;
		}
		if (release === null) for (const address of this.#leaving.keys()) this.#dropLeaving(address);
		this.#release = release;
		this.#generation += 1;
		this.#places.clear();
		this.#bySpelling.clear();
		this.#latest = null;
		this.#bytes = 0;
		this.#makeRoom();
	}

	/**
	 * The answer of a release before the one that is served, which it names: whole, but not the newest.
	 * @param {string} address canonical
	 * @returns {Answer | undefined} undefined where the switch is too long ago
	 */
	findBefore(address) {
		const leaving = this.#leaving.get(address);
		if (leaving && leaving.until > performance.now()) return leaving.answer;
		this.#dropLeaving(address);
		return undefined;
	}

	/** @param {string} target of a request, as it was written @returns {Answer | undefined} */
	findSpelling(target) {
		const place = this.#bySpelling.get(target);
		return place && this.#use(place);
	}

	/** @param {string} address canonical @param {string} target as it was written @returns {Answer | undefined} */
	find(address, target) {
		const place = this.#places.get(address);
		if (place === undefined) return undefined;
		if (place.spellings.length < SPELLINGS && !this.#bySpelling.has(target)) {
			place.spellings.push(target);
			this.#bySpelling.set(target, place);
			this.#grow(place, target.length);
		}
		return this.#use(place);
	}

	/**
	 * @param {string} address canonical
	 * @param {Answer} answer
	 * @param {number} generation at which its making began
	 * @returns {boolean} whether it is kept
	 */
	keep(address, answer, generation) {
		if (generation !== this.#generation || answer.bytes > this.#maxBytes) return false;
		const before = this.#places.get(address);
		if (before) this.#drop(before);
		this.#dropLeaving(address);
		/** @type {Place} */
		const place = { address, answer, spellings: [], bytes: 0, uses: 0 };
		this.#places.set(address, place);
		this.#latest = place;
		this.#grow(place, answer.bytes + address.length);
		return this.#places.get(address) === place;
	}

	/** Counts an answer anew that has grown by a coding. @param {string} address canonical @param {Answer} answer */
	recount(address, answer) {
		const leaving = this.#leaving.get(address);
		if (leaving?.answer === answer) {
			this.#leavingBytes += answer.bytes - leaving.bytes;
			this.#leaving.set(address, { ...leaving, bytes: answer.bytes });
			this.#makeRoom();
		}
		const place = this.#places.get(address);
		if (place?.answer !== answer) return;
		const spelled = place.spellings.reduce((sum, { length }) => sum + length, address.length);
		this.#grow(place, answer.bytes + spelled - place.bytes);
	}

	/** @param {Place} place */
	#use(place) {
		place.uses += 1;
		if (place.uses === MANY) this.#improving = this.#improving.then(() => this.#improve(place));
		if (place !== this.#latest) {
			this.#places.delete(place.address);
			this.#places.set(place.address, place);
			this.#latest = place;
		}
		return place.answer;
	}

	/** @param {Place} place */
	async #improve({ address, answer }) {
		if (this.#places.get(address)?.answer !== answer) return;
		// What could not be made smaller stays as it is.
		await answer.makeSmaller().catch(() => {});
		this.recount(address, answer);
	}

	/** @param {Place} place @param {number} bytes */
	#grow(place, bytes) {
		place.bytes += bytes;
		this.#bytes += bytes;
		this.#makeRoom();
	}

	/** What is past its time goes first, then what belongs to a release before, then what was not asked for longest. */
	#makeRoom() {
		const now = performance.now();
		for (const [address, { until }] of this.#leaving) {
			if (until > now && this.#bytes + this.#leavingBytes <= this.#maxBytes) break;
			this.#dropLeaving(address);
		}
		for (const oldest of this.#places.values()) {
			if (this.#bytes <= this.#maxBytes) return;
			this.#drop(oldest);
		}
	}

	/** @param {string} address */
	#dropLeaving(address) {
		this.#leavingBytes -= this.#leaving.get(address)?.bytes ?? 0;
		this.#leaving.delete(address);
	}

	/** @param {Place} place */
	#drop(place) {
		this.#places.delete(place.address);
		for (const target of place.spellings) this.#bySpelling.delete(target);
		if (this.#latest === place) this.#latest = null;
		this.#bytes -= place.bytes;
	}
}

/**
 * Whether an answer may be given to others: it is whole, is no error, belongs to no one and differs by nothing but its
 * coding.
 * @param {Answer} answer
 */
export function mayBeKept({ status, headers }) {
	const vary = (headers.get('vary') ?? '').toLowerCase();
	return (
		[200, 301, 308].includes(status) &&
		!/no-store|private/.test(headers.get('cache-control') ?? '') &&
		!headers.has('set-cookie') &&
		(vary === '' || vary === 'accept-encoding')
	);
}
