import { describeFault } from '#run/server/describe-fault.mjs';
import { Log } from '#run/server/log.mjs';
import { jsonLine, type Entry } from '#run/server/log-line.mjs';
import { describe, expect, test } from 'vitest';
import { readLog } from './read-log.ts';

/** Takes what is written. */
function paper() {
	let text = '';
	return { write: (more: string) => (text += more), text: () => text };
}

const FAULT: Entry = { level: 'error', event: 'answer_failed', message: 'answer failed' };
const NEWS: Entry = { level: 'info', event: 'started', message: 'Genklang is at http://localhost:1' };

describe('an entry', () => {
	test('is one line whatever its texts hold, with no sign that a terminal obeys', () => {
		const message = 'a\nb\r\u001b[31m\u0000\u0085\u2028\u202e\u2066\ufeff\u007f\ud800 end';
		const line = jsonLine({ ...FAULT, message, fields: { at: [message], route: message } }, new Date(0));
		expect(line).toMatch(/^[\x20-\x7e\ud800]+\n$/);
		expect(JSON.parse(line)).toMatchObject({ time: '1970-01-01T00:00:00.000Z', level: 'error' });
		const said = paper();
		new Log({ faults: said }).tell({ ...FAULT, message });
		expect(said.text().split('\n')).toHaveLength(2);
		// eslint-disable-next-line no-control-regex -- that is what is looked for
		expect(said.text()).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e\u2066]/);
	});

	test('is cut where it is too long', () => {
		const line = jsonLine(
			{ ...FAULT, message: 'x'.repeat(1e6), fields: { a: 'y'.repeat(1e6) } },
			new Date(0)
		);
		expect(line.length).toBeLessThan(2000);
	});

	test('goes to one stream as news and to the other as a fault, in words for people', () => {
		const [news, faults] = [paper(), paper()];
		const log = new Log({ news, faults });
		log.tell(NEWS);
		log.tell({ ...FAULT, fields: { at: ['load (src/a.ts:1:2)'] } });
		expect(news.text()).toBe('Genklang is at http://localhost:1\n');
		expect(faults.text()).toBe('answer failed\n    at load (src/a.ts:1:2)\n');
	});
});

describe('what repeats', () => {
	test('is told at once, and then counted and told with how often it happened', async () => {
		const faults = paper();
		const log = new Log({ format: 'json', faults, everyMs: 50 });
		for (let n = 0; n < 1000; n += 1) log.tell(FAULT);
		expect(readLog(faults.text())).toHaveLength(1);
		while (readLog(faults.text()).length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(readLog(faults.text())[1]).toMatchObject({ event: 'answer_failed', count: 999 });
		log.tell(FAULT);
		log.flush();
		log.flush();
		expect(readLog(faults.text()).map((line) => line['count'])).toEqual([undefined, 999, undefined]);
	});

	test('is told apart by what it is about', () => {
		const faults = paper();
		const log = new Log({ format: 'json', faults });
		for (const route of ['/a', '/b', '/a']) log.tell({ ...FAULT, fields: { route } });
		expect(readLog(faults.text()).map((line) => line['route'])).toEqual(['/a', '/b']);
	});

	test('100,000 different faults take no more room than the first fifty', () => {
		const faults = paper();
		const log = new Log({ format: 'json', faults });
		for (let n = 0; n < 100_000; n += 1)
			log.tell({ ...FAULT, message: `fault ${n} ${'x'.repeat(1000)}`, fields: { id: String(n) } });
		log.flush();
		const lines = readLog(faults.text());
		expect(faults.text().length).toBeLessThan(200_000);
		expect(lines.at(-1)).toMatchObject({ event: 'log_crowded', count: 100_000 - 50 - 1 });
	});
});

describe('a fault', () => {
	test('is told without what stands in quotes and without any word of the address', () => {
		const fault = new TypeError('no option "zq7a" of Zq7b: zq7c%20d in \'zq7d\'\n    at evil (zq7b:1:1)');
		const { message, fields } = describeFault(fault, '/zq7b/x?q=zq7c%2520d&%71=Zq7C');
		expect(message).toBe('TypeError: no option "…" of …: …%… in "…" at evil (…:1:1)');
		expect(JSON.stringify(fields)).not.toMatch(/zq7|evil/);
		expect(fields['at']).toEqual(
			expect.arrayContaining([expect.stringContaining('tests/run/log-lines.test.ts:')])
		);
	});

	test('is told with its code and with what lies behind it', () => {
		const cause = Object.assign(new Error('disk full'), { code: 'ENOSPC' });
		const fault = Object.assign(new Error('cannot write', { cause }), { code: 'E\nvil' });
		expect(describeFault(fault)).toMatchObject({ message: 'Error: cannot write (Error: disk full)' });
		expect(describeFault(fault).fields).not.toHaveProperty('code');
		expect(describeFault(cause).fields).toHaveProperty('code', 'ENOSPC');
		expect(describeFault({ secret: 'zq7' })).toEqual({
			message: 'thrown was no error but: object',
			fields: {}
		});
	});
});
