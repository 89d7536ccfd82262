import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectRoot } from '#run/project.mjs';

/** A running site that answers to nobody but the test. */
export interface Site {
	/** Such as `http://localhost:40123`, without a slash at the end. */
	readonly origin: string;
	readonly pid: number;
	/** Ends the server and waits until it has. Gives its exit code, null where a signal ended it. */
	stop(): Promise<number | null>;
	/** What the server has written so far, both streams. */
	output(): string;
}

/**
 * Starts the production server, as `npm start` does, on a free port. It serves the folders named by GENKLANG_BUILD and
 * GENKLANG_RELEASES, which `npm test` sets, or `build` and `releases`.
 * @throws with what the server said, where it ends before it listens
 */
export async function startSite(env: Readonly<Record<string, string>> = {}): Promise<Site> {
	const server = spawn(process.execPath, ['--enable-source-maps', 'src/run/serve.mjs'], {
		cwd: projectRoot,
		env: {
			...process.env,
			HOST: 'localhost',
			PORT: '0',
			ORIGIN: undefined,
			TEST: undefined,
			VITEST: undefined,
			NODE_ENV: 'production',
			UV_THREADPOOL_SIZE: '16',
			// The tests of all files ask at once; a slow machine is no fault of a query.
			GENKLANG_DEADLINE_MS: '30000',
			...env
		},
		stdio: ['ignore', 'pipe', 'pipe', 'ipc']
	});
	const closed = once(server, 'close');
	let output = '';
	const origin = await new Promise<string>((resolve, reject) => {
		const read = (text: string) => {
			output += text;
			const address = /Genklang is at (http[^\s"]+)/.exec(output)?.[1];
			if (address) resolve(address);
		};
		server.stdout?.setEncoding('utf8').on('data', read);
		server.stderr?.setEncoding('utf8').on('data', read);
		server.on('close', () => reject(new Error(`the server ended before it listened:\n${output}`)));
	});
	return {
		origin,
		pid: server.pid ?? 0,
		async stop() {
			server.kill('SIGTERM');
			await closed;
			return server.exitCode;
		},
		output: () => output
	};
}
