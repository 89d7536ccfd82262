import { expect, test } from 'vitest';
import { measureCutDownloads } from '../soak/cut-downloads.ts';
import { measureMixedLoad } from '../soak/load.ts';
import { measureOverload } from '../soak/overload.ts';
import { measureSlowConnections } from '../soak/slow-connections.ts';

const say = () => {};

test('under a mixed load with switches of the release no answer is wrong, short or mixed, and the server ends cleanly', async () => {
	const found = await measureMixedLoad({
		seed: 7,
		perSecond: 25,
		seconds: 4,
		switchEveryMs: 1500,
		questions: 100,
		say,
		// All other tests run at the same time.
		env: { GENKLANG_DEADLINE_MS: '30000', GENKLANG_WAIT_MS: '30000' }
	});
	expect(found.report.faults).toEqual({});
	expect([found.report.answered, found.switches > 0, found.exitCode]).toEqual([100, true, 0]);
	expect(found.log).not.toMatch(/error/i);
	const [before, after] = found.descriptors ?? [0, 0];
	expect(after).toBeLessThanOrEqual(before + 2);
});

test('a server asked for more than it can make answers or says when to come again, and what needs no making is answered', async () => {
	const found = await measureOverload({ seconds: 1, perSecond: 100, cheapPerSecond: 20 });
	expect(found.costly.faults).toEqual({});
	expect(found.cheap.faults).toEqual({});
	expect([found.costly.answered, found.cheap.answered]).toEqual([100, 20]);
	expect([found.backMs === null, found.exitCode]).toEqual([false, 0]);
});

test('half-open and slow connections take nothing from other readers, and do not hold up the end', async () => {
	const found = await measureSlowConnections({
		halfOpen: 50,
		slow: 10,
		rounds: 1,
		seconds: 1,
		perSecond: 20
	});
	expect([...found.alone, ...found.among].map(({ faults }) => faults)).toEqual([{}, {}]);
	expect(found.open).toBeGreaterThanOrEqual(60);
	expect(found.exitCode).toBe(0);
});

test('downloads that end in the middle leave the process, its descriptors and the next answers as they were', async () => {
	const found = await measureCutDownloads({ downloads: 200, seed: 7, say });
	expect([found.isAlive, found.changed, found.exitCode]).toEqual([true, [], 0]);
	expect(found.log).not.toMatch(/error/i);
	const [before, after] = found.descriptors ?? [0, 0];
	expect(after).toBeLessThanOrEqual(before + 2);
});
