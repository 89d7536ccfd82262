import { describe, expect, test } from 'vitest';
import { importsOf } from './imports-of.ts';
import { codeFiles, keptFiles, textOf } from './project-files.ts';

/** What answers requests: routes, hooks, and all that they may use on the server. */
const SERVER_CODE = codeFiles.filter(
	(path) => /^src\/(?:lib|routes)\/|^src\/hooks/.test(path) && !/^src\/lib\/sql\//.test(path)
);

/** These alone touch files, and take their names from settings and the release's manifest. */
const OPENS_FILES = [
	'src/lib/server/data-files.ts',
	'src/lib/server/figure-raster-worker.mjs',
	'src/lib/server/figure-rasteriser.ts',
	'src/lib/server/older-versions.ts',
	'src/lib/server/read-manifest.ts',
	'src/lib/server/release-holder.ts',
	'src/lib/server/release-sums-worker.mjs',
	'src/lib/server/release-sums.ts',
	'src/lib/server/release.ts'
];

/** Names of parameters by which other sites were made to run SQL, open files or ask other hosts. */
const DANGEROUS =
	/^(?:sql|query|statement|command|cmd|exec|code|expression|template|tpl|view|include|url|uri|href|src|host|domain|site|proxy|callback|jsonp|path|file|filename|dir|folder|connection|conn|dsn|database|db|table|next|return|returnto|redirect|redirect_?uri|continue|target|dest|destination)$/i;

describe('no answer takes SQL, an address, a path, a template or a connection', () => {
	test('by the name of a parameter', () => {
		const read = SERVER_CODE.flatMap((path) =>
			[...textOf(path).matchAll(/[pP]arams\.(?:get|getAll|has)\(\s*['"]([^'"]+)['"]/g)].map(
				([, name = '']) => [path, name] as const
			)
		);
		expect(read.length).toBeGreaterThan(8);
		expect(read.filter(([, name]) => DANGEROUS.test(name))).toEqual([]);
	});

	test('by a part of the address, but for the name of a file that is looked up', () => {
		const named = keptFiles().flatMap((path) =>
			path.startsWith('src/routes/')
				? [...path.matchAll(/\[(?:\.\.\.)?(\w+)(?:=\w+)?\]/g)].map(([, name = '']) => name)
				: []
		);
		const dangerous = [...new Set(named)].filter((name) => DANGEROUS.test(name));
		expect(dangerous).toEqual(['file']);
		const withFile = keptFiles().filter((path) => /^src\/routes\/.*\[(?:\.\.\.)?file\].*\.ts$/.test(path));
		const opening = withFile
			.flatMap((path) => importsOf(path))
			.filter(({ specifier }) => /^(?:node:)?fs/.test(specifier));
		expect([withFile.length > 1, opening]).toEqual([true, []]);
	});

	test('by a form: nothing is sent to the site', () => {
		const texts = SERVER_CODE.map((path) => [path, textOf(path)] as const);
		expect(
			texts.filter(([, text]) => /export const (?:actions|POST|PUT|PATCH|DELETE)\b|\$app\/server/.test(text))
		).toEqual([]);
		expect(texts.filter(([, text]) => /<form[^>]*method=["']?post/i.test(text))).toEqual([]);
	});
});

describe('what answers requests', () => {
	test('opens files where that is known, and no other program or connection', () => {
		const imports = SERVER_CODE.flatMap((path) =>
			importsOf(path)
				.filter(({ kind }) => kind !== 'type')
				.map(({ specifier }) => ({ path, specifier }))
		);
		const files = imports.filter(({ specifier }) => /^(?:node:)?fs(?:\/|$)/.test(specifier));
		expect([...new Set(files.map(({ path }) => path))].filter((path) => !OPENS_FILES.includes(path))).toEqual(
			[]
		);
		const reaching =
			/^(?:node:)?(?:child_process|cluster|dgram|dns|http2?|https|inspector|net|repl|tls|vm)(?:\/|$)/;
		expect(imports.filter(({ specifier }) => reaching.test(specifier))).toEqual([]);
	});

	test('asks no other host: fetch stands in what runs in the browser alone', () => {
		const asking = SERVER_CODE.filter(
			(path) => !path.endsWith('.svelte') && /(?<![.\w"`])fetch\(/.test(textOf(path))
		);
		const inBrowser = ['src/lib/components/copy-figure.ts', 'src/routes/sql/sql-session.svelte.ts'];
		// The last one writes an example for readers.
		expect(
			asking.filter((path) => ![...inBrowser, 'src/routes/data/reading-lines.ts'].includes(path))
		).toEqual([]);
	});

	test('makes no program of a text', () => {
		const making = /(?<![\w.])eval\(|new Function\(|(?:setTimeout|setInterval)\(\s*['"`]/;
		const all = codeFiles.filter((path) => /^(?:src|pipelines)\//.test(path));
		expect(all.filter((path) => making.test(textOf(path)))).toEqual([]);
	});

	test('writes markup of its own in one component, and no element, binding or attributes of data', () => {
		const components = codeFiles.filter((path) => path.endsWith('.svelte'));
		const markup = components.filter((path) => /\{@html\b/.test(textOf(path)));
		expect(markup).toEqual(['src/lib/components/ChartSvg.svelte']);
		// The one that writes linked data names its element itself.
		expect(
			components.filter((path) =>
				/<svelte:element|bind:(?:innerHTML|innerText|textContent)|\.innerHTML\s*=|insertAdjacentHTML/.test(
					textOf(path)
				)
			)
		).toEqual(['src/lib/components/LinkedData.svelte']);
	});

	test('listens to no message of another window', () => {
		const listening =
			/(?:window|globalThis|document)\.addEventListener\(\s*['"]message|onmessage\s*=|<svelte:window[^>]*onmessage/;
		expect(SERVER_CODE.filter((path) => listening.test(textOf(path)))).toEqual([]);
	});

	test('sets and reads no cookie', () => {
		const touching = SERVER_CODE.filter((path) =>
			/document\.cookie|\bcookies\b|[sS]et-[cC]ookie/.test(textOf(path))
		);
		expect(touching).toEqual([]);
	});
});
