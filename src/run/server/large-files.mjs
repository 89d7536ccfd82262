import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { ENDINGS, largeFiles } from '../precompress.mjs';
import { isUnchanged } from './conditional.mjs';
import { finishHeaders, unchangedHeaders } from './finish-headers.mjs';
import { HeaderList } from './header-list.mjs';
import { codingFor } from './send-answer.mjs';

/** @import { IncomingMessage, ServerResponse } from 'node:http' */
/** @import { Coding } from './compression.mjs' */

/** @typedef {Readonly<{ file: string, bytes: number }>} Form a file on disk that holds the body in one coding */

/** @typedef {ReadonlyMap<string, Readonly<Partial<Record<Coding, Form>>>>} LargeFiles by the path of the address */

/** Large files of a built app are programs; anything else would be a surprise. */
const TYPES = /** @type {const} */ ({ '.wasm': 'application/wasm' });

/** @param {string} file @returns {Promise<Form | null>} null where there is no such file */
async function formOf(file) {
	const found = await stat(file).catch(() => null);
	return found && { file, bytes: found.size };
}

/**
 * The forms of each large file whose name carries a hash of what it holds. Large files of a built app are compressed when it
 * is built: doing that anew for every reader would take the server a second each.
 * @param {string} buildFolder
 * @returns {Promise<LargeFiles>}
 */
export async function readLargeFiles(buildFolder) {
	const client = join(buildFolder, 'client');
	const immutable = join(client, '_app', 'immutable') + sep;
	const files = (await largeFiles(buildFolder)).filter((file) => file.startsWith(immutable));
	const entries = files.map(async (file) => {
		/** @type {Partial<Record<Coding, Form>>} */
		const forms = {};
		for (const [coding, ending] of Object.entries({ identity: '', ...ENDINGS })) {
			const form = await formOf(`${file}${ending}`);
			if (form) forms[/** @type {Coding} */ (coding)] = form;
		}
		return /** @type {const} */ ([`/${relative(client, file).split(sep).join('/')}`, forms]);
	});
	return new Map(await Promise.all(entries));
}

/**
 * Sends a large file of the built app, if that is what the address names.
 * @param {IncomingMessage} req
 * @param {ServerResponse} res
 * @param {object} about
 * @param {LargeFiles} about.files
 * @param {string} about.address canonical
 * @param {Readonly<Record<string, string>>} about.standing what every answer carries
 * @returns {boolean} whether it was that, and has been sent
 */
export function sendLargeFile(req, res, { files, address, standing }) {
	const path = address.split('?', 1)[0] ?? '';
	const forms = files.get(path);
	const coding = forms?.[codingFor(req)] ? codingFor(req) : 'identity';
	const form = forms?.[coding];
	if (form === undefined || !['GET', 'HEAD'].includes(req.method ?? '')) return false;
	const { headers } = finishHeaders(headOf(path, coding, form), { path, body: null, standing });
	const etag = headers.get('etag') ?? '';
	if (isUnchanged(req.headers['if-none-match'], etag)) {
		res.writeHead(304, unchangedHeaders(headers)).end();
		return true;
	}
	res.writeHead(200, headers.raw());
	if (req.method === 'HEAD') res.end();
	// A reader who leaves in the middle is no fault; the response ends with its connection.
	else pipeline(createReadStream(form.file), res, () => {});
	return true;
}

/** @param {string} path @param {Coding} coding @param {Form} form */
function headOf(path, coding, form) {
	const headers = new HeaderList();
	headers.set('Content-Type', typeOf(path));
	headers.set('Content-Length', form.bytes);
	headers.set('Cache-Control', 'public, max-age=31536000, immutable');
	headers.set('Vary', 'Accept-Encoding');
	headers.set('ETag', `W/"${basename(path)}"`);
	if (coding !== 'identity') headers.set('Content-Encoding', coding);
	return { status: 200, headers };
}

/** @param {string} path */
function typeOf(path) {
	return Object.entries(TYPES).find(([ending]) => path.endsWith(ending))?.[1] ?? 'application/octet-stream';
}
