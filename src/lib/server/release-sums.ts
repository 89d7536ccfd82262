import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { ReleaseFile } from '#lib/domain/release-manifest.ts';
import { ReleaseError } from './release-error.ts';
import program from './release-sums-worker.mjs?raw';

/** Up to here a thread costs more than it takes off the one that answers. */
const SMALL_RELEASE_BYTES = 32 * 1024 * 1024;
/** A fraction of a millisecond of work between two chances for a request. */
const CHUNK_BYTES = 65_536;

interface Sum {
	readonly bytes: number;
	readonly sha256: string;
}

/** Why a file that is open could not be read to its end: it is a folder, or the disk fails. */
interface Unread {
	readonly unread: string;
}

/**
 * Holds open files against their sizes and sums; requests are answered meanwhile. Throws `ReleaseError` naming the first
 * that is not as it was made.
 */
export async function checkSums(
	folder: string,
	files: readonly ReleaseFile[],
	handles: readonly FileHandle[]
): Promise<void> {
	const isSmall = files.reduce((sum, { bytes }) => sum + bytes, 0) <= SMALL_RELEASE_BYTES;
	const sums = isSmall ? await sumsHere(handles) : await sumsInThread(handles);
	for (const [index, { path, bytes, sha256 }] of files.entries()) {
		const sum = sums[index];
		if (sum !== undefined && 'unread' in sum)
			throw new ReleaseError('damaged', `${folder}/${path}: cannot be read (${sum.unread})`);
		if (sum?.bytes === bytes && sum.sha256 === sha256) continue;
		throw new ReleaseError('damaged', `${folder}/${path}: not as it was made (size or SHA-256 differs)`);
	}
}

async function sumsHere(handles: readonly FileHandle[]): Promise<readonly (Sum | Unread)[]> {
	const buffer = new Uint8Array(CHUNK_BYTES);
	const sums: (Sum | Unread)[] = [];
	for (const handle of handles) {
		try {
			sums.push(await sumOf(handle, buffer));
		} catch (cause) {
			sums.push({ unread: cause instanceof Error ? cause.message : String(cause) });
		}
	}
	return sums;
}

async function sumOf(handle: FileHandle, buffer: Uint8Array): Promise<Sum> {
	const hash = createHash('sha256');
	let bytes = 0;
	for (;;) {
		const { bytesRead } = await handle.read(buffer, 0, buffer.length, bytes);
		if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
		hash.update(buffer.subarray(0, bytesRead));
		bytes += bytesRead;
	}
}

function sumsInThread(handles: readonly FileHandle[]): Promise<readonly (Sum | Unread)[]> {
	const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
		workerData: { descriptors: handles.map(({ fd }) => fd) },
		env: {},
		argv: [],
		execArgv: []
	});
	return new Promise((resolve, reject) => {
		worker.on('message', resolve);
		worker.on('error', reject);
		worker.on('exit', () => reject(new Error('the thread that reads the release ended early')));
	});
}
