import { closeServer } from '#run/server/shutdown.mjs';
import { AnswerStore } from '#run/server/answer-store.mjs';
import { BusyError, MakingQueue } from '#run/server/making-queue.mjs';
import { MakingLanes } from '#run/server/making-lanes.mjs';
import { QuietTurn } from '#run/server/quiet-turn.mjs';
import { afterEach, describe, expect, test } from 'vitest';
import { ask } from './raw-request.ts';
import { startStub } from './stub-site.ts';

/** A making that lasts until it is told to end. */
function held() {
	let end: () => void = () => {};
	const ended = new Promise<void>((resolve) => (end = resolve));
	return { make: () => ended, end };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const turns = async (count: number) => {
	for (let i = 0; i < count; i += 1) await turn();
};

describe('a queue of makings', () => {
	test('lets as many be made as it may, and the next when one has ended', async () => {
		const queue = new MakingQueue({ atOnce: 2 });
		const makings = [held(), held(), held()];
		const runs = makings.map(({ make }) => queue.run(make));
		await turns(8);
		expect([queue.making, queue.waiting]).toEqual([2, 1]);
		makings[0]?.end();
		await turns(8);
		expect([queue.making, queue.waiting]).toEqual([2, 0]);
		for (const { end } of makings) end();
		await Promise.all(runs);
		expect([queue.making, queue.waiting]).toEqual([0, 0]);
	});

	test('begins no two in one turn of the event loop', async () => {
		const queue = new MakingQueue({ atOnce: 3 });
		const order: string[] = [];
		const runs = ['a', 'b', 'c'].map((name) => queue.run(() => Promise.resolve(order.push(name))));
		const between = (async () => {
			await turn();
			order.push('between');
		})();
		await Promise.all([...runs, between]);
		expect(order.indexOf('between')).toBeLessThan(order.indexOf('c'));
	});

	test('tells at once whoever would wait too long, and takes others again when there is room', async () => {
		const queue = new MakingQueue({ atOnce: 1, longestWaitMs: 150 });
		const [first, second] = [held(), held()];
		const quick = () => Promise.resolve();
		const runs = [queue.run(first.make), queue.run(second.make), queue.run(quick), queue.run(quick)];
		// The one before it already takes longer than anyone is to wait.
		await new Promise((resolve) => setTimeout(resolve, 170));
		const asked = performance.now();
		await expect(queue.run(() => Promise.resolve('late'))).rejects.toBeInstanceOf(BusyError);
		expect(queue.waiting).toBe(3);
		expect(performance.now() - asked).toBeLessThan(1000);
		first.end();
		second.end();
		await Promise.all(runs);
		await expect(queue.run(() => Promise.resolve('again'))).resolves.toBe('again');
	});

	test('lets nobody wait for makings that do not end', async () => {
		const queue = new MakingQueue({ atOnce: 1, longestWaitMs: 150 });
		const stuck = held();
		const run = queue.run(stuck.make);
		await turns(8);
		await expect(queue.run(() => Promise.resolve())).rejects.toBeInstanceOf(BusyError);
		expect(queue.waiting).toBe(0);
		stuck.end();
		await run;
	});

	test('turns nobody away because the first one is slow', async () => {
		const queue = new MakingQueue({ atOnce: 1, longestWaitMs: 1000 });
		const slow = held();
		const runs = [queue.run(slow.make)];
		await new Promise((resolve) => setTimeout(resolve, 300));
		for (let count = 0; count < 10; count += 1) runs.push(queue.run(() => Promise.resolve()));
		slow.end();
		await expect(Promise.all(runs)).resolves.toHaveLength(11);
	});

	test('lets those in who stand at the door before the next is made', async () => {
		const quietTurn = new QuietTurn();
		const queue = new MakingQueue({ atOnce: 4, quietTurn });
		const order: string[] = [];
		const come = async (names: readonly string[]) => {
			for (const name of names) {
				quietTurn.noteArrival();
				order.push(name);
				await turn();
			}
		};
		const arriving = come(['first', 'second', 'third', 'fourth']);
		await Promise.all([queue.run(() => Promise.resolve(order.push('made'))), arriving]);
		expect(order).toEqual(['first', 'second', 'third', 'fourth', 'made']);
	});

	test('does not wait for ever while others come', async () => {
		const quietTurn = new QuietTurn();
		let isMade = false;
		const run = new MakingQueue({ quietTurn }).run(() => Promise.resolve((isMade = true)));
		for (let count = 0; count < 1_000_000 && !isMade; count += 1) {
			quietTurn.noteArrival();
			await turn();
		}
		expect(isMade).toBe(true);
		await run;
	});

	test('gives the place of one that failed to the next', async () => {
		const queue = new MakingQueue({ atOnce: 1 });
		await expect(queue.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
		await expect(queue.run(() => Promise.resolve('next'))).resolves.toBe('next');
	});
});

test('no page waits for pictures, and files of the app and the health check wait for nothing', async () => {
	const lanes = new MakingLanes(1);
	const makings = Array.from({ length: 6 }, held);
	const pictures = makings.slice(0, 2).map(({ make }) => lanes.run('/a/figur/status.png?x=1', make));
	await turns(8);
	await expect(lanes.run('/b/figur/status.png', () => Promise.resolve())).rejects.toBeInstanceOf(BusyError);
	await expect(lanes.run('/a', () => Promise.resolve('page'))).resolves.toBe('page');
	const pages = makings.slice(2).map(({ make }) => lanes.run('/a', make));
	await turns(8);
	await expect(lanes.run('/b', () => Promise.resolve())).rejects.toBeInstanceOf(BusyError);
	for (const path of ['/healthz', '/readyz', '/_app/immutable/chunk.js', '/favicon.svg'])
		await expect(lanes.run(path, () => Promise.resolve('free'))).resolves.toBe('free');
	for (const { end } of makings) end();
	await Promise.all([...pictures, ...pages]);
});

describe('a server that is asked for more than it can make', () => {
	const ending: (() => unknown)[] = [];
	afterEach(async () => {
		for (const end of ending.splice(0)) await end();
	});

	test('gives readers of a page what it was in the release before, until there is room to make it anew', async () => {
		let free: () => void = () => {};
		const isFree = new Promise<void>((resolve) => (free = resolve));
		let asked = 0;
		const store = new AnswerStore(100_000);
		const { server, port } = await startStub({
			store,
			handler: async (req, res) => {
				asked += 1;
				if (req.url?.startsWith('/slow')) await isFree;
				res.writeHead(200, { 'content-type': 'text/html' }).end(`<p>${store.release}`);
			}
		});
		ending.push(() => closeServer(server, 100), free);
		const page = async () => {
			const { status, headers, body } = await ask(port, '/page');
			return [status, headers['genklang-release'], body.toString()];
		};
		store.switchTo('1.0.0');
		await page();
		const begun = Array.from({ length: 4 }, (_, index) => ask(port, `/slow?n=${index}`));
		while (asked < 5) await turn();
		store.switchTo('2.0.0');
		expect(await page()).toEqual([200, '1.0.0', '<p>1.0.0']);
		expect(store.size).toBe(0);
		expect(store.bytes).toBeGreaterThan(0);
		free();
		await Promise.all(begun);
		expect(await page()).toEqual([200, '2.0.0', '<p>2.0.0']);
	});

	test('answers 503 with a page in both languages, or as data, and goes on with what it has', async () => {
		let free: () => void = () => {};
		const isFree = new Promise<void>((resolve) => (free = resolve));
		let asked = 0;
		const { server, port } = await startStub({
			lanes: new MakingLanes(1),
			handler: async (req, res) => {
				asked += 1;
				if (req.url !== '/kept') await isFree;
				res.writeHead(200, { 'content-type': 'text/html' }).end('<p>whole');
			}
		});
		ending.push(() => closeServer(server, 100), free);
		await ask(port, '/kept');
		const begun = Array.from({ length: 4 }, (_, index) => ask(port, `/page?n=${index}`));
		while (asked < 5) await turn();
		const shared = ask(port, '/page?n=1');

		const page = await ask(port, '/other');
		expect([page.status, page.headers['retry-after'], page.headers['cache-control']]).toEqual([
			503,
			'2',
			'no-store'
		]);
		expect(page.headers['content-security-policy']).toBeTruthy();
		for (const words of ['Der er travlt', 'The site is busy']) expect(page.body.toString()).toContain(words);
		const data = await ask(port, '/other.json');
		expect(JSON.parse(data.body.toString())).toEqual({
			ok: false,
			errors: [expect.any(String)],
			status: 503
		});

		expect((await ask(port, '/kept')).status).toBe(200);
		free();
		expect((await Promise.all([...begun, shared])).map(({ status }) => status)).toEqual([
			200, 200, 200, 200, 200
		]);
		expect((await ask(port, '/other')).status).toBe(200);
		expect(asked).toBe(6);
	});
});
