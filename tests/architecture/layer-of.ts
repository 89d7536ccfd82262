/** The layers, each with those it may import. What is not named here is free of others. */
const MAY_IMPORT = {
	domain: [],
	url: ['domain'],
	charts: ['domain'],
	// The database in the reader's browser, its editor and its examples: a room of their own, for they come with one page
	// alone and bring megabytes.
	sql: ['domain', 'url'],
	i18n: ['domain', 'messages'],
	components: ['domain', 'charts', 'url', 'i18n', 'messages'],
	server: ['domain', 'url', 'charts', 'assets'],
	pipelines: ['domain'],
	run: [],
	messages: [],
	assets: [],
	routes: [
		'domain',
		'url',
		'charts',
		'i18n',
		'messages',
		'components',
		'sql',
		'server',
		'pipelines',
		'assets'
	],
	tests: [
		...(['domain', 'url', 'charts', 'i18n', 'messages', 'components', 'sql', 'server', 'pipelines'] as const),
		...(['run', 'routes'] as const)
	]
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A part of the code with its own rule of what it may import. */
export type Layer = keyof typeof MAY_IMPORT;

const FOLDERS: readonly (readonly [string, Layer])[] = [
	['src/lib/domain/', 'domain'],
	['src/lib/url/', 'url'],
	['src/lib/charts/', 'charts'],
	['src/lib/sql/', 'sql'],
	['src/lib/i18n/generated/', 'messages'],
	['src/lib/i18n/', 'i18n'],
	['src/lib/components/', 'components'],
	['src/lib/server/', 'server'],
	['src/lib/fonts/', 'assets'],
	['src/run/', 'run'],
	['src/routes/', 'routes'],
	['src/params/', 'routes'],
	['pipelines/', 'pipelines'],
	['tests/', 'tests']
];

/**
 * The layer of a file. Hooks and what else lies directly in src belong to the routes.
 * @returns null for a folder that has no place in the layout
 */
export function layerOf(path: string): Layer | null {
	const folder = FOLDERS.find(([prefix]) => path.startsWith(prefix));
	if (folder) return folder[1];
	return /^src\/[^/]+$/.test(path) ? 'routes' : null;
}

/** Whether a file of one layer may import one of another, or of its own. */
export function mayImport(from: Layer, to: Layer): boolean {
	return from === to || (MAY_IMPORT[from] as readonly Layer[]).includes(to);
}
