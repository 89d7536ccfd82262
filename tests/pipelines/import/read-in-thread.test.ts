import { describe, expect, test } from 'vitest';
import { readInThread } from '#pipelines/commands/read-in-thread.ts';

const bytes = (rows: number) =>
	new TextEncoder().encode(
		`År,Anbefaling,Tema\n${Array.from({ length: rows }, (_, row) => `2014,Kommunen bør oprette et korps af mentorer ${row},Skole`).join('\n')}`
	);
const request = (rows: number) => ({ bytes: bytes(rows), fileName: 'a.csv', mapping: null });

describe('reading in a thread', () => {
	test('answers the report, and the rows only where they are asked for', async () => {
		const { report, mapped } = await readInThread(request(3));
		expect(report).toMatchObject({ usable: 3, refused: null });
		expect(mapped).toBeNull();
		const asked = await readInThread({ ...request(3), withRows: true });
		expect(asked.mapped?.rows).toHaveLength(3);
	});

	test('tells how far it is', async () => {
		const told: number[] = [];
		await readInThread(request(25_000), { progress: (share) => told.push(share) });
		expect(told.at(-1)).toBe(1);
		expect(told).toEqual(told.toSorted((a, b) => a - b));
	});

	test('refuses what takes too long', async () => {
		const bounds = { milliseconds: 1, megabytes: 1_024 };
		const { report } = await readInThread(request(10), { bounds });
		expect(report.refused?.code).toBe('too-long');
	});

	test('refuses what takes too much memory, and goes on living', async () => {
		const bounds = { milliseconds: 60_000, megabytes: 48 };
		const { report } = await readInThread(request(600_000), { bounds });
		expect(report.refused?.code).toBe('too-much-memory');
	});
});
