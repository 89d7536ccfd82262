/** Turns of the event loop without an arrival, after which nobody stands at the door. A request comes in the turn after its connection. */
const QUIET_TURNS = 2;

/** What is to be done does not wait longer than this for others. */
const MOST_MS = 30;

/**
 * Waits for a moment at which no request stands at the door. Node takes one new connection in each turn of the event loop, so
 * with a long making in every turn hundreds of readers would wait to be let in, also those whose answer costs nothing.
 */
export class QuietTurn {
	#arrivals = 0;

	/** A connection or a request has come. */
	noteArrival() {
		this.#arrivals += 1;
	}

	/** Calls at the next moment at which nothing arrives, or when that does not come soon. @param {() => void} act */
	wait(act) {
		const began = performance.now();
		let seen = this.#arrivals;
		let quiet = 0;
		const look = () => {
			quiet = this.#arrivals === seen ? quiet + 1 : 0;
			seen = this.#arrivals;
			if (quiet >= QUIET_TURNS || performance.now() - began > MOST_MS) act();
			else setImmediate(look);
		};
		setImmediate(look);
	}
}
