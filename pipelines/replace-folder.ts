import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sync, syncFolder } from './release/release-files.ts';

/** Start of the name under which a folder is kept while another takes its place: `.before-albertslund`. */
export const BEFORE_PREFIX = '.before-';

/**
 * Gives a folder these files and no others; folders inside it stay. They are written beside it, handed to the disk and put in its
 * place by two renames; what is ended between them is made good by `recoverFolders`. Where anything fails before, the folder stays
 * as it is.
 */
export async function replaceFolder(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
	const parent = dirname(folder);
	await mkdir(parent, { recursive: true });
	const made = await mkdtemp(join(parent, '.import-'));
	const old = join(parent, `${BEFORE_PREFIX}${basename(folder)}`);
	try {
		for (const [name, bytes] of files) await writeFile(join(made, name), bytes);
		await chmod(made, 0o755);
		const isThere = existsSync(folder);
		if (isThere) await copyFolders(folder, made);
		await syncFolder(made);
		if (isThere) await rename(folder, old);
		try {
			await rename(made, folder);
		} catch (cause) {
			if (isThere) await rename(old, folder);
			throw cause;
		}
		await sync(parent);
	} finally {
		await rm(made, { recursive: true, force: true });
	}
	await rm(old, { recursive: true, force: true });
}

/** Puts back what an import had taken away when it was ended, and removes what one had replaced and not yet removed. */
export async function recoverFolders(registers: string): Promise<void> {
	if (!existsSync(registers)) return;
	for (const name of await readdir(registers)) {
		if (!name.startsWith(BEFORE_PREFIX)) continue;
		const folder = join(registers, name.slice(BEFORE_PREFIX.length));
		if (existsSync(folder)) await rm(join(registers, name), { recursive: true, force: true });
		else await rename(join(registers, name), folder);
	}
}

async function copyFolders(from: string, to: string): Promise<void> {
	for (const entry of await readdir(from, { withFileTypes: true })) {
		if (entry.isDirectory()) await cp(join(from, entry.name), join(to, entry.name), { recursive: true });
	}
}
