import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Where the built app lies: `build`, or what GENKLANG_BUILD names, seen from the project's root.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} an absolute path
 */
export function buildFolder(env = process.env) {
	return resolve(projectRoot, env.GENKLANG_BUILD || 'build');
}

/**
 * Where the data releases lie: `releases`, or what GENKLANG_RELEASES names, seen from the project's root.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} an absolute path
 */
export function releasesFolder(env = process.env) {
	return resolve(projectRoot, env.GENKLANG_RELEASES || 'releases');
}

/**
 * The file that runs a tool of node_modules.
 * @param {'tsx' | 'vite' | 'vitest' | 'prettier' | 'eslint' | 'svelte-kit' | 'svelte-check'} tool
 * @returns {string} an absolute path, to be run by this Node
 */
export function toolPath(tool) {
	const files = {
		tsx: 'tsx/dist/cli.mjs',
		vite: 'vite/bin/vite.js',
		vitest: 'vitest/vitest.mjs',
		prettier: 'prettier/bin/prettier.cjs',
		eslint: 'eslint/bin/eslint.js',
		'svelte-kit': '@sveltejs/kit/svelte-kit.js',
		'svelte-check': 'svelte-check/bin/svelte-check'
	};
	return join(projectRoot, 'node_modules', files[tool]);
}
