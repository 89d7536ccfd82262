import { validateHeaderName, validateHeaderValue } from 'node:http';

/** The headers of an answer in the order they were first set, each name once, whatever its letters' case. */
export class HeaderList {
	/** @type {Map<string, readonly [name: string, value: string | readonly string[]]>} */
	#entries = new Map();

	/** @param {HeaderList} [from] is copied */
	constructor(from) {
		if (from) this.#entries = new Map(from.#entries);
	}

	/**
	 * @param {string} name
	 * @param {unknown} value a list becomes one line for each
	 * @throws where a name or value may not stand in a header
	 */
	set(name, value) {
		const text = Array.isArray(value) ? value.map(String) : String(value);
		validateHeaderName(name);
		for (const line of Array.isArray(text) ? text : [text]) validateHeaderValue(name, line);
		this.#entries.set(name.toLowerCase(), [name, text]);
	}

	/** @param {string} name @returns {string | undefined} several lines joined by commas */
	get(name) {
		const value = this.#entries.get(name.toLowerCase())?.[1];
		return typeof value === 'string' || value === undefined ? value : value.join(', ');
	}

	/** @param {string} name */
	has(name) {
		return this.#entries.has(name.toLowerCase());
	}

	/** @param {string} name */
	delete(name) {
		this.#entries.delete(name.toLowerCase());
	}

	/** @returns {string[]} in lower case */
	names() {
		return [...this.#entries.keys()];
	}

	/** @returns {string[]} name, value, name, value ..., as writeHead takes them at the least cost */
	raw() {
		return [...this.#entries.values()].flatMap(([name, value]) =>
			typeof value === 'string' ? [name, value] : value.flatMap((line) => [name, line])
		);
	}
}
