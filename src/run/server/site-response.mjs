import { ServerResponse } from 'node:http';
import { chooseCoding, compressor, SMALLEST_COMPRESSED } from './compression.mjs';
import { etagOf, isUnchanged } from './conditional.mjs';
import { isCompressible, withCharset } from './content-type.mjs';
import { fallbackPolicy, SECURITY_HEADERS } from './security-headers.mjs';

/** @import { IncomingMessage } from 'node:http' */
/** @import { BrotliCompress, Gzip } from 'node:zlib' */
/** @import { CompressedBodies } from './compression.mjs' */

/** Up to here a body is held, hashed and compressed as a whole; a larger one passes through. */
export const LARGEST_HELD = 2 * 1024 * 1024;

/**
 * The class of answers of one server. An answer collects what the handler writes and, once it knows the whole, adds
 * security headers, charset, entity tag, caching rule and compression, and sends 304 where the reader has it already.
 * The adapter serves files before any hook of the app sees them, so this is the one place every kind of answer passes.
 *
 * The handler may call writeHead, write, end and pipe as on any response; nothing leaves before `end` or before the
 * body is larger than 2 MB.
 * @param {CompressedBodies} bodies where compressed bodies are kept
 * @param {Readonly<Record<string, string>>} extraHeaders for every answer
 */
export function siteResponse(bodies, extraHeaders = {}) {
	return class SiteResponse extends ServerResponse {
		/** @type {string | undefined} */
		#ifNoneMatch;
		/** @type {Buffer[]} */
		#chunks = [];
		#size = 0;
		/** @type {'holding' | 'passing' | 'done'} */
		#state = 'holding';
		/** @type {BrotliCompress | Gzip | null} */
		#compressor = null;

		/** @param {[IncomingMessage]} args */
		constructor(...args) {
			super(...args);
			const [req] = args;
			// Answered here for everything: Kit compares one tag and adapter-node none of a list.
			this.#ifNoneMatch = req.headers['if-none-match'];
			delete req.headers['if-none-match'];
			this.#setStandingHeaders();
		}

		/**
		 * Gives a short plain answer in place of whatever was begun.
		 * @param {number} status
		 * @param {string} text
		 * @param {Record<string, string>} [headers]
		 */
		answer(status, text, headers = {}) {
			if (this.#state !== 'holding') {
				this.destroy();
				return;
			}
			this.#chunks = [];
			this.#size = 0;
			for (const name of this.getHeaderNames()) this.removeHeader(name);
			this.#setStandingHeaders();
			this.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
			this.end(text);
		}

		/** @override @param {number} status @param {any[]} rest */
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

		/** @override @param {any} chunk @param {any} [encoding] @param {any} [callback] @returns {boolean} */
		write(chunk, encoding, callback) {
			const written = typeof encoding === 'function' ? encoding : callback;
			if (typeof written === 'function') process.nextTick(written);
			if (this.#state === 'done') return true;
			const bytes =
				typeof chunk === 'string'
					? Buffer.from(
							chunk,
							typeof encoding === 'string' ? /** @type {BufferEncoding} */ (encoding) : 'utf8'
						)
					: Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
			if (this.#state === 'passing') return this.#pass(bytes);
			this.#chunks.push(bytes);
			this.#size += bytes.length;
			return this.#size <= LARGEST_HELD || this.#startPassing();
		}

		/** @override @param {any} [chunk] @param {any} [encoding] @param {any} [callback] */
		end(chunk, encoding, callback) {
			const ended = [chunk, encoding, callback].find((argument) => typeof argument === 'function');
			if (ended) this.once('finish', ended);
			if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk, encoding);
			if (this.#state === 'passing') {
				if (this.#compressor) this.#compressor.end();
				else super.end();
			} else if (this.#state === 'holding') {
				this.#state = 'done';
				this.#sendHeld().catch((error) => this.destroy(error));
			}
			return this;
		}

		#setStandingHeaders() {
			for (const [name, value] of Object.entries({ ...SECURITY_HEADERS, ...extraHeaders })) {
				this.setHeader(name, value);
			}
		}

		/** @param {Buffer | null} body null where it is too large to be held */
		#completeHeaders(body) {
			const bodiless = body !== null && body.length === 0;
			const given = String(this.getHeader('content-type') ?? (bodiless ? '' : 'text/plain'));
			const type = withCharset(given);
			const path = (this.req.url ?? '').split('?', 1)[0] ?? '';
			if (type !== '') this.setHeader('Content-Type', type);
			if (!this.hasHeader('content-security-policy')) {
				this.setHeader('Content-Security-Policy', fallbackPolicy(path, type, body));
			}
			const caching = this.getHeader('cache-control');
			if (this.statusCode >= 400) this.setHeader('Cache-Control', 'no-store');
			// Kit calls page data private because it can't know that no page here is anyone's own.
			else if (caching === undefined || caching === 'private, no-store') {
				this.setHeader('Cache-Control', 'no-cache');
			}
		}

		/** @returns {'br' | 'gzip' | 'identity'} the coding this answer may have and the reader wants */
		#coding() {
			const fixed =
				this.hasHeader('content-encoding') ||
				this.hasHeader('content-range') ||
				[204, 206, 304].includes(this.statusCode) ||
				/no-transform/.test(String(this.getHeader('cache-control')));
			if (fixed || !isCompressible(String(this.getHeader('content-type')))) return 'identity';
			const vary = String(this.getHeader('vary') ?? '');
			if (!/accept-encoding|\*/i.test(vary)) {
				this.setHeader('Vary', vary ? `${vary}, Accept-Encoding` : 'Accept-Encoding');
			}
			return chooseCoding(String(this.req.headers['accept-encoding'] ?? ''));
		}

		/** @param {string} etag @returns {boolean} whether 304 was sent */
		#sendUnchanged(etag) {
			if (!isUnchanged(this.#ifNoneMatch, etag)) return false;
			this.#state = 'done';
			for (const name of ['content-type', 'content-length', 'content-encoding']) this.removeHeader(name);
			super.writeHead(304);
			super.end();
			return true;
		}

		async #sendHeld() {
			const body = Buffer.concat(this.#chunks);
			this.#chunks = [];
			this.#completeHeaders(body);
			const coding = this.#coding();
			const isHead = this.req.method === 'HEAD';
			const announced = isHead && body.length === 0 && this.hasHeader('content-length');
			const etag = etagOf(body);
			if (this.statusCode === 200 && (isHead || this.req.method === 'GET') && !announced) {
				this.setHeader('ETag', etag);
				if (this.#sendUnchanged(etag)) return;
			}
			/** @type {Buffer} */
			let sent = body;
			if (coding !== 'identity' && body.length >= SMALLEST_COMPRESSED) {
				sent = await bodies.get(etag, coding, body);
				this.setHeader('Content-Encoding', coding);
			}
			if (![204, 304].includes(this.statusCode) && !announced) this.setHeader('Content-Length', sent.length);
			super.writeHead(this.statusCode);
			super.end(sent);
		}

		/** @returns {boolean} false where the reader is slower than the writer */
		#startPassing() {
			this.#completeHeaders(null);
			const coding = this.#coding();
			const etag = this.getHeader('etag');
			if (this.statusCode === 200 && typeof etag === 'string') {
				if (coding !== 'identity') this.setHeader('ETag', `W/${etag.replace(/^W\//, '')}`);
				if (this.#sendUnchanged(etag)) return true;
			}
			this.#state = 'passing';
			if (coding !== 'identity') {
				this.removeHeader('content-length');
				this.setHeader('Content-Encoding', coding);
				if (this.req.method !== 'HEAD') this.#compressor = this.#connect(compressor(coding));
			}
			super.writeHead(this.statusCode);
			const held = this.#chunks;
			this.#chunks = [];
			return held.map((bytes) => this.#pass(bytes)).every(Boolean);
		}

		/** @param {Buffer} bytes */
		#pass(bytes) {
			return this.#compressor ? this.#compressor.write(bytes) : super.write(bytes);
		}

		/** @template {BrotliCompress | Gzip} T @param {T} stream @returns {T} */
		#connect(stream) {
			stream.on('data', (bytes) => {
				if (!super.write(bytes)) stream.pause();
			});
			stream.on('end', () => super.end());
			stream.on('drain', () => this.emit('drain'));
			stream.on('error', (error) => this.destroy(error));
			this.on('drain', () => stream.resume());
			this.on('close', () => stream.destroy());
			return stream;
		}
	};
}
