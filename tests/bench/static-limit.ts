import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Site } from '../browser/site.ts';
import type { Load } from './load.ts';

/** All there is to a server of one answer; it learns the answer by its first message. */
const PROGRAM = `
process.once('message', ({ headers, body }) => {
	const bytes = Buffer.from(body, 'base64');
	const server = require('node:http').createServer((req, res) => {
		res.writeHead(200, headers);
		res.end(bytes);
	});
	server.listen(0, '127.0.0.1', () => process.send(server.address().port));
});
process.on('disconnect', () => process.exit(0));
`;

/** What a site answers, byte for byte as it comes over the wire. */
async function answerOf(
	origin: string,
	{ path, headers = {} }: Pick<Load, 'path' | 'headers'>
): Promise<{ readonly headers: Record<string, string>; readonly body: Buffer }> {
	const [answer] = (await once(get(origin + path, { headers, agent: false }), 'response')) as [
		IncomingMessage
	];
	const body = Buffer.concat(await answer.toArray());
	const described = ['content-type', 'content-encoding'].flatMap((name) => {
		const value = answer.headers[name];
		return typeof value === 'string' ? [[name, value] as const] : [];
	});
	return { headers: { ...Object.fromEntries(described), 'content-length': String(body.length) }, body };
}

/**
 * Starts a bare node:http server in a process of its own that answers everything from memory with the bytes that a site
 * answers this request with: the most that Node can do on this machine with an answer of this size. It sends no more
 * headers than type, coding and length.
 * @throws where it does not come to listen
 */
export async function startBareServer(
	origin: string,
	load: Pick<Load, 'path' | 'headers'>
): Promise<Pick<Site, 'origin' | 'pid' | 'stop'>> {
	const { headers, body } = await answerOf(origin, load);
	const server = spawn(process.execPath, ['-e', PROGRAM], {
		env: { NODE_ENV: 'production' },
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	const closed = once(server, 'close');
	const listening = once(server, 'message');
	server.send({ headers, body: body.toString('base64') });
	const [port] = await Promise.race([
		listening,
		closed.then(() => Promise.reject(new Error('the bare server ended before it listened')))
	]);
	return {
		origin: `http://localhost:${String(port)}`,
		pid: server.pid ?? 0,
		async stop() {
			server.kill('SIGTERM');
			await closed;
			return server.exitCode;
		}
	};
}
