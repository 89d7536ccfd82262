import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of registers and documents, real and made up. */
export const FOLDERS = [
	'data/registers/albertslund',
	'data/registers/ballerup',
	'data/contexts/aalborg',
	'tests/fixtures/registers/fjordby',
	'tests/fixtures/registers/nyby'
] as const;

/** The texts of the files of this name in every folder that has one, and of those ending so where the name begins with a dot. */
export function seedTexts(name: string): readonly string[] {
	return FOLDERS.flatMap((folder) => {
		const names = name.startsWith('.') ? readdirSync(folder).filter((one) => one.endsWith(name)) : [name];
		return names
			.map((one) => join(folder, one))
			.filter(existsSync)
			.map((path) => readFileSync(path, 'utf8'));
	});
}

/** The files of a folder by name. */
export function seedFolder(folder: (typeof FOLDERS)[number]): ReadonlyMap<string, Uint8Array> {
	return new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
}

/** The words and marks of a table of commas: its heading names and a few of its cells. */
export function csvTokens(texts: readonly string[]): readonly string[] {
	const cells = texts
		.flatMap((text) => text.slice(0, 3_000).split(/[,\n]/))
		.filter((cell) => cell.length < 40);
	return [...new Set(['"', '""', ',', ',,', '\n', '\r\n', ';', ...cells])].slice(0, 60);
}
