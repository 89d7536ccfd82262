import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alteredRelease, switchRelease } from '../altered-release.ts';
import { startSite, type Site } from '../browser/site.ts';
import { hostileAddresses, MARKER } from './hostile-addresses.ts';
import { readLog, type LogLine } from './read-log.ts';
import { ask, sendBytes } from './raw-request.ts';

const SHAPES = 300;
/** Lines that are none: a page that reads them fails. */
const BROKEN = 'zq7 broken';

const RECORD = '/albertslund/anbefaling/alb-ir-2010-01';

let releases: string;
let site: Site;
let port: number;

beforeAll(async () => {
	releases = await mkdtemp(join(tmpdir(), 'genklang-'));
	await alteredRelease(
		releases,
		{ name: 'broken', version: '2.0.0', municipality: 'Aaby' },
		// In place of its lines.
		`update internal.record_parts set parts = regexp_replace(parts, '"[0-9;]+"', '"${BROKEN}"')`
	);
	await switchRelease(releases, 'broken');
	site = await startSite({ GENKLANG_RELEASES: releases, GENKLANG_LOG: 'json', GENKLANG_CONTCT: MARKER });
	port = Number(new URL(site.origin).port);
});
afterAll(async () => {
	await site.stop();
	await rm(releases, { recursive: true });
});

/** The first line of the log that is meant, as soon as it is there. */
async function logged(isMeant: (event: string, fields: LogLine) => boolean): Promise<LogLine> {
	for (;;) {
		// The last line may have come in part.
		const whole = site.output().replace(/[^\n]*$/, '');
		const found = readLog(whole).find((line) => isMeant(line.event, line));
		if (found) return found;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

describe('the log for programs', () => {
	test('tells the start, the release and a setting that is probably misspelt, each as one object a line', async () => {
		await logged((event) => event === 'release_opened');
		const entries = readLog(site.output());
		expect(entries.map(({ event }) => event)).toEqual(
			expect.arrayContaining(['started', 'release_opened', 'setting_unknown'])
		);
		for (const { time, level, message } of entries) {
			expect(new Date(time).toISOString()).toBe(time);
			expect(['info', 'warn', 'error']).toContain(level);
			expect(message.length).toBeGreaterThan(3);
		}
		expect(entries.find(({ event }) => event === 'setting_unknown')?.message).toBe(
			'GENKLANG_CONTCT is no setting and has no effect: is GENKLANG_CONTACT meant?'
		);
		expect(entries.find(({ event }) => event === 'release_opened')).toMatchObject({
			release: expect.stringMatching(/^2\.0\.0-[0-9a-f]{12}$/)
		});
	});

	test('a page that fails shows a number under which the log says where, and neither repeats the address', async () => {
		const failed = await ask(port, `${RECORD}?from=2010&q=${MARKER}`);
		const asData = await ask(port, `${RECORD}.json?q=${MARKER}`);
		expect([failed.status, asData.status]).toEqual([500, 500]);
		const shown = [
			/<code>([0-9a-f]{8})<\/code>/.exec(failed.body.toString())?.[1],
			/\(([0-9a-f]{8})\)/.exec(asData.body.toString())?.[1]
		];
		for (const id of shown) {
			const entry = await logged((event, fields) => event === 'answer_failed' && fields['id'] === id);
			expect(entry).toMatchObject({ level: 'error', error: 'QueryError' });
			expect(entry['route']).toContain('/[council=council]/anbefaling/[id]');
			expect(entry['at']).toEqual(expect.arrayContaining([expect.stringMatching(/\.(?:ts|js):\d+/)]));
		}
		expect(failed.body.toString() + asData.body.toString() + site.output()).not.toMatch(/zq7/);
	});

	test(`nothing of ${SHAPES} odd requests and their headers gets into it, and it stays short`, async () => {
		const headers = { 'user-agent': MARKER, referer: `https://${MARKER}/`, 'x-forwarded-for': MARKER };
		for (const { target } of hostileAddresses(SHAPES, 11, '2.0.0')) await ask(port, target, { headers });
		for (const target of [`/albertslund?q=${MARKER}%0d%0aforged%1b[31m`, `/${MARKER}/%E2%80%A8forged`])
			await ask(port, target, { headers });
		await ask(port, `/albertslund`, { method: 'POST', headers, body: MARKER });
		await sendBytes(port, `${MARKER}\r\nforged\r\n\r\n`);
		const log = site.output();
		expect(log).not.toMatch(/zq7|evil\.example|forged|127\.0\.0\.1|user-agent/i);
		// eslint-disable-next-line no-control-regex -- that is what is looked for
		expect(log).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]/);
		expect(log.length).toBeLessThan(20_000);
		expect(readLog(log).length).toBeGreaterThan(3);
	});
});
