/**
 * How the browser's code is cut into files. Left alone, the bundler makes one for every combination of pages that share a
 * module: thirty for the overview, each with its own headers and too short to compress well.
 */

/** @typedef {{ getModuleInfo(id: string): { importedIds: readonly string[] } | null }} ModuleGraph */

/** What every page names in its HTML. */
const ENTRIES = /\/(?:generated\/client-optimized\/app\.js|runtime\/client\/entry\.js)$/;
/** What runs after the first touch of the overview: the client, the frame of every page, and the page. */
const OVERVIEW =
	/\/(?:runtime\/client\/client\.js|client-optimized\/app\.js\?whole|src\/routes\/(?:\+layout|\+error|\[council=council\]\/\+page)\.svelte)$/;

/**
 * @param {string} id
 * @param {ModuleGraph} graph
 * @param {Set<string>} reached grows by the module and all that it imports at once
 */
function reach(id, graph, reached) {
	if (reached.has(id)) return;
	reached.add(id);
	for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reach(imported, graph, reached);
}

/**
 * Tells of modules whether those named by `starts` import them at once.
 * @param {RegExp} starts
 */
function reachOf(starts) {
	/** @type {Set<string>} */
	const started = new Set();
	/** @type {WeakMap<ModuleGraph, Set<string>>} */
	const reachedIn = new WeakMap();
	return {
		// Rolldown tests every module before it asks for the first name.
		/** @param {string} id */
		note: (id) => {
			if (starts.test(id)) started.add(id);
		},
		/** @param {string} id @param {ModuleGraph} graph */
		has: (id, graph) => {
			let reached = reachedIn.get(graph);
			if (reached === undefined) {
				reachedIn.set(graph, (reached = new Set()));
				for (const start of started) reach(start, graph, reached);
			}
			return reached.has(id);
		}
	};
}

/**
 * A rule for modules that two or more entries share and that those named by `starts` import at once.
 * @param {string} name of the file
 * @param {RegExp} starts
 * @param {number} priority
 */
function sharedBy(name, starts, priority) {
	const reached = reachOf(starts);
	return {
		debugName: name,
		minShareCount: 2,
		priority,
		/** @param {string} id */
		test: (id) => {
			reached.note(id);
			return true;
		},
		/** @param {string} id @param {ModuleGraph} graph */
		name: (id, graph) => (reached.has(id, graph) ? name : null)
	};
}

const STYLE_SHEET = /\.css(?:$|\?)|[?&]type=style\b/;

/** @param {number} priority */
function styleSheets(priority) {
	const reached = reachOf(OVERVIEW);
	return {
		debugName: 'styles',
		priority,
		/** @param {string} id */
		test: (id) => {
			reached.note(id);
			return STYLE_SHEET.test(id);
		},
		/** @param {string} id @param {ModuleGraph} graph */
		name: (id, graph) => (reached.has(id, graph) ? 'styles' : 'styles-of-pages')
	};
}

/**
 * The rules for Rolldown's codeSplitting.groups: the style sheets of the overview are one file, those of all other pages
 * another; what waits for a first touch is a small one; what the overview shares with other pages one more. What one entry
 * alone needs stays with it, and what is loaded later, such as the chart library, stays apart.
 */
export function clientChunkGroups() {
	return [styleSheets(3), sharedBy('start', ENTRIES, 2), sharedBy('site', OVERVIEW, 1)];
}
