import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#run/project.mjs';

/** What is generated and kept out of the repository, and that tests read. */
const GENERATED = ['.svelte-kit', 'src/lib/i18n/generated', 'src/lib/fonts'];

/** A copy of the checkout in which anything may be changed. */
export interface CheckoutCopy {
	readonly folder: string;
	readonly remove: () => Promise<void>;
}

/** Copies the checkout as it is now, what is not committed included; the packages are those of the checkout, by a link. */
export async function copyCheckout(): Promise<CheckoutCopy> {
	const folder = await mkdtemp(join(tmpdir(), 'genklang-copy-'));
	const listed = await promisify(execFile)(
		'git',
		['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
		{ cwd: projectRoot, maxBuffer: 64 * 1024 * 1024 }
	);
	const files = listed.stdout
		.split('\0')
		.filter((file) => file !== '' && existsSync(join(projectRoot, file)));
	for (const file of [...files, ...GENERATED]) {
		if (!existsSync(join(projectRoot, file)))
			throw new Error(`${file}: not there, make it with: npm run build`);
		await mkdir(dirname(join(folder, file)), { recursive: true });
		await cp(join(projectRoot, file), join(folder, file), { recursive: true, verbatimSymlinks: true });
	}
	await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
	return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
