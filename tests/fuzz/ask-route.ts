import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import type { FuzzRequest } from './routes.ts';

/** Answers that the site gives, and no other. 431 and 400 also come from Node itself, before the site sees the request. */
const STATUSES: readonly number[] = [
	200, 206, 301, 302, 304, 307, 308, 400, 404, 405, 406, 410, 413, 414, 416, 431, 503
];
/** Of every answer that the site makes. */
const ALWAYS = ['x-content-type-options', 'referrer-policy', 'permissions-policy', 'content-security-policy'];
/** Longer than an answer may take; a busy machine is no fault of the site. */
const DEADLINE_MS = 20_000;
/** Does not occur in any page by itself. */
export const MARKER = '<xq7"\'zk';

/** Asks one after another over connections that are kept. */
export class RouteAsker {
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 });

	/** @param port of a site that runs */
	constructor(readonly port: number) {}

	/**
	 * Asks and says what is wrong with the answer. Gives its status.
	 * @throws where the answer is late, of a status that is not documented, lacks a header or repeats the marker as it stands
	 */
	async expectAnswer({ method, target, headers }: FuzzRequest): Promise<number> {
		const { status, head, body } = await this.#ask(method, target, headers);
		// A page says to OPTIONS which methods it knows.
		const isKnown = STATUSES.includes(status) || (method === 'OPTIONS' && status === 204);
		assert.ok(isKnown, `${method} ${target}: ${status}`);
		if (status === 431) return status;
		for (const name of ALWAYS)
			assert.ok(head[name] !== undefined, `${method} ${target}: ${status} without ${name}`);
		const type = String(head['content-type'] ?? '');
		if (/^text\/|[/+](?:json|xml)/.test(type))
			assert.match(type, /charset=/i, `${method} ${target}: ${type}`);
		for (const [name, value] of Object.entries(head))
			assert.match(String(value), /^[\t\x20-\x7e]*$/, `${target}: ${name}: ${String(value)}`);
		assert.ok(head['set-cookie'] === undefined);
		const location = head.location;
		if (location !== undefined) assert.match(location, /^\/(?![/\\])/, `${target} leads to ${location}`);
		assert.ok(
			!/html|svg|xml/.test(type) || !body.includes(MARKER),
			`${target}: the input stands in the answer as it is`
		);
		return status;
	}

	/** Lets the connections go. */
	close(): void {
		this.#agent.destroy();
	}

	#ask(method: string, path: string, headers: FuzzRequest['headers']) {
		return new Promise<{
			status: number;
			head: NodeJS.Dict<string | string[]> & { location?: string };
			body: string;
		}>((resolve, reject) => {
			const sent = request(
				{
					host: '127.0.0.1',
					port: this.port,
					agent: this.#agent,
					method,
					path,
					headers,
					timeout: DEADLINE_MS
				},
				(answer) => {
					const chunks: Buffer[] = [];
					answer.on('data', (chunk: Buffer) => chunks.push(chunk));
					answer.on('error', reject);
					answer.on('end', () =>
						resolve({
							status: answer.statusCode ?? 0,
							head: answer.headers,
							body: Buffer.concat(chunks).toString()
						})
					);
				}
			);
			sent.on('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer in ${DEADLINE_MS} ms`)));
			sent.on('error', reject);
			sent.end();
		});
	}
}
