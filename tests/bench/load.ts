import { connect, type Socket } from 'node:net';
import { readFile } from 'node:fs/promises';
import type { Site } from '../browser/site.ts';
import { median, quantile } from './median.ts';
import type { LoadResult } from './results.ts';

const CONNECTIONS = 10;
const WARM_UP_MS = 1500;
const MEASURED_MS = 4000;

/** A request that is asked again and again. */
export interface Load {
	readonly name: string;
	readonly path: string;
	readonly headers?: Readonly<Record<string, string>>;
	/** Every request is of an address of its own, by a parameter that no page knows, so that none shares the making of another. */
	readonly isAlwaysNew?: boolean;
}

/** Milliseconds that a process and its threads have been on a processor; null where the system does not tell. */
async function cpuMs(pid: number): Promise<number | null> {
	const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
	// The name, in brackets, may hold spaces. Linux counts in hundredths of a second.
	const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
	return fields === undefined ? null : (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The answer at the start of the bytes; null while it is not there in full. */
function firstAnswer(bytes: Buffer): { status: number; length: number } | null {
	const end = bytes.indexOf('\r\n\r\n');
	if (end < 0) return null;
	const head = bytes.subarray(0, end).toString('latin1');
	const status = Number(head.slice(9, 12));
	const body = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? (status === 304 ? 0 : NaN));
	if (Number.isNaN(body)) throw new Error(`answer without a length: ${head}`);
	const length = end + 4 + body;
	return bytes.length >= length ? { status, length } : null;
}

/** Sends the request and waits for the whole answer, on one connection that stays open. */
function asker(socket: Socket, request: () => string): () => Promise<{ status: number; length: number }> {
	let parts: Buffer[] = [];
	let answered: (answer: { status: number; length: number }) => void = () => {};
	let failed: (cause: Error) => void = () => {};
	socket.on('data', (part: Buffer) => {
		parts.push(part);
		const bytes = parts.length === 1 ? part : Buffer.concat(parts);
		const answer = firstAnswer(bytes);
		parts = answer === null ? [bytes] : [];
		if (answer !== null) answered(answer);
	});
	socket.on('error', (cause) => failed(cause));
	socket.on('close', () => failed(new Error('the server closed the connection')));
	return () =>
		new Promise((resolve, reject) => {
			[answered, failed] = [resolve, reject];
			socket.write(request());
		});
}

/**
 * Asks as fast as the answers come, on ten connections, after a time to warm up. The next request of a connection waits
 * for the answer, and the load shares the cores with the server: a lower bound of what the server can do.
 * @throws where an answer has no length or another status than the first
 */
export async function measureLoad(
	{ origin, pid }: Pick<Site, 'origin' | 'pid'>,
	{ name, path, headers = {}, isAlwaysNew = false }: Load
): Promise<LoadResult> {
	const { hostname, port, host } = new URL(origin);
	const lines = Object.entries({ Host: host, ...headers }).map(([key, value]) => `${key}: ${value}\r\n`);
	let asked = 0;
	const request = () => {
		const own = isAlwaysNew ? `${path.includes('?') ? '&' : '?'}asked=${(asked += 1)}` : '';
		return `GET ${path}${own} HTTP/1.1\r\n${lines.join('')}\r\n`;
	};
	const sockets = Array.from({ length: CONNECTIONS }, () => connect(Number(port), hostname));
	const first = await asker(sockets[0] as Socket, request)(); // ten were made
	const started = performance.now();
	const cpuBefore = await cpuMs(pid);
	const latencies: number[] = [];
	let answers = 0;
	await Promise.all(
		sockets.map(async (socket) => {
			socket.removeAllListeners('data');
			const ask = asker(socket, request);
			for (let now = started; now - started < WARM_UP_MS + MEASURED_MS;) {
				const { status } = await ask();
				if (status !== first.status) throw new Error(`${name}: ${status} after ${first.status}`);
				const answeredAt = performance.now();
				answers += 1;
				if (now - started >= WARM_UP_MS) latencies.push(answeredAt - now);
				now = answeredAt;
			}
		})
	);
	for (const socket of sockets) socket.removeAllListeners().destroy();
	const cpuAfter = await cpuMs(pid);
	return {
		name,
		status: first.status,
		bytes: first.length,
		connections: CONNECTIONS,
		requestsPerSecond: latencies.length / (MEASURED_MS / 1000),
		medianMs: median(latencies),
		p99Ms: quantile(latencies, 0.99),
		cpuMsPerAnswer: cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / answers
	};
}
