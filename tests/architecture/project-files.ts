import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Made, not written. */
const GENERATED = ['src/lib/i18n/generated', 'src/lib/fonts', 'src/lib/i18n/project.inlang'];

function filesBelow(folder: string): readonly string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (GENERATED.includes(path)) return [];
		return entry.isDirectory() ? filesBelow(path) : [path];
	});
}

/** The code of the project: .ts, .mjs and .svelte files of src, pipelines and tests, paths seen from the root. */
export const codeFiles: readonly string[] = ['src', 'pipelines', 'tests']
	.flatMap(filesBelow)
	.filter((path) => /\.(?:ts|mjs|js|svelte)$/.test(path) && !path.startsWith('tests/fixtures/'))
	.sort();

/** The text of a file seen from the root. */
export function textOf(path: string): string {
	return readFileSync(path, 'utf8');
}

/**
 * The files that git keeps; all that are not ignored where there is no git.
 * @returns paths seen from the root, none that was removed but not yet committed
 */
export function keptFiles(): readonly string[] {
	if (existsSync('.git')) {
		const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0');
		return listed.filter((path) => path !== '' && existsSync(path));
	}
	const roots = readdirSync('.', { withFileTypes: true }).filter(
		({ name }) => !['node_modules', '.svelte-kit', '.cache', 'build', 'releases', 'coverage'].includes(name)
	);
	return roots.flatMap((entry) => (entry.isDirectory() ? filesBelow(entry.name) : [entry.name]));
}
