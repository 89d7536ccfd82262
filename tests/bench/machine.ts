import { cpus, release, totalmem, type } from 'node:os';
import type { Browser } from 'playwright-core';
import type { Machine } from './results.ts';

/** The machine that runs this, without its name. */
export function machine(browser: Browser): Machine {
	const cores = cpus();
	return {
		cpu: cores[0]?.model.trim() ?? 'unknown',
		cores: cores.length,
		memoryGb: Math.round(totalmem() / 2 ** 30),
		system: `${type()} ${release()}`,
		node: process.versions.node,
		chromium: browser.version()
	};
}
