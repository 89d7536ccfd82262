import { compressBody, decodeOwn, SMALLEST_COMPRESSED } from './compression.mjs';
import { etagOf } from './conditional.mjs';
import { finishHeaders, unchangedHeaders } from './finish-headers.mjs';
import { HeaderList } from './header-list.mjs';

/** @import { WholeAnswer } from './app-response.mjs' */
/** @import { Coding, Compression } from './compression.mjs' */

/**
 * Bodies compressed beforehand, such as those of the built app's files, by entity tag.
 * @typedef {ReadonlyMap<string, Readonly<Partial<Record<Coding, Buffer>>>>} Precompressed
 */

/** @typedef {Readonly<{ headers: readonly string[], body: Buffer }>} Form an answer in one coding, ready to be sent */

const CODINGS = /** @type {const} */ (['identity', 'br', 'zstd', 'gzip']);

/** A whole answer of the app as it leaves the server, in every coding that was asked for so far. */
export class Answer {
	/** @type {number} */
	status;
	/** Names the body, whatever its coding; null where the status is not 200. @type {string | null} */
	etag;
	/** Whether the app would send parts of it: it is a file that lies on disk. @type {boolean} */
	hasParts;
	/** Of 304 in its place. @type {readonly string[]} */
	unchangedHeaders;
	/** As finished, without coding and length. @type {HeaderList} */
	headers;
	/** @type {boolean} */
	#mayBeCompressed;
	/** @type {Partial<Record<Coding, Form>>} */
	#forms = {};
	/** @type {Map<Coding, Promise<Form>>} */
	#inWork = new Map();
	#plainIsWanted = false;
	/** @type {Readonly<Partial<Record<Coding, Buffer>>>} */
	#precompressed;

	/**
	 * @param {WholeAnswer} whole
	 * @param {object} about
	 * @param {string} about.path of the address
	 * @param {Readonly<Record<string, string>>} about.standing what every answer carries
	 * @param {Precompressed} [about.precompressed]
	 */
	constructor(whole, { path, standing, precompressed }) {
		const { headers, mayBeCompressed } = finishHeaders(whole, { path, body: whole.body, standing });
		headers.delete('content-length');
		this.status = whole.status;
		this.hasParts = headers.has('last-modified');
		this.etag = whole.status === 200 ? etagOf(whole.body) : null;
		if (this.etag === null) headers.delete('etag');
		else headers.set('ETag', this.etag);
		this.headers = headers;
		this.unchangedHeaders = unchangedHeaders(headers);
		this.#mayBeCompressed = mayBeCompressed && whole.body.length >= SMALLEST_COMPRESSED;
		this.#precompressed = precompressed?.get(this.etag ?? '') ?? {};
		this.#keep('identity', whole.body);
	}

	/** Bytes in memory. */
	get bytes() {
		const bodies = CODINGS.map((coding) => this.#forms[coding]?.body.length ?? 0);
		return bodies.reduce((sum, length) => sum + length, OVERHEAD_BYTES);
	}

	/**
	 * @param {Coding} wanted
	 * @returns {Form | undefined} undefined where it has yet to be made
	 */
	ready(wanted) {
		if (wanted === 'identity') this.#plainIsWanted = true;
		return this.#forms[this.#mayBeCompressed ? wanted : 'identity'];
	}

	/**
	 * The answer in a coding, made from what is there where it has not been made, and kept.
	 * @param {Coding} wanted
	 * @returns {Promise<Form>}
	 */
	async form(wanted) {
		const there = this.ready(wanted);
		if (there) return there;
		const coding = this.#mayBeCompressed ? wanted : 'identity';
		const inWork = this.#inWork.get(coding) ?? this.#make(coding);
		this.#inWork.set(coding, inWork);
		try {
			return await inWork;
		} finally {
			this.#inWork.delete(coding);
		}
	}

	/** Lets the plain body go that nobody asked for, where a compressed one is there: it can be had from that again. */
	dropPlain() {
		const others = CODINGS.filter((coding) => coding !== 'identity' && this.#forms[coding]);
		if (others.length > 0 && !this.#plainIsWanted) delete this.#forms.identity;
	}

	/**
	 * Makes the Brotli form, where there is one, as small as can be: for what many ask for. Of a page of 200 kB it takes an
	 * eighth, and a quarter of a second in a thread of its own.
	 */
	async makeSmaller() {
		if (!this.#forms.br || this.#precompressed.br) return;
		const smaller = await compressBody('br', await this.#plain(), 'small');
		if (smaller.length < this.#forms.br.body.length) this.#keep('br', smaller);
	}

	/** @param {Coding} coding @returns {Promise<Form>} */
	async #make(coding) {
		const plain = await this.#plain();
		if (coding === 'identity') return this.#keep(coding, plain);
		return this.#keep(coding, this.#precompressed[coding] ?? (await compressBody(coding, plain, 'quick')));
	}

	/** @returns {Promise<Buffer>} */
	async #plain() {
		if (this.#forms.identity) return this.#forms.identity.body;
		for (const coding of /** @type {readonly Compression[]} */ (['zstd', 'br', 'gzip'])) {
			const form = this.#forms[coding];
			if (form) return decodeOwn(coding, form.body);
		}
		throw new Error('an answer is kept in no coding');
	}

	/** @param {Coding} coding @param {Buffer} body @returns {Form} */
	#keep(coding, body) {
		const list = new HeaderList(this.headers);
		if (coding !== 'identity') list.set('Content-Encoding', coding);
		if (![204, 304].includes(this.status)) list.set('Content-Length', body.length);
		const form = { headers: list.raw(), body };
		this.#forms[coding] = form;
		return form;
	}
}

/** About what an answer holds beside its bodies: lists of headers, names, places in maps. */
const OVERHEAD_BYTES = 8 * 1024;
