import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '#run/project.mjs';
import { SABOTAGES } from './all-sabotages.ts';

const textOf = (file: string) => readFile(join(projectRoot, file), 'utf8');

test('at least thirty protections are switched off, each under a name of its own', () => {
	expect(SABOTAGES.length).toBeGreaterThanOrEqual(30);
	expect(new Set(SABOTAGES.map(({ name }) => name)).size).toBe(SABOTAGES.length);
});

describe('a protection that is switched off', () => {
	test.each(SABOTAGES)('stands where it is said to stand, once: $name', async ({ file, from, to }) => {
		expect((await textOf(file)).split(from)).toHaveLength(2);
		expect(to).not.toBe(from);
	});

	test.each(SABOTAGES)('has a test of that name: $name', async ({ test: [file, name] }) => {
		expect(name).not.toBe('');
		expect(await textOf(file)).toContain(name);
	});
});
