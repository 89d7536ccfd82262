import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder, and those around it that are not there. Answers those that were made, the outermost first. Throws as the system does:
 * Node's own way of making several says of a disk that is full, or can only be read, that there is no such folder.
 */
export async function makeFolder(path: string): Promise<readonly string[]> {
	try {
		await mkdir(path);
		return [path];
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		// A disk that can only be read says so of a folder that is there as well.
		if ((await stat(path).catch(() => null))?.isDirectory()) return [];
		if (code !== 'ENOENT' || dirname(path) === path) throw cause;
		return [...(await makeFolder(dirname(path))), ...(await makeFolder(path))];
	}
}
