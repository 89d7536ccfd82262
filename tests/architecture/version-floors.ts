/** The oldest version of a package that is safe to use here, and why. */
export interface VersionFloor {
	readonly name: string;
	/** `x.y.z`; null where no version of it may be there. */
	readonly atLeast: string | null;
	/** One version and no other. */
	readonly exactly?: true;
	/** What older versions let happen, or why none may be there. */
	readonly why: string;
}

/** The day on which the list was last held against the advisories that could be looked up. */
export const LOOKED_UP_ON = '2026-11-22';

/**
 * The floors. `npm audit` asks a registry that may not answer; this list answers always, and is as new as its date.
 * Source: GitHub's advisory database and the packages' own change logs, looked up on that day.
 */
export const VERSION_FLOORS: readonly VersionFloor[] = [
	{
		name: '@sveltejs/kit',
		atLeast: '2.70.4',
		why: 'self-fetch that follows a redirect (CVE-2026-114062), cache-control in a meta element, malformed path with reroute; 2.70.2: Accept header read in quadratic time'
	},
	{
		name: '@sveltejs/adapter-node',
		atLeast: '5.5.7',
		why: 'the version that the server around it was tried with'
	},
	{
		name: 'devalue',
		atLeast: '5.9.4',
		why: '__proto__ and unbounded work in parse (CVE-2026-81176 and others)'
	},
	{
		name: 'svelte',
		atLeast: '5.55.7',
		why: 'markup from spread attributes, hydratable values and error texts'
	},
	{ name: 'vite', atLeast: '8.0.5', why: 'the development server read files outside the project' },
	{ name: 'cookie', atLeast: '0.7.0', why: 'names and paths with signs that end them (CVE-2024-47764)' },
	{
		name: '@duckdb/node-api',
		atLeast: '1.5.5-r.5',
		exactly: true,
		why: 'version 1.3.3 was published by thieves of an account (September 2025), so the version is pinned'
	},
	{
		name: '@duckdb/node-bindings',
		atLeast: '1.5.5-r.5',
		exactly: true,
		why: 'version 1.3.3 was published by thieves of an account (September 2025), so the version is pinned'
	},
	{
		name: '@duckdb/duckdb-wasm',
		atLeast: '1.32.0',
		exactly: true,
		why: 'version 1.29.2 was published by thieves of an account (September 2025), so the version is pinned'
	},
	{
		name: '@resvg/resvg-wasm',
		atLeast: '2.6.2',
		exactly: true,
		why: 'it draws what we write and nothing else; pinned'
	},
	{ name: 'pdfjs-dist', atLeast: '5.0.0', why: 'scripts from a font (CVE-2024-4367, up to 4.2.66)' },
	{ name: 'fflate', atLeast: '0.8.2', why: 'the version whose filter by declared size the import relies on' },
	{ name: 'saxes', atLeast: '6.0.0', why: 'the version that the refusal of document types was tried with' },
	{ name: 'xlsx', atLeast: null, why: 'no fixed version on npm (CVE-2023-30533, CVE-2024-22363)' },
	{ name: 'exceljs', atLeast: null, why: 'seven advisories of 2026 without a fixed version' },
	{ name: 'adm-zip', atLeast: null, why: 'ended the process on bad archives (before 0.6.1); not needed' },
	{ name: 'fast-xml-parser', atLeast: null, why: 'three rounds of entity expansion; saxes is used' },
	{ name: 'yauzl', atLeast: '3.4.0', why: 'a time stamp ended the process (before 3.2.1)' },
	{ name: 'mammoth', atLeast: '1.13.0', why: 'local files by a linked picture (CVE-2025-11849)' },
	{ name: '@resvg/resvg-js', atLeast: null, why: 'it opens the local files that a drawing names' },
	{ name: 'duckdb', atLeast: null, why: 'deprecated, and downloads when it is installed' }
];

/** Packages that run a script when they are installed, and why that is no harm: the project installs with `--ignore-scripts`. */
export const INSTALL_SCRIPTS: Readonly<Record<string, string>> = {
	esbuild:
		'checks and if need be downloads its own program; with --ignore-scripts the one from its package is used',
	fsevents: 'for macOS alone, where the bundlers do without it'
};

/** So many packages may be there where the site runs. */
export const MOST_PRODUCTION_PACKAGES = 60;
