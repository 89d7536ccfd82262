import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildFolder, releasesFolder } from '#run/project.mjs';

/** Which tests are run. */
export interface TestRequest {
	/** Test files, from the top of the copy. */
	readonly files: readonly string[];
	/** Only tests whose whole name has this regular expression; null for all. */
	readonly pattern: string | null;
	/** Files that are not as they were in the run before. */
	readonly changed: readonly string[];
	/** Failures after which the rest is left out; 0 for never. */
	readonly bail: number;
}

/** One test of a run. */
export interface TestedCase {
	readonly file: string;
	readonly name: string;
	readonly state: string;
	/** Name, message and place of each error. */
	readonly messages: readonly string[];
}

/** What came of a run. */
export interface TestOutcome {
	readonly tests: readonly TestedCase[];
	/** What failed outside of tests: a file that cannot be loaded, a preparation that throws. */
	readonly broken: readonly string[];
}

/** Runs tests in a copy of the checkout, in one process that stays, so that a run costs little more than its tests. */
export class TestRunner {
	readonly #folder: string;
	#child: Promise<ChildProcess> | null = null;

	constructor(folder: string) {
		this.#folder = folder;
	}

	/** What came of it; null where it took longer than it may, and the process was ended. */
	async run(request: TestRequest, longestMs: number): Promise<TestOutcome | null> {
		this.#child ??= this.#start();
		const child = await this.#child;
		return new Promise((resolve) => {
			const settle = (outcome: TestOutcome | null) => {
				clearTimeout(late);
				child.off('message', settle).off('exit', ended);
				resolve(outcome);
			};
			const ended = () => {
				this.#child = null;
				settle(null);
			};
			const late = setTimeout(() => this.#end(child), longestMs);
			child.on('message', settle).on('exit', ended);
			child.send(request);
		});
	}

	/** Ends the process; another run starts a new one. */
	async close(): Promise<void> {
		if (this.#child === null) return;
		const child = await this.#child;
		const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
		this.#end(child);
		await ended;
	}

	/** With all that it has started: it leads a group of its own. */
	#end(child: ChildProcess): void {
		this.#child = null;
		if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
		process.kill(-child.pid, 'SIGKILL');
	}

	async #start(): Promise<ChildProcess> {
		const child = fork(join(this.#folder, 'tests/sabotage/test-process.mjs'), {
			cwd: this.#folder,
			detached: true,
			execArgv: [],
			stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
			env: {
				...process.env,
				TZ: 'UTC',
				NODE_ENV: 'test',
				GENKLANG_BUILD: buildFolder(),
				GENKLANG_RELEASES: releasesFolder()
			}
		});
		let said = '';
		child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-4_000)));
		const ended = once(child, 'exit').then(() => {
			throw new Error(`the process that runs tests ended before it was ready:\n${said}`);
		});
		await Promise.race([once(child, 'message'), ended]);
		return child;
	}
}
