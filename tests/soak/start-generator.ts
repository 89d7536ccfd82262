import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '#run/project.mjs';
import type { FromGenerator, LoadOrder, LoadReport, ToGenerator } from './generator-messages.ts';

/** A process that asks, apart from the server and from the one that measures. */
export interface Generator {
	/** Settled when each question has been asked once, where that was wanted. */
	readonly warm: Promise<void>;
	readonly report: Promise<LoadReport>;
	/** Lets the load begin. */
	begin(): void;
	/** Names what is going on from now on: latencies are told apart by it. */
	phase(name: string): void;
	/** Sends no more, and waits for what is under way. */
	end(): void;
	/** What has been asked so far. */
	progress(): { readonly asked: number; readonly failed: number; readonly underWay: number };
}

/** Starts a generator of load. Its report rejects where the process ends without one. */
export function startGenerator(order: LoadOrder): Generator {
	const child = spawn(process.execPath, ['--import', 'tsx', join(projectRoot, 'tests/soak/generator.ts')], {
		cwd: projectRoot,
		stdio: ['ignore', 'inherit', 'inherit', 'ipc']
	});
	const tell = (message: ToGenerator) => child.connected && child.send(message);
	let latest = { asked: 0, failed: 0, underWay: 0 };
	let isWarm: () => void = () => {};
	const warm = new Promise<void>((resolve) => (isWarm = resolve));
	const report = new Promise<LoadReport>((resolve, reject) => {
		child.on('message', (message: FromGenerator) => {
			if ('warm' in message) isWarm();
			else if ('progress' in message) latest = message.progress;
			else resolve(message.report);
		});
		void once(child, 'exit').then(() => {
			isWarm();
			reject(new Error('the generator of load ended without a report'));
		});
	});
	report.catch(() => {});
	tell({ order });
	return {
		warm,
		report,
		begin: () => tell({ begin: true }),
		phase: (name) => tell({ phase: name }),
		end: () => tell({ end: true }),
		progress: () => latest
	};
}
