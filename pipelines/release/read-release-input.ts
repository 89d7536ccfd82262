import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readAreas } from '#pipelines/build/read-areas.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { DataError } from '#pipelines/data-error.ts';
import { readLedger } from '#pipelines/link/id-ledger.ts';
import type { ContextReading, RegisterReading } from '#pipelines/model.ts';
import { openNames } from '#pipelines/open-folder.ts';
import { readDocuments } from '#pipelines/read-documents.ts';
import { readRegisters } from '#pipelines/read-register.ts';
import { BEFORE_PREFIX } from '#pipelines/replace-folder.ts';
import { readChangeReasons } from './change-reasons.ts';
import { readKeptVersions } from './kept-versions.ts';
import type { ReleaseInput } from './make-release.ts';
import { readReleaseFacts } from './release-facts.ts';

type Report = (step: string) => void;

/** Folder of a data folder in which published versions are kept. */
export const PUBLISHED_FOLDER = 'published';
/** File of a data folder that says why what was published has changed. */
export const REASONS_FILE = 'changes-why.csv';

/** Reads all of a data folder that a release is made of. Throws `RefusalError` where a part is missing or cannot be used. */
export async function readReleaseInput(data: string, report: Report = () => {}): Promise<ReleaseInput> {
	const facts = await readReleaseFacts(join(data, 'release.json'));
	const areas = await readAreas(join(data, 'areas.csv'));
	const folders = await registerFolders(data);
	const readings: RegisterReading[] = [];
	for (const folder of folders) {
		const options = { requireIds: true, progress: report };
		readings.push(...(await orRefuse(folder, readRegisters(folder, options))));
	}
	const contexts: ContextReading[] = [];
	for (const folder of await foldersWith(join(data, 'contexts'), 'document.json')) {
		contexts.push(await orRefuse(folder, readDocuments(folder, { requireIds: true, progress: report })));
	}
	return {
		...facts,
		readings: homeFirst(readings),
		areas,
		contexts,
		names: await openNames(data),
		published: await readKeptVersions(join(data, PUBLISHED_FOLDER)),
		reasons: await readChangeReasons(join(data, REASONS_FILE), await retiredIds(folders))
	};
}

/** Ids that the ledgers of the registers say are no longer in use, with the reason. */
async function retiredIds(folders: readonly string[]): Promise<ReadonlyMap<string, string>> {
	const retired = new Map<string, string>();
	for (const file of folders.map((folder) => join(folder, 'ids.csv')).filter(existsSync)) {
		for (const entry of readLedger(file, await readFile(file)).entries) {
			if (entry.retired !== '') retired.set(entry.id, entry.retired);
		}
	}
	return retired;
}

async function orRefuse<Reading>(folder: string, reading: Promise<Reading>): Promise<Reading> {
	try {
		return await reading;
	} catch (cause) {
		if (!(cause instanceof DataError)) throw cause;
		const problems = cause.findings.map(
			({ source, line, message }) => `${folder}/${source}:${line}: ${message}`
		);
		throw new RefusalError(problems, { cause });
	}
}

/** The home council first, the others in byte order of their folders. */
function homeFirst(readings: readonly RegisterReading[]): readonly RegisterReading[] {
	const isHome = ({ descriptor }: RegisterReading) => descriptor.home === true;
	return [...readings.filter(isHome), ...readings.filter((reading) => !isHome(reading))];
}

async function registerFolders(data: string): Promise<string[]> {
	const registers = join(data, 'registers');
	if (!existsSync(registers)) throw new RefusalError([`${registers}: no such folder`]);
	await refuseHalfWritten(registers);
	return foldersWith(registers, 'register.json');
}

/** An import that was ended between two renames has taken a register away, and a release without it would be a wrong one. */
async function refuseHalfWritten(registers: string): Promise<void> {
	const taken = (await readdir(registers)).filter(
		(name) => name.startsWith(BEFORE_PREFIX) && !existsSync(join(registers, name.slice(BEFORE_PREFIX.length)))
	);
	if (taken.length === 0) return;
	throw new RefusalError(
		taken.map((name) => {
			const folder = join(registers, name.slice(BEFORE_PREFIX.length));
			return `${join(registers, name)}: an import was ended before it was done: rename this to ${folder}, or import again`;
		})
	);
}

/** Folders that hold a descriptor, in byte order of their names; none where there is no such folder. */
async function foldersWith(parent: string, descriptor: string): Promise<string[]> {
	if (!existsSync(parent)) return [];
	// What begins with a dot is left over from a write that did not end.
	const names = (await readdir(parent)).filter((name) => !name.startsWith('.')).sort();
	return names.map((name) => join(parent, name)).filter((folder) => existsSync(join(folder, descriptor)));
}
