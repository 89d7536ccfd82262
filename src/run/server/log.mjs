import { jsonLine, textLine } from './log-line.mjs';

/** @import { Entry } from './log-line.mjs' */

/** @typedef {'json' | 'text'} LogFormat */

/** The same is told at most once in this time, with how often it happened. */
const EVERY_MS = 60_000;

/** Kinds of entries that are told apart in that time; what goes beyond is counted together. */
const MOST_KINDS = 50;

/** @type {Entry} */
const MORE_KINDS = {
	level: 'error',
	event: 'log_crowded',
	message: 'more different faults than are told apart in a minute: they are only counted'
};

/**
 * Writes what the server has to say, one entry a line: news to one stream, warnings and errors to the other. What repeats is
 * counted, so that no number of requests can fill a disk.
 */
export class Log {
	#format;
	#news;
	#faults;
	#everyMs;
	/** Entries told a short while ago, by their text, and how often they came since. @type {Map<string, { entry: Entry, count: number }>} */
	#told = new Map();

	/**
	 * @param {object} [options]
	 * @param {LogFormat} [options.format]
	 * @param {{ write(text: string): unknown }} [options.news]
	 * @param {{ write(text: string): unknown }} [options.faults]
	 * @param {number} [options.everyMs]
	 */
	constructor({ format = 'text', news = process.stdout, faults = process.stderr, everyMs = EVERY_MS } = {}) {
		this.#format = format;
		this.#news = news;
		this.#faults = faults;
		this.#everyMs = everyMs;
	}

	/** Tells an entry, at once where it is new, else with others of its kind. @param {Entry} entry */
	tell(entry) {
		const key = JSON.stringify(entry);
		const known = this.#told.get(key);
		if (known) known.count += 1;
		else if (this.#told.size < MOST_KINDS || entry === MORE_KINDS) this.#tellNow(key, entry, 1);
		else this.tell(MORE_KINDS);
	}

	/** Tells how often what was told happened since. To be called before the process ends. */
	flush() {
		for (const { entry, count } of this.#told.values()) if (count > 0) this.#write(entry, count);
		this.#told.clear();
	}

	/** @param {string} key @param {Entry} entry @param {number} count */
	#tellNow(key, entry, count) {
		const kind = { entry, count: 0 };
		this.#told.set(key, kind);
		this.#write(entry, count);
		setTimeout(() => {
			if (this.#told.get(key) !== kind) return;
			if (kind.count > 0) this.#tellNow(key, entry, kind.count);
			else this.#told.delete(key);
		}, this.#everyMs).unref();
	}

	/** @param {Entry} entry @param {number} count since it was last told */
	#write(entry, count) {
		const counted = count > 1 ? { ...entry, fields: { ...entry.fields, count } } : entry;
		const line = this.#format === 'json' ? jsonLine(counted, new Date()) : textLine(counted);
		(entry.level === 'info' ? this.#news : this.#faults).write(line);
	}
}
