import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

/** @typedef {'br' | 'gzip' | 'identity'} Coding */

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** Smaller bodies fit in one packet anyway. */
export const SMALLEST_COMPRESSED = 860;

/** Above this size the highest quality takes seconds. */
const LARGE = 4 * 1024 * 1024;

/**
 * The coding to answer with: the one with the higher weight, Brotli where both are equal.
 * Source: RFC 9110, 12.5.3.
 * @param {string | undefined} acceptEncoding the request's header
 * @returns {Coding}
 */
export function chooseCoding(acceptEncoding) {
	/** @type {Map<string, number>} */
	const weights = new Map();
	for (const part of (acceptEncoding ?? '').toLowerCase().split(',', 20)) {
		const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
		const weight = Number(parameters.find((piece) => piece.startsWith('q='))?.slice(2) ?? 1);
		weights.set(name, Number.isFinite(weight) ? weight : 0);
	}
	const brotli = weights.get('br') ?? weights.get('*') ?? 0;
	const gzipped = weights.get('gzip') ?? weights.get('*') ?? 0;
	if (brotli > 0 && brotli >= gzipped) return 'br';
	return gzipped > 0 ? 'gzip' : 'identity';
}

/** @param {number} quality @param {number} [size] bytes, where known */
function brotliOptions(quality, size) {
	return {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: quality,
			...(size === undefined ? {} : { [constants.BROTLI_PARAM_SIZE_HINT]: size })
		}
	};
}

/**
 * Compresses whole bodies and keeps what it made, the longest unused going first, so that a page that has not changed is
 * compressed once.
 */
export class CompressedBodies {
	/** @type {Map<string, Buffer>} */
	#kept = new Map();
	/** @type {Map<string, Promise<Buffer>>} */
	#inWork = new Map();
	#bytes = 0;
	#maxBytes;

	/** @param {number} maxBytes how much may be kept */
	constructor(maxBytes) {
		this.#maxBytes = maxBytes;
	}

	/**
	 * @param {string} etag names the body
	 * @param {Exclude<Coding, 'identity'>} coding
	 * @param {Buffer} body
	 * @returns {Promise<Buffer>}
	 */
	async get(etag, coding, body) {
		const key = `${coding} ${etag}`;
		const kept = this.#kept.get(key);
		if (kept) {
			this.#kept.delete(key);
			this.#kept.set(key, kept);
			return kept;
		}
		const inWork = this.#inWork.get(key);
		if (inWork) return inWork;
		const made = compressBody(coding, body, 'quick');
		this.#inWork.set(key, made);
		try {
			this.keep(etag, coding, await made);
		} finally {
			this.#inWork.delete(key);
		}
		return made;
	}

	/**
	 * @param {string} etag names the body
	 * @param {Exclude<Coding, 'identity'>} coding
	 * @param {Buffer} compressed
	 */
	keep(etag, coding, compressed) {
		this.#kept.set(`${coding} ${etag}`, compressed);
		this.#bytes += compressed.length;
		for (const [key, oldest] of this.#kept) {
			if (this.#bytes <= this.#maxBytes) return;
			this.#kept.delete(key);
			this.#bytes -= oldest.length;
		}
	}
}

/**
 * @param {Exclude<Coding, 'identity'>} coding
 * @param {Buffer} body
 * @param {'quick' | 'small'} effort quick while a reader waits, small where there is time
 */
export function compressBody(coding, body, effort) {
	const small = effort === 'small';
	if (coding === 'gzip') return gzipAsync(body, { level: small ? 9 : 6 });
	const quality = small ? (body.length > LARGE ? 9 : 11) : 5;
	return brotliAsync(body, brotliOptions(quality, body.length));
}

/**
 * A compressor for a body too large to be held in memory.
 * @param {Exclude<Coding, 'identity'>} coding
 */
export function compressor(coding) {
	return coding === 'br' ? createBrotliCompress(brotliOptions(4)) : createGzip({ level: 6 });
}
