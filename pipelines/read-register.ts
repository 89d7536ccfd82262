import { isMappedFolder } from './import/mapped-folder.ts';
import { readMappedRegister } from './import/read-mapped-register.ts';
import type { RegisterReading } from './model.ts';
import { openFolder, openShared } from './open-folder.ts';
import { type ReadingContext, readRegisterFiles, type RegisterRead } from './read-register-files.ts';
import { openDictionary } from './open-dictionary.ts';

/** How a register folder is to be read. */
export type ReadingOptions = Pick<ReadingContext, 'requireIds' | 'progress'>;

/**
 * Reads a register folder from disk, all councils of one that holds several as one; writes nothing.
 *
 * `requireIds` makes provisional ids and a changed source problems. Throws DataError where the folder or its
 * `register.json` is missing or not to be used; all else that is wrong is in `problems`.
 */
export async function readRegister(folder: string, options: ReadingOptions = {}): Promise<RegisterReading> {
	const [first, ...others] = await readRegisters(folder, options);
	if (!first) throw new Error(`${folder}: no council`);
	return others.length === 0 ? first : wholeFolder([first, ...others]);
}

/** The councils of a folder as one reading, under the descriptor of the first. */
function wholeFolder(readings: readonly [RegisterReading, ...RegisterReading[]]): RegisterReading {
	const all = <Key extends keyof RegisterReading>(key: Key) => readings.map((reading) => reading[key]);
	return {
		...readings[0],
		themes: all('themes').flat(),
		recommendations: all('recommendations').flat(),
		statements: all('statements').flat(),
		responses: all('responses').flat(),
		judgements: all('judgements').flat()
	};
}

/**
 * Reads a register folder that may hold several councils: an imported register of many bodies. Sources, lines and findings are in
 * the reading of the first. Throws as `readRegister` does.
 */
export async function readRegisters(
	folder: string,
	options: ReadingOptions = {}
): Promise<readonly RegisterReading[]> {
	const files = await openFolder(folder);
	const shared = await openShared(folder);
	return readRegistersOf(files, { folder, words: await openDictionary(), ...shared, ...options });
}

/** The same from the bytes of the folder's files. */
export async function readRegistersOf(
	files: ReadonlyMap<string, Uint8Array>,
	context: ReadingContext
): Promise<readonly RegisterReading[]> {
	if (isMappedFolder(files)) return readMappedRegister(files, context);
	return [(await readRegisterFiles(files, context)).reading];
}

/** The same with the ids that the folder's ledger should keep. */
export async function readRegisterWithIds(
	folder: string,
	options: ReadingOptions = {}
): Promise<RegisterRead> {
	const files = await openFolder(folder);
	const shared = await openShared(folder);
	return readRegisterFiles(files, { folder, words: await openDictionary(), ...shared, ...options });
}
