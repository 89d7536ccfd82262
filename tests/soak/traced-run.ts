import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** System calls by which a release is written, read back and shown, with the error that each may meet. */
export const CALLS: Readonly<Record<string, 'ENOSPC' | 'EIO'>> = {
	openat: 'ENOSPC',
	write: 'ENOSPC',
	pwrite64: 'ENOSPC',
	ftruncate: 'ENOSPC',
	mkdir: 'ENOSPC',
	symlink: 'ENOSPC',
	rename: 'ENOSPC',
	fsync: 'EIO',
	fdatasync: 'EIO',
	chmod: 'EIO',
	unlink: 'EIO',
	rmdir: 'EIO',
	read: 'EIO',
	pread64: 'EIO',
	getdents64: 'EIO'
};

/** What happens at one call: the process is killed, the call fails once, or it fails from then on. */
export const WAYS = ['kill', 'once', 'ever'] as const;

/** One fault: the n-th call of its kind on the paths that are looked at, counted from 1. */
export interface Fault {
	readonly call: string;
	readonly nth: number;
	readonly way: (typeof WAYS)[number];
}

/** How a traced program ended. */
export interface TracedEnd {
	/** Null where it was killed. */
	readonly code: number | null;
	readonly output: string;
	/** Whether the fault came to pass. */
	readonly isHit: boolean;
	/** Calls on the paths by kind, of the thread that made most of them. */
	readonly calls: Readonly<Record<string, number>>;
}

/**
 * Runs a program under strace, which looks at the calls on these paths alone, and lets one of them fail. Node does all its work on files
 * in one thread then, so that the n-th call is the same in every run.
 */
export async function tracedRun(
	program: readonly string[],
	paths: readonly string[],
	log: string,
	fault: Fault | null
): Promise<TracedEnd> {
	const args = [
		...['-f', '-qq', '-o', log, '-e', `trace=${fault?.call ?? Object.keys(CALLS).join(',')}`],
		// Quicker, but signals are lost by it (strace 6.1).
		...(fault?.way === 'kill' ? [] : ['--seccomp-bpf']),
		...(fault === null ? [] : ['-e', injectionOf(fault)]),
		...paths.flatMap((path) => ['-P', path]),
		process.execPath,
		...program
	];
	const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
	const [code, output] = await new Promise<[number | null, string]>((resolve) => {
		const child = execFile('strace', args, { env }, (_, stdout, stderr) =>
			resolve([child.exitCode, `${stdout}${stderr}`])
		);
	});
	const lines = (await readFile(log, 'utf8')).split('\n');
	return {
		code,
		output: output.replaceAll(/^strace: .*\n/gm, ''),
		isHit: lines.some((line) => line.includes('(INJECTED)') || line.includes('killed by SIGKILL')),
		calls: countCalls(lines)
	};
}

function injectionOf({ call, nth, way }: Fault): string {
	if (way === 'kill') return `inject=${call}:signal=SIGKILL:when=${nth}`;
	return `inject=${call}:error=${CALLS[call] ?? 'EIO'}:when=${nth}${way === 'ever' ? '+' : ''}`;
}

function countCalls(lines: readonly string[]): Readonly<Record<string, number>> {
	const byThread = new Map<string, number>();
	for (const line of lines) {
		const found = /^(\d+) +(\w+)\(/.exec(line);
		if (!found) continue;
		const key = `${found[2]} ${found[1]}`;
		byThread.set(key, (byThread.get(key) ?? 0) + 1);
	}
	const calls: Record<string, number> = {};
	for (const [key, count] of byThread) {
		const call = key.split(' ')[0] ?? '';
		calls[call] = Math.max(calls[call] ?? 0, count);
	}
	return calls;
}
