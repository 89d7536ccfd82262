import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { startSite } from '../browser/site.ts';
import { ask } from './raw-request.ts';

const opened = (port: number, text: string) =>
	new Promise<Socket>((resolve) => {
		const socket = connect(port, '127.0.0.1', () => {
			socket.write(text);
			resolve(socket);
		});
		socket.on('error', () => {}).resume();
	});

test('told to end under load, a server answers whole what was begun, refuses what comes and ends with code 0', async () => {
	// All other tests run at the same time.
	const site = await startSite({ GENKLANG_WAIT_MS: '30000' });
	const port = Number(new URL(site.origin).port);
	const whole = (await ask(port, '/albertslund')).body.length;
	// Kept open by readers who ask for nothing more, and by some who never finish asking.
	const keptOpen = await Promise.all(
		Array.from({ length: 10 }, () => opened(port, 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'))
	);
	const halfOpen = await Promise.all(
		Array.from({ length: 10 }, () => opened(port, 'GET /healthz HTTP/1.1\r\nHost: a\r\n'))
	);
	const begun = Array.from({ length: 8 }, (_, index) => ask(port, `/albertslund?asked=${index}`));
	// The first of them is answered: the others have reached the server.
	await begun[0];
	const ended = site.stop();
	const answers = await Promise.all(begun);
	expect(answers.map(({ status, body }) => [status, body.length > 0.9 * whole])).toEqual(
		answers.map(() => [200, true])
	);
	expect(await ended).toBe(0);
	await expect(ask(port, '/healthz')).rejects.toThrow('ECONNREFUSED');
	expect(site.output()).not.toMatch(/error/i);
	for (const socket of [...keptOpen, ...halfOpen]) socket.destroy();
});
