import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DataError } from './data-error.ts';
import type { RegisterReading } from './model.ts';
import { type ReadingContext, readRegisterFiles, type RegisterRead } from './read-register-files.ts';
import { openDictionary } from './open-dictionary.ts';

/** How a register folder is to be read. */
export type ReadingOptions = Pick<ReadingContext, 'requireIds' | 'progress'>;

/** The largest file that a register folder may hold, in bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * Reads a register folder from disk; writes nothing.
 *
 * `requireIds` makes provisional ids and a changed source problems. Throws DataError where the folder or its
 * `register.json` is missing or not to be used; all else that is wrong is in `problems`.
 */
export async function readRegister(folder: string, options: ReadingOptions = {}): Promise<RegisterReading> {
	return (await readRegisterWithIds(folder, options)).reading;
}

/** The same with the ids that the folder's ledger should keep. */
export async function readRegisterWithIds(
	folder: string,
	options: ReadingOptions = {}
): Promise<RegisterRead> {
	const files = await openFolder(folder);
	const areas = await readFile(resolve(folder, '../../areas.csv')).catch(() => null);
	return readRegisterFiles(files, { folder, words: await openDictionary(), areas, ...options });
}

async function openFolder(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
	const names = await readdir(folder).catch((cause: unknown) => {
		const message = `no such folder: ${folder}`;
		throw new DataError([{ source: folder, line: 1, code: 'missing-folder', message }], { cause });
	});
	const files = new Map<string, Uint8Array>();
	for (const name of names.sort()) {
		const path = join(folder, name);
		const about = await stat(path);
		if (!about.isFile()) continue;
		if (about.size > LARGEST_FILE) {
			const message = `${about.size} bytes are more than the ${LARGEST_FILE} that a register folder may hold in one file`;
			throw new DataError([{ source: name, line: 1, code: 'file-too-large', message }]);
		}
		files.set(name, await readFile(path));
	}
	return files;
}
