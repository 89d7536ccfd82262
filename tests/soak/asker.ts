import { request, type Agent, type IncomingHttpHeaders } from 'node:http';
import type { Question } from './question.ts';

/** What came back, and what of it is not as it must be. */
export interface Checked {
	readonly status: number;
	readonly bytes: number;
	/** Null where all is right. */
	readonly fault: string | null;
}

interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}

/** Longer than any answer may take, however busy the server is. */
const PATIENCE_MS = 20_000;

function send(port: number, agent: Agent, { method, path }: Question, headers: Record<string, string>) {
	return new Promise<Answer>((resolve, reject) => {
		const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('error', reject);
			answer.on('end', () => {
				if (!answer.complete) reject(new Error('the answer was cut off'));
				else resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) });
			});
		});
		sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error(`no answer after ${PATIENCE_MS} ms`)));
		sent.on('error', reject);
		sent.end();
	});
}

/** What a refusal for want of room lacks; null where it says when to ask again, and why, in both languages. */
function unclearOf(headers: IncomingHttpHeaders, body: Buffer): string | null {
	if (!/^[1-9]\d?$/.test(headers['retry-after'] ?? '')) return '503 without Retry-After';
	return body.includes('travlt') && body.includes('busy') ? null : '503 without a reason';
}

/** Asks questions and holds every answer against what it must be and against those before it. */
export class Asker {
	readonly #port: number;
	readonly #agent: Agent;
	readonly #municipalities: Readonly<Record<string, string>>;
	readonly #mayBeShed: boolean;
	/** Bytes of the first answer to the same question. */
	readonly #bytes = new Map<string, number>();
	/** The tag of the last answer of an address, and the release that it named. */
	readonly #tags = new Map<string, { readonly etag: string; readonly release: string }>();

	constructor(
		port: number,
		agent: Agent,
		municipalities: Readonly<Record<string, string>>,
		mayBeShed = false
	) {
		this.#port = port;
		this.#agent = agent;
		this.#municipalities = municipalities;
		this.#mayBeShed = mayBeShed;
	}

	async ask(question: Question): Promise<Checked> {
		const tag = question.isConditional ? this.#tags.get(question.path) : undefined;
		const headers = { ...question.headers, ...(tag && { 'if-none-match': tag.etag }) };
		try {
			const answer = await send(this.#port, this.#agent, question, headers);
			const bytes = answer.body.length;
			return { status: answer.status, bytes, fault: this.#faultOf(question, answer, tag?.release) };
		} catch (cause) {
			return { status: 0, bytes: 0, fault: cause instanceof Error ? cause.message : String(cause) };
		}
	}

	#faultOf(question: Question, { status, headers, body }: Answer, known: string | undefined): string | null {
		const release = String(headers['genklang-release']);
		const municipality = this.#municipalities[release];
		if (municipality === undefined) return `names no release: ${release} (${status})`;
		if (status === 503 && this.#mayBeShed) return unclearOf(headers, body);
		if (known !== undefined && known === release && status !== 304) return `${status}, not 304`;
		if (known !== undefined && status === 304) return body.length === 0 ? null : '304 with a body';
		if (status !== question.status) return `${status}, not ${question.status}`;
		const { etag } = headers;
		if (status === 200 && etag !== undefined) this.#tags.set(question.path, { etag, release });
		if (question.method === 'HEAD') return body.length === 0 ? null : 'HEAD with a body';
		return this.#shortOf(question, body.length) ?? this.#mixedOf(question, body, municipality);
	}

	#shortOf({ method, path, headers }: Question, bytes: number): string | null {
		const key = `${method} ${path} ${headers['accept-encoding']}`;
		const first = this.#bytes.get(key);
		// The name of the municipality is longer in one release than in another.
		if (first !== undefined && bytes < 0.8 * first) return `${bytes} bytes, not about ${first}`;
		if (first === undefined) this.#bytes.set(key, bytes);
		return null;
	}

	#mixedOf({ showsMunicipality, headers }: Question, body: Buffer, municipality: string): string | null {
		if (!showsMunicipality || headers['accept-encoding'] !== undefined) return null;
		const shown = Object.values(this.#municipalities).filter((name) => body.includes(name));
		return shown.join() === municipality ? null : `shows ${shown.join(' and ')}, names ${municipality}`;
	}
}
