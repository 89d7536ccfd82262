import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { CODINGS, largeFiles } from '../precompress.mjs';
import { chooseCoding } from './compression.mjs';

/** @import { Coding } from './compression.mjs' */
/** @import { Handler } from './create-server.mjs' */

/** @typedef {Readonly<{ file: string, bytes: number }>} Form a file on disk that holds the body in one coding */

/** Large files of a built app are programs; anything else would be a surprise. */
const TYPES = /** @type {const} */ ({ '.wasm': 'application/wasm' });

/** @param {string} file @returns {Promise<Form | null>} null where there is no such file */
async function formOf(file) {
	const found = await stat(file).catch(() => null);
	return found && { file, bytes: found.size };
}

/**
 * The forms of each large file whose name carries a hash of what it holds.
 * @param {string} buildFolder
 * @returns {Promise<Map<string, Readonly<Partial<Record<Coding, Form>>>>>} by the path of the address
 */
async function formsOf(buildFolder) {
	const client = join(buildFolder, 'client');
	const immutable = join(client, '_app', 'immutable') + sep;
	const files = (await largeFiles(buildFolder)).filter((file) => file.startsWith(immutable));
	const entries = files.map(async (file) => {
		const [identity, br, gzip] = await Promise.all([
			formOf(file),
			formOf(`${file}.${CODINGS.br}`),
			formOf(`${file}.${CODINGS.gzip}`)
		]);
		const forms = { ...(identity && { identity }), ...(br && { br }), ...(gzip && { gzip }) };
		return /** @type {const} */ ([`/${relative(client, file).split(sep).join('/')}`, forms]);
	});
	return new Map(await Promise.all(entries));
}

/**
 * Sends the large files of a built app as they were compressed when it was built: compressing 34 MB anew for every reader
 * would take the server a second each. Everything else goes to the handler.
 * @param {string} buildFolder
 * @param {Handler} handler
 * @returns {Promise<Handler>}
 */
export async function withLargeFiles(buildFolder, handler) {
	const known = await formsOf(buildFolder);
	return (req, res, next) => {
		const path = (req.url ?? '').split('?', 1)[0] ?? '';
		const forms = known.get(path);
		const wanted = chooseCoding(String(req.headers['accept-encoding'] ?? ''));
		const coding = forms?.[wanted] ? wanted : 'identity';
		const form = forms?.[coding];
		if (form === undefined || !['GET', 'HEAD'].includes(req.method ?? '')) return handler(req, res, next);
		res.writeHead(200, {
			'Content-Type': typeOf(path),
			'Content-Length': String(form.bytes),
			'Cache-Control': 'public, max-age=31536000, immutable',
			Vary: 'Accept-Encoding',
			ETag: `W/"${basename(path)}"`,
			...(coding === 'identity' ? {} : { 'Content-Encoding': coding })
		});
		if (req.method === 'HEAD') return res.end();
		// A reader who leaves in the middle is no fault; the response ends with its connection.
		pipeline(createReadStream(form.file), res, () => {});
	};
}

/** @param {string} path */
function typeOf(path) {
	return Object.entries(TYPES).find(([ending]) => path.endsWith(ending))?.[1] ?? 'application/octet-stream';
}
