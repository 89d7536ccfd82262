import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sync } from './release/release-files.ts';

/**
 * Gives a file new content: written beside it, handed to the disk, and put in its place by a rename. A reader sees the old file or the
 * new one and nothing between, whatever ends the process; what a run leaves that did not end is in nobody's way.
 */
export async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
	const draft = `${path}.${process.pid}.new`;
	try {
		const handle = await open(draft, 'w');
		try {
			await handle.writeFile(content);
			await handle.sync();
		} finally {
			await handle.close();
		}
		await rename(draft, path);
	} catch (cause) {
		await rm(draft, { force: true }).catch(() => {});
		throw cause;
	}
	await sync(dirname(path));
}
