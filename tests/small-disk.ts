import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteSkip } from './skip-without.ts';

const run = (...command: readonly [string, ...string[]]) =>
	spawnSync(command[0], command.slice(1), { encoding: 'utf8' });

/** A disk of its own, in memory. */
export interface SmallDisk {
	readonly folder: string;
	/** From here on it can be read only. */
	readonly forbidWriting: () => void;
	readonly remove: () => void;
}

/** Makes a disk of so many kB. Throws where this user may not. */
export function smallDisk(kilobytes: number): SmallDisk {
	const folder = mkdtempSync(join(tmpdir(), 'genklang-disk-'));
	const mounted = run('mount', '-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder);
	if (mounted.status !== 0) {
		rmSync(folder, { recursive: true });
		throw new Error(`no disk could be made: ${mounted.stderr || String(mounted.error)}`);
	}
	return {
		folder,
		forbidWriting: () => {
			const { status, stderr } = run('mount', '-o', 'remount,ro', folder);
			if (status !== 0) throw new Error(stderr);
		},
		remove: () => {
			run('umount', '-l', folder);
			rmSync(folder, { recursive: true });
		}
	};
}

/** Whether a test has to be skipped because this user may make no disk; the reason is listed at the end of `npm test`. */
export function skipWithoutSmallDisk(reason: string): boolean {
	try {
		smallDisk(64).remove();
		return false;
	} catch {
		noteSkip('the right to mount a disk', reason);
		return true;
	}
}
