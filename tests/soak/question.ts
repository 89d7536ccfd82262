/** A request of a mixed load and what its answer must be. */
export interface Question {
	/** What is told apart in the results, such as `overview` or `record`. */
	readonly kind: string;
	readonly method: 'GET' | 'HEAD' | 'POST';
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	/** The only status that is right; a request that carries the tag of an earlier answer may get 304 in its place. */
	readonly status: number;
	/** Whether it carries the tag of the last answer of the same address and release. */
	readonly isConditional: boolean;
	/** Whether the answer names the municipality, so that it can be held against the release that it names. */
	readonly showsMunicipality: boolean;
}

/** A generator of random numbers from 0 to below 1: the same seed, the same numbers. Source: mulberry32. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
