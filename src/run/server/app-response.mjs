import { PassThrough, Writable } from 'node:stream';
import { HeaderList } from './header-list.mjs';

/** Up to here a body is held, hashed and compressed as a whole; a larger one passes through. */
export const LARGEST_HELD = 2 * 1024 * 1024;

/**
 * @typedef {object} WholeAnswer
 * @property {number} status
 * @property {HeaderList} headers as the app set them
 * @property {Buffer} body
 */

/**
 * @typedef {object} LargeAnswer
 * @property {number} status
 * @property {HeaderList} headers as the app set them
 * @property {PassThrough} rest all of the body; where it is destroyed, the app stops writing
 */

/**
 * What the app writes its answer to: it stands for a ServerResponse but belongs to no connection, so that several readers
 * can share what comes of it and one that leaves takes nothing from the others.
 */
export class AppResponse extends Writable {
	statusCode = 200;
	statusMessage = '';
	#headers = new HeaderList();
	/** @type {Buffer[]} */
	#chunks = [];
	#size = 0;
	/** @type {PassThrough | null} */
	#rest = null;
	/** @type {(answer: WholeAnswer | LargeAnswer) => void} */
	#resolve = () => {};
	/** @type {(cause: Error) => void} */
	#reject = () => {};

	/**
	 * The answer: whole, or large as soon as it is known to be. Rejects where the app gave up before.
	 * @type {Promise<WholeAnswer | LargeAnswer>}
	 */
	answer = new Promise((resolve, reject) => ([this.#resolve, this.#reject] = [resolve, reject]));

	get headersSent() {
		return this.#rest !== null || this.writableEnded;
	}

	/** @param {string} name @param {unknown} value */
	setHeader(name, value) {
		this.#headers.set(name, value);
		return this;
	}

	/** @param {string} name */
	getHeader(name) {
		return this.#headers.get(name);
	}

	/** @param {string} name */
	hasHeader(name) {
		return this.#headers.has(name);
	}

	/** @param {string} name */
	removeHeader(name) {
		this.#headers.delete(name);
	}

	getHeaderNames() {
		return this.#headers.names();
	}

	/** @param {number} status @param {any[]} rest */
	writeHead(status, ...rest) {
		this.statusCode = status;
		const headers = rest.at(-1);
		if (Array.isArray(headers)) {
			for (let at = 0; at < headers.length; at += 2) this.setHeader(headers[at], headers[at + 1]);
		} else if (headers !== null && typeof headers === 'object') {
			for (const [name, value] of Object.entries(headers)) this.setHeader(name, value);
		}
		return this;
	}

	flushHeaders() {}

	/**
	 * Gives another answer in place of whatever was begun; what is on its way already is cut off.
	 * @param {WholeAnswer} answer
	 */
	answerInstead(answer) {
		this.#resolve(answer);
		this.destroy();
	}

	/** @override @param {Buffer} bytes @param {string} _encoding @param {(error?: Error | null) => void} done */
	_write(bytes, _encoding, done) {
		if (this.#rest) {
			this.#rest.write(bytes, () => done());
			return;
		}
		this.#chunks.push(bytes);
		this.#size += bytes.length;
		if (this.#size > LARGEST_HELD) this.#startPassing(done);
		else done();
	}

	/** @override @param {(error?: Error | null) => void} done */
	_final(done) {
		if (this.#rest) this.#rest.end();
		else {
			const body = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks);
			this.#resolve({ status: this.statusCode, headers: this.#headers, body: body ?? Buffer.alloc(0) });
		}
		this.#chunks = [];
		done();
	}

	/** @override @param {Error | null} error @param {(error?: Error | null) => void} done */
	_destroy(error, done) {
		this.#chunks = [];
		this.#reject(error ?? new Error('the app gave up its answer'));
		if (this.#rest && !this.#rest.writableEnded) this.#rest.destroy(error ?? undefined);
		// Whoever waits for the answer is told of the fault; nobody listens for it here.
		done(null);
	}

	/** @param {(error?: Error | null) => void} done */
	#startPassing(done) {
		const rest = new PassThrough();
		this.#rest = rest;
		rest.on('close', () => this.destroy());
		rest.on('error', () => {});
		const held = Buffer.concat(this.#chunks);
		this.#chunks = [];
		rest.write(held, () => done());
		this.#resolve({ status: this.statusCode, headers: this.#headers, rest });
	}
}
