import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { DataError } from './data-error.ts';
import { readAllowedNames } from './names/allowed-names.ts';
import type { NameEvidence } from './names/find-personal.ts';
import { openDictionary } from './open-dictionary.ts';

const ALLOWED_NAMES = 'allowed-names.csv';

/** The largest file that a folder of documents may hold, in bytes. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** Files that all folders of a data folder share; null for one that is not at hand. */
export interface SharedFiles {
	/** Bytes of `areas.csv`. */
	readonly areas: Uint8Array | null;
	/** Bytes of `allowed-names.csv`: that of the data folder, else the project's own. */
	readonly allowedNames: Uint8Array | null;
}

/** By what a build of a data folder tells names of persons from other words. */
export async function openNames(data: string): Promise<NameEvidence> {
	return { words: await openDictionary(), allowed: readAllowedNames(await openAllowedNames(data)) };
}

async function openAllowedNames(data: string): Promise<Uint8Array | null> {
	const own = await readFile(join(data, ALLOWED_NAMES)).catch(() => null);
	return own ?? (await readFile(new URL(`../data/${ALLOWED_NAMES}`, import.meta.url)).catch(() => null));
}

/** The files beside the folder that say what areas there are and what names of places and institutions may stand. */
export async function openShared(folder: string): Promise<SharedFiles> {
	const data = resolve(folder, '../..');
	return {
		areas: await readFile(join(data, 'areas.csv')).catch(() => null),
		allowedNames: await openAllowedNames(data)
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
