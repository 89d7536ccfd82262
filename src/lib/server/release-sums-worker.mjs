import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Reads open files to their end, in a thread of its own. `workerData.descriptors` are those of the process; the answer is
 * size and SHA-256 of each, in their order, or why it could not be read.
 */
const buffer = new Uint8Array(1024 * 1024);

/** @param {number} descriptor */
function sumOf(descriptor) {
	const hash = createHash('sha256');
	let bytes = 0;
	for (;;) {
		const read = readSync(descriptor, buffer, 0, buffer.length, bytes);
		if (read === 0) return { bytes, sha256: hash.digest('hex') };
		hash.update(buffer.subarray(0, read));
		bytes += read;
	}
}

parentPort?.postMessage(
	workerData.descriptors.map((/** @type {number} */ descriptor) => {
		try {
			return sumOf(descriptor);
		} catch (cause) {
			return { unread: String(cause) };
		}
	})
);
