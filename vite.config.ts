import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { clientChunkGroups } from './src/run/client-chunks.mjs';
import { makeFonts } from './src/run/fonts.mjs';

/**
 * Plot shifts everything by half a pixel where there is no window, so that a figure would move when the browser
 * redraws what the server drew. Both sides get the same offset.
 */
function pinPlotOffset(): Plugin {
	return {
		name: 'pin-plot-offset',
		transform: {
			filter: { id: /@observablehq\/plot\/src\/style\.js/ },
			handler: (code) => ({
				code: code.replace(/export const offset = [^;]+;/, 'export const offset = 0.5;'),
				map: null
			})
		}
	};
}

/**
 * The app starts at the first sign that a reader wants to do something, see src/start-when-touched.ts. A page names two
 * files of Kit, its client and the app; both are replaced by ones that only know how to fetch them.
 */
function waitForTouch(): Plugin {
	const waiting = resolve('src/start-when-touched.ts');
	return {
		name: 'wait-for-touch',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		transform: {
			filter: { id: /\/(?:runtime\/client\/entry|generated\/client-optimized\/app)\.js$/ },
			handler: (code, id) => ({
				code: id.endsWith('entry.js')
					? `import { startWhenTouched } from ${JSON.stringify(waiting)};
export const start = (app, target, hydrate) =>
	startWhenTouched(() => import('./client.js'), app, target, hydrate);`
					: `${/export const nodes = \[[^\]]*\];/.exec(code)?.[0]}
export const load = () => import('./app.js?whole');`,
				map: null
			})
		}
	};
}

/** Paraglide makes rules for plurals at every call, which takes thirty times as long as asking them. Each is made once. */
function keepPluralRules(): Plugin {
	const made = 'new Intl.PluralRules(locale, options)';
	return {
		name: 'keep-plural-rules',
		transform: {
			filter: { id: /\/i18n\/generated\/registry\.js$/ },
			handler: (code) => {
				if (!code.includes(made)) throw new Error(`registry.js: no "${made}" to replace`);
				const kept = `const RULES = {};
const rulesOf = (locale, options) => (RULES[locale + JSON.stringify(options)] ??= ${made});`;
				return { code: `${code.replace(made, 'rulesOf(locale, options)')}\n${kept}`, map: null };
			}
		}
	};
}

/**
 * After every navigation Kit looks at each link of the page for those to be fetched before they are touched, which takes a
 * tenth of a choice of filters with hundreds of links. It finds the same where it looks at those alone that can say so.
 */
function lookAtEagerLinksAlone(): Plugin {
	const all = "for (const a of container.querySelectorAll('a')) {";
	const eager = ['viewport', 'eager'].flatMap((when) => [
		`a[data-sveltekit-preload-code="${when}"]`,
		`[data-sveltekit-preload-code="${when}"] a`
	]);
	return {
		name: 'look-at-eager-links-alone',
		apply: 'build',
		transform: {
			filter: { id: /\/kit\/src\/runtime\/client\/client\.js$/ },
			handler: (code) => {
				if (code.split(all).length !== 2) throw new Error(`client.js: not one "${all}" to replace`);
				return { code: code.replace(all, all.replace("'a'", `'${eager.join(', ')}'`)), map: null };
			}
		}
	};
}

/**
 * After every navigation Kit asks how far the page is scrolled, which lays the page out in the middle of a script. Where the page
 * is not to scroll nobody needs to know.
 */
function leaveScrollAlone(): Plugin {
	const asked = [
		['	if (autoscroll) {\n', '	if (autoscroll && (popped || !noscroll)) {\n'],
		['	if (nav.navigation.to) {\n', '	if (nav.navigation.to && !noscroll) {\n']
	] as const;
	return {
		name: 'leave-scroll-alone',
		apply: 'build',
		transform: {
			filter: { id: /\/kit\/src\/runtime\/client\/client\.js$/ },
			handler: (code) => ({
				code: asked.reduce((whole, [from, to]) => {
					if (whole.split(from).length !== 2) throw new Error(`client.js: not one "${from}" to replace`);
					return whole.replace(from, to);
				}, code),
				map: null
			})
		}
	};
}

/** The build fails where one language has a text that the other lacks: Paraglide would fall back in silence. */
function refuseMissingTexts(): Plugin {
	const keysOf = (locale: string) =>
		Object.keys(JSON.parse(readFileSync(`src/lib/i18n/messages/${locale}.json`, 'utf8')) as object);
	return {
		name: 'refuse-missing-texts',
		buildStart() {
			const [da, en] = [keysOf('da'), keysOf('en')];
			const missing = [
				...da.filter((key) => !en.includes(key)).map((key) => `en.json: ${key}`),
				...en.filter((key) => !da.includes(key)).map((key) => `da.json: ${key}`)
			];
			if (missing.length > 0)
				throw new Error(`missing texts in src/lib/i18n/messages: ${missing.join(', ')}`);
		}
	};
}

/** The two typefaces are cut to the letters used before anything imports them. */
function cutFonts(): Plugin {
	return {
		name: 'cut-fonts',
		async buildStart() {
			await makeFonts();
		}
	};
}

const SHARED = ['unit', 'charts', 'components', 'sql', 'pipelines'].map(
	(folder) => `tests/${folder}/**/*.test.ts`
);

export default defineConfig({
	plugins: [
		refuseMissingTexts(),
		cutFonts(),
		paraglideVitePlugin({
			project: './src/lib/i18n/project.inlang',
			outdir: './src/lib/i18n/generated',
			// The language is a matter of the address: #lib/i18n/locale.ts sets it on both sides.
			strategy: ['baseLocale'],
			emitTsDeclarations: true,
			// The same files for tests, types and build, whichever writes them last.
			outputStructure: 'message-modules'
		}),
		pinPlotOffset(),
		keepPluralRules(),
		waitForTouch(),
		lookAtEagerLinksAlone(),
		leaveScrollAlone(),
		sveltekit()
	],
	build: { rolldownOptions: { checks: { bundlerTimings: false } } },
	environments: {
		client: { build: { rolldownOptions: { output: { codeSplitting: { groups: clientChunkGroups() } } } } }
	},
	// A worker that fetches its parts when it needs them is a module.
	worker: { format: 'es' },
	server: { host: '127.0.0.1' },
	preview: { host: '127.0.0.1' },
	test: {
		projects: [
			// What changes nothing that another file could see shares its modules with others: half of the time of such a test
			// is loading them.
			{ extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
			{ extends: true, test: { name: 'apart', include: ['tests/**/*.test.ts'], exclude: SHARED } }
		],
		environment: 'node',
		env: { TZ: 'UTC' },
		// More than there are processors: a test that waits for a browser or a server leaves its processor to another.
		maxWorkers: availableParallelism() + 2,
		// A browser on a crowded machine can miss a moment; what fails twice is a fault.
		retry: process.env.CI ? 1 : 0,
		testTimeout: 60_000,
		hookTimeout: 240_000
	}
});
