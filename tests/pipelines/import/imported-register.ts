import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppliedImport, type ApplyInput, applyImport } from '#pipelines/import/apply-import.ts';
import type { NewCouncil } from '#pipelines/import/update-register.ts';

/** A data folder without registers, and what removes it. */
export async function emptyData(): Promise<{ data: string; remove: () => Promise<void> }> {
	const folder = await mkdtemp(join(tmpdir(), 'imported-'));
	const data = join(folder, 'data');
	await mkdir(join(data, 'registers'), { recursive: true });
	for (const name of ['areas.csv', 'allowed-names.csv', 'release.json'])
		await cp(join('data', name), join(data, name));
	return { data, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The council of the registers here. */
export const HAVNBY: NewCouncil = {
	id: 'hav-ir',
	slug: 'havnby',
	name: 'Integrationsrådet i Havnby',
	municipality: 'Havnby',
	kind: 'integrationsråd'
};

/** Imports a text, or bytes, for the council of Havnby; the mapping is proposed. */
export function importInto(
	dataFolder: string,
	file: string | Uint8Array,
	options: Partial<ApplyInput> = {}
): Promise<AppliedImport> {
	const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
	return applyImport({
		bytes,
		fileName: 'liste.csv',
		mapping: null,
		council: HAVNBY,
		dataFolder,
		...options
	});
}

/** Every file of a folder as text, by name. */
export async function folderTexts(folder: string): Promise<Record<string, string>> {
	const names = (await readdir(folder)).sort();
	const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')));
	return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
}

/** A register of four recommendations with their status words. */
export const LIST = [
	'Nr;År;Tema;Anbefaling;Kommunens svar;Status pr. 28. februar 2019',
	'12;2014;Mentor;Rådet anbefaler, at kommunen opretter et korps af frivillige mentorer;"Korpset er',
	'oprettet i 2015";Gennemført',
	'13;2014;Skole;Rådet anbefaler, at skolerne holder møder med forældrene om lektier;;I gang',
	'',
	'14;2015;Skole;Rådet anbefaler, at klubberne åbner om lørdagen for alle unge;Vi ser på det;',
	'15;2016;;Rådet anbefaler, at borgerservice får foldere på flere sprog;;',
	'16;20l6;Skole;Rådet anbefaler en fælles fest for hele byen om sommeren;;',
	''
].join('\r\n');
