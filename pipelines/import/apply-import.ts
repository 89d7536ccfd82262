import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RegisterDescriptor } from '../model.ts';
import { openFolder } from '../open-folder.ts';
import { readDescriptor } from '../read/register-descriptor.ts';
import { recoverFolders, replaceFolder } from '../replace-folder.ts';
import { readBodyCouncils } from './body-councils.ts';
import { COUNCILS_FILE } from './mapped-folder.ts';
import type { Mapping } from './mapping.ts';
import { ImportRefusal, type Progress } from './table-file.ts';
import { type NewCouncil, type UpdatedRegister, updateRegister } from './update-register.ts';

/** A register to be written into a data folder. */
export interface ApplyInput {
	readonly bytes: Uint8Array;
	readonly fileName: string;
	/** Null for that of the folder, else one that is proposed. */
	readonly mapping: Mapping | null;
	/** A new council, or the name of the folder, id or slug of one that is there. */
	readonly council: NewCouncil | string;
	/** Folder that holds `registers/`. */
	readonly dataFolder: string;
	/** Date that the statuses are of; left out for that in the file. */
	readonly asOf?: string;
	readonly progress?: Progress;
}

/** What an import wrote, or would write. */
export interface AppliedImport extends UpdatedRegister {
	/** Folder of the register. */
	readonly folder: string;
}

/**
 * Writes a register into its folder under `registers/`, in one step or not at all: the new folder is made beside it and takes its
 * place by a rename. The same file again writes nothing.
 *
 * Rejects with `ImportRefusal` and DataError as `updateRegister` does, and where an id or address is another council's.
 */
export async function applyImport(input: ApplyInput): Promise<AppliedImport> {
	await recoverFolders(join(input.dataFolder, 'registers'));
	const planned = await planImport(input);
	if (!planned.same) await replaceFolder(planned.folder, planned.files);
	return planned;
}

/** What `applyImport` would write; writes nothing. */
export async function planImport({ council, dataFolder, ...input }: ApplyInput): Promise<AppliedImport> {
	const registers = join(dataFolder, 'registers');
	const others = await foldersOf(registers);
	const isNamed = ({ folder, descriptor }: FolderCouncils) =>
		typeof council === 'string'
			? [basename(folder), descriptor.council.id, descriptor.council.slug].includes(council)
			: descriptor.council.id === council.id;
	const own = others.find(isNamed);
	if (!own && typeof council === 'string') {
		const known = others.map(({ folder }) => basename(folder)).join(', ') || 'none';
		throw new ImportRefusal(
			'unknown-council',
			`there is no council "${council}": those that are there are ${known}; for a new one say what it is`
		);
	}
	const updated = await updateRegister({
		...input,
		before: own ? await openFolder(own.folder) : null,
		home: others.length === 0,
		...(typeof council === 'string' ? {} : { council })
	});
	refuseTaken(
		updated,
		others.filter((one) => one !== own)
	);
	return { ...updated, folder: own?.folder ?? join(registers, updated.descriptor.council.slug) };
}

/** The councils of one register folder. */
export interface FolderCouncils {
	readonly folder: string;
	readonly descriptor: RegisterDescriptor;
	readonly ids: readonly string[];
	readonly slugs: readonly string[];
}

/** The register folders of a data folder with the ids and addresses that they hold. */
export async function foldersOf(registers: string): Promise<readonly FolderCouncils[]> {
	if (!existsSync(registers)) return [];
	const found: FolderCouncils[] = [];
	for (const name of (await readdir(registers)).sort()) {
		const folder = join(registers, name);
		const path = join(folder, 'register.json');
		if (name.startsWith('.') || !existsSync(path)) continue;
		const descriptor = readDescriptor(new Map([['register.json', await readFile(path)]]));
		const list = join(folder, COUNCILS_FILE);
		const bodies = existsSync(list) ? readBodyCouncils(COUNCILS_FILE, await readFile(list)).councils : [];
		found.push({
			folder,
			descriptor,
			ids: [descriptor.council.id, ...bodies.map(({ councilId }) => councilId)],
			slugs: [descriptor.council.slug, ...bodies.map(({ slug }) => slug)]
		});
	}
	return found;
}

function refuseTaken({ descriptor, councils }: UpdatedRegister, others: readonly FolderCouncils[]): void {
	const { council } = descriptor;
	for (const { folder, ids, slugs } of others) {
		const id = [council.id, ...councils.map(({ councilId }) => councilId)].find((one) => ids.includes(one));
		const slug = [council.slug, ...councils.map((one) => one.slug)].find((one) => slugs.includes(one));
		const what = id === undefined ? (slug === undefined ? null : `address "${slug}"`) : `id "${id}"`;
		if (what !== null) {
			throw new ImportRefusal(
				'taken',
				`the ${what} is that of the council in ${basename(folder)}: choose another`
			);
		}
	}
}
