import { expect, test } from 'vitest';
import { keptFiles, textOf } from './project-files.ts';

const kept = keptFiles();

const TOP_LEVEL = [
	...['src', 'data', 'pipelines', 'tests', 'docs'],
	...[
		'svelte.config.js',
		'vite.config.ts',
		'eslint.config.js',
		'tsconfig.json',
		'package.json',
		'package-lock.json'
	],
	...['README.md', 'LICENSE', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'CITATION.cff', 'Dockerfile'],
	...['.ci', '.dockerignore', '.editorconfig', '.gitattributes', '.github', '.gitignore', '.npmrc', '.nvmrc'],
	...['.prettierignore', '.prettierrc']
];

test('the top level holds the fixed folders and what tools want there', () => {
	const top = new Set(kept.map((path) => path.split('/')[0] ?? ''));
	expect([...top].filter((name) => !TOP_LEVEL.includes(name))).toEqual([]);
	for (const name of ['src', 'data', 'pipelines', 'tests', 'package.json']) expect(top).toContain(name);
});

test('the lock file names versions and checksums and no address to fetch from', () => {
	const lock = textOf('package-lock.json');
	expect(lock).toContain('"lockfileVersion": 3');
	expect(lock).not.toContain('"resolved"');
	expect(lock.match(/"integrity": "sha512-/g)?.length).toBeGreaterThan(100);
});

test('no file names a folder of somebody’s machine', () => {
	const folders = ['work', 'tmp', 'root', 'home'].map((name) => `/${name}/`).join('|');
	const machinePath = new RegExp(`(?:^|[\\s"'\`(=:])(?:${folders})`, 'm');
	const text = kept.filter((path) =>
		/\.(?:ts|mjs|js|json|svelte|css|html|md|csv|txt|yml|sh)$|\/run$/.test(path)
	);
	expect(text.filter((path) => machinePath.test(textOf(path)))).toEqual([]);
});

test('the licences of code and data are named', () => {
	expect(textOf('LICENSE')).toMatch(/^Mozilla Public License Version 2\.0\n/);
	expect(textOf('LICENSE')).toContain('Exhibit B - "Incompatible With Secondary Licenses" Notice');
	expect((JSON.parse(textOf('package.json')) as { license: string }).license).toBe('MPL-2.0');
});
