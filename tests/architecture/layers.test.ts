import { builtinModules } from 'node:module';
import { parse } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { importsIn, importsOf } from './imports-of.ts';
import { layerOf, mayImport } from './layer-of.ts';
import { codeFiles, textOf } from './project-files.ts';

const imports = codeFiles.flatMap((path) => importsOf(path).map((imported) => ({ path, ...imported })));

/** These run in the reader's browser, too. */
const BROWSER_CODE =
	/^(?:src\/lib\/(?:domain|charts|url|sql|components|i18n)|pipelines\/(?:parse|repair|link))\//;

/** Sent to the browser with a page, together with all it imports. */
const PAGE_CODE = /\.svelte$|\+(?:page|layout)\.ts$|^src\/hooks(?:\.client)?\.ts$/;

/** The one file that draws with the chart library, fetched when it is first needed. */
const DRAW = 'src/lib/charts/draw.ts';

const isBuiltin = (specifier: string) =>
	specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0] ?? '');

test('every file has a place in the layout', () => {
	expect(codeFiles.filter((path) => layerOf(path) === null)).toEqual([]);
	expect(codeFiles.length).toBeGreaterThan(40);
});

/** A configuration for some tests alone starts from that of the project, which stands in no layer. */
const isConfiguration = (path: string) => path.startsWith('tests/') && path.endsWith('/vitest.config.ts');

test('each layer imports only what stands below it', () => {
	const wrong = imports.filter(({ path, file }) => {
		if (file === null || isConfiguration(path)) return false;
		const [from, to] = [layerOf(path), layerOf(file)];
		return from === null || to === null || !mayImport(from, to);
	});
	expect(wrong.map(({ path, specifier }) => `${path} imports ${specifier}`)).toEqual([]);
});

test('code that runs in the browser imports nothing of Node', () => {
	const wrong = imports.filter(({ path, specifier }) => BROWSER_CODE.test(path) && isBuiltin(specifier));
	expect(wrong.map(({ path, specifier }) => `${path} imports ${specifier}`)).toEqual([]);
});

test('files are imported by their whole name, through # or as neighbours', () => {
	const wrong = imports.filter(
		({ path, specifier, file }) =>
			specifier.startsWith('$lib') ||
			specifier === '$app/stores' ||
			// Routes have no name with #: nothing but their tests imports them from afar.
			(specifier.startsWith('../../') &&
				!isConfiguration(path) &&
				!(path.startsWith('tests/') && file !== null && layerOf(file) === 'routes')) ||
			(file !== null && !/\.\w+$/.test(file) && !specifier.endsWith('/$types'))
	);
	expect(wrong.map(({ path, specifier }) => `${path} imports ${specifier}`)).toEqual([]);
});

describe('the chart library', () => {
	test('is imported by the file that draws, and elsewhere as types only', () => {
		const wrong = imports.filter(
			({ path, specifier, kind }) =>
				/^(?:@observablehq\/plot|d3(?:-.*)?)$/.test(specifier) && kind !== 'type' && path !== DRAW
		);
		expect(wrong.map(({ path, specifier }) => `${path} imports ${specifier}`)).toEqual([]);
	});

	test('does not come with a page: nothing that a page loads at once leads to it', () => {
		const loaded = new Set(codeFiles.filter((path) => PAGE_CODE.test(path)));
		for (const path of loaded) {
			for (const { file } of imports.filter((found) => found.path === path && found.kind === 'static')) {
				if (file !== null && codeFiles.includes(file)) loaded.add(file);
			}
		}
		expect(loaded.size).toBeGreaterThan(20);
		expect([...loaded]).not.toContain(DRAW);
	});
});

describe('the database for browsers', () => {
	const HEAVY = /^(?:@duckdb\/duckdb-wasm$|@codemirror\/|@lezer\/|apache-arrow$)/;

	test('its editor and Arrow are imported by the room for them alone, as far as the site is concerned', () => {
		const wrong = imports.filter(
			({ path, specifier, kind }) =>
				path.startsWith('src/') && HEAVY.test(specifier) && kind !== 'type' && layerOf(path) !== 'sql'
		);
		expect(wrong.map(({ path, specifier }) => `${path} imports ${specifier}`)).toEqual([]);
	});

	test('does not come with a page: nothing that a page loads at once leads to it', () => {
		const loaded = new Set(codeFiles.filter((path) => PAGE_CODE.test(path)));
		for (const path of loaded) {
			for (const { file, specifier } of imports.filter((one) => one.path === path && one.kind === 'static')) {
				expect([path, HEAVY.test(specifier)]).toEqual([path, false]);
				if (file !== null && codeFiles.includes(file)) loaded.add(file);
			}
		}
		expect([...loaded]).toContain('src/lib/sql/engine.ts');
		expect([...loaded]).not.toContain('src/lib/sql/open-database.ts');
	});
});

test('one component alone writes HTML as it is given', () => {
	const writing = codeFiles.filter((path) => {
		if (!path.endsWith('.svelte')) return false;
		return JSON.stringify(parse(textOf(path), { modern: true }).fragment).includes('"type":"HtmlTag"');
	});
	expect(writing).toEqual(['src/lib/components/ChartSvg.svelte']);
});

describe('the guard itself', () => {
	test.each([
		['src/lib/domain/a.ts', "import { b } from '#lib/url/b.ts';"],
		['src/lib/charts/a.ts', "export { b } from '../server/b.ts';"],
		['src/lib/charts/a.ts', "import type { B } from '#lib/components/b.ts';"],
		['src/lib/components/A.svelte', '<script lang="ts">import { b } from \'#lib/server/b.ts\';</script>'],
		['src/lib/components/A.svelte', "<script module>import B from '../../routes/B.svelte';</script>"],
		['src/lib/server/a.ts', "const b = await import('../../routes/b.ts');"],
		['src/lib/server/a.ts', "let b: import('#lib/i18n/b.ts').B;"],
		['pipelines/parse/a.ts', "import { b } from '#lib/server/b.ts';"],
		['src/run/a.mjs', "import { b } from '#lib/domain/b.ts';"],
		['src/routes/a.ts', "import { b } from '#run/b.mjs';"]
	])('sees a wrong import in %s: %s', (path, text) => {
		const [found] = importsIn(path, text);
		const [from, to] = [layerOf(path), found?.file ? layerOf(found.file) : null];
		expect(from !== null && to !== null && mayImport(from, to)).toBe(false);
		expect(to).not.toBeNull();
	});

	test('tells imports at once, when needed, and of types apart', () => {
		const text = [
			"import a, { type B } from './a.ts';",
			"import { type C } from './c.ts';",
			"import type { D } from './d.ts';",
			"export const e = () => import('./e.ts');",
			'// import "./comment.ts"'
		].join('\n');
		expect(importsIn('src/lib/url/x.ts', text).map(({ file, kind }) => [file, kind])).toEqual([
			['src/lib/url/a.ts', 'static'],
			['src/lib/url/c.ts', 'type'],
			['src/lib/url/d.ts', 'type'],
			['src/lib/url/e.ts', 'lazy']
		]);
	});
});
