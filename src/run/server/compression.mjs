import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

/** @import { BrotliCompress, Gzip } from 'node:zlib' */

/** @typedef {'br' | 'gzip' | 'zstd'} Compression */
/** @typedef {Compression | 'identity'} Coding */

/**
 * What Node's zlib has from 22.15 and 23.8 on; its types here are those of the oldest Node that works.
 * @typedef {object} ZstdOfNewerNode
 * @property {(body: Uint8Array, options: object, done: (error: Error | null, result: Buffer) => void) => void} [zstdCompress]
 * @property {(body: Uint8Array, done: (error: Error | null, result: Buffer) => void) => void} [zstdDecompress]
 * @property {(options: object) => BrotliCompress | Gzip} [createZstdCompress]
 */

const { constants } = zlib;
const zstd = /** @type {ZstdOfNewerNode} */ (zlib);
const ZSTD_LEVEL = /** @type {Record<string, number>} */ (constants).ZSTD_c_compressionLevel ?? 100;

const brotliAsync = promisify(zlib.brotliCompress);
const gzipAsync = promisify(zlib.gzip);
const zstdAsync = zstd.zstdCompress && promisify(zstd.zstdCompress);
const decoders = {
	br: promisify(zlib.brotliDecompress),
	gzip: promisify(zlib.gunzip),
	zstd: zstd.zstdDecompress && promisify(zstd.zstdDecompress)
};

/** The codings that this Node can make. */
export const COMPRESSIONS = /** @type {readonly Compression[]} */ (
	zstdAsync ? ['br', 'zstd', 'gzip'] : ['br', 'gzip']
);

/** Smaller bodies fit in one packet anyway. */
export const SMALLEST_COMPRESSED = 860;

/** Above this size the highest quality takes seconds. */
const LARGE = 4 * 1024 * 1024;

/**
 * The coding to answer with: the one with the highest weight; where weights are equal, Brotli, then Zstandard, where both
 * sides know it, then gzip. Zstandard is given only to those that name it.
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
	/** @type {Coding} */
	let chosen = 'identity';
	let best = 0;
	for (const coding of COMPRESSIONS) {
		const weight = weights.get(coding) ?? (coding === 'zstd' ? undefined : weights.get('*')) ?? 0;
		if (weight > best) [chosen, best] = [coding, weight];
	}
	return chosen;
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

/** @param {number} level */
function zstdOptions(level) {
	return { params: { [ZSTD_LEVEL]: level } };
}

/**
 * @param {Compression} coding
 * @param {Buffer} body
 * @param {'quick' | 'small'} effort quick while a reader waits, small where there is time
 * @returns {Promise<Buffer>}
 * @throws where this Node cannot make the coding
 */
export function compressBody(coding, body, effort) {
	const small = effort === 'small';
	if (coding === 'gzip') return gzipAsync(body, { level: small ? 9 : 6 });
	if (coding === 'zstd') {
		if (!zstdAsync) throw new Error('zstd: this Node does not know it');
		return zstdAsync(body, zstdOptions(small ? 19 : 7));
	}
	const quality = small ? (body.length > LARGE ? 9 : 11) : 5;
	return brotliAsync(body, brotliOptions(quality, body.length));
}

/**
 * Takes a compression of this server's own away again. Never for bytes of others: decoders have had faults.
 * @param {Compression} coding
 * @param {Buffer} body made by compressBody
 * @returns {Promise<Buffer>}
 */
export function decodeOwn(coding, body) {
	const decode = decoders[coding];
	if (!decode) throw new Error(`${coding}: this Node does not know it`);
	return decode(body);
}

/**
 * A compressor for a body too large to be held in memory.
 * @param {Compression} coding
 * @returns {BrotliCompress | Gzip}
 */
export function compressor(coding) {
	if (coding === 'br') return zlib.createBrotliCompress(brotliOptions(4));
	if (coding === 'zstd' && zstd.createZstdCompress) return zstd.createZstdCompress(zstdOptions(3));
	return zlib.createGzip({ level: 6 });
}
