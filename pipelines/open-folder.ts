import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DataError } from './data-error.ts';

/** The largest file that a folder of documents may hold, in bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Files that all folders of a data folder share; null for one that is not at hand. */
export interface SharedFiles {
	/** Bytes of `areas.csv`. */
	readonly areas: Uint8Array | null;
	/** Bytes of `allowed-names.csv`: that of the data folder, else the project's own. */
	readonly allowedNames: Uint8Array | null;
}

/** The files beside the folder that say what areas there are and what names of places and institutions may stand. */
export async function openShared(folder: string): Promise<SharedFiles> {
	const open = (path: string | URL) => readFile(path).catch(() => null);
	const names = 'allowed-names.csv';
	return {
		areas: await open(resolve(folder, '../../areas.csv')),
		allowedNames:
			(await open(resolve(folder, '../..', names))) ??
			(await open(new URL(`../data/${names}`, import.meta.url)))
	};
}

/**
 * The files of a folder by name, those in folders below it left out.
 *
 * Throws DataError where there is no such folder or a file in it is too large.
 */
export async function openFolder(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
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
			const message = `${about.size} bytes are more than the ${LARGEST_FILE} that a folder of documents may hold in one file`;
			throw new DataError([{ source: name, line: 1, code: 'file-too-large', message }]);
		}
		files.set(name, await readFile(path));
	}
	return files;
}
