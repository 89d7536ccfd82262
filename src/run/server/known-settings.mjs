/** The settings of the server, as docs/operations.md lists them. */
export const SETTINGS = /** @type {const} */ ([
	'HOST',
	'PORT',
	'ORIGIN',
	'GENKLANG_RELEASES',
	'GENKLANG_BUILD',
	'GENKLANG_LOG',
	'GENKLANG_CACHE_MB',
	'GENKLANG_DEADLINE_MS',
	'GENKLANG_WAIT_MS',
	'GENKLANG_METRICS_PORT',
	'GENKLANG_METRICS_HOST',
	'GENKLANG_PUBLISHER',
	'GENKLANG_CONTACT',
	'GENKLANG_PHONE',
	'GENKLANG_ACCESSIBILITY_STATEMENT',
	'UV_THREADPOOL_SIZE'
]);

/** Read by the build alone. */
const OF_THE_BUILD = ['GENKLANG_KIT'];

const PREFIX = 'GENKLANG_';

/** So many letters may differ for a name to be taken for another. */
const MOST_DIFFERENT = 4;

/**
 * How many letters must be added, removed or replaced.
 * Source: Levenshtein 1966.
 * @param {string} from
 * @param {string} to
 * @returns {number}
 */
function distance(from, to) {
	let row = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (const [index, letter] of [...from].entries()) {
		const next = [index + 1];
		for (let place = 1; place <= to.length; place += 1) {
			const replaced = (row[place - 1] ?? 0) + (letter === to[place - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[place] ?? 0) + 1, (next[place - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[to.length] ?? 0;
}

/** @param {string} name @returns {string | null} the setting that was probably meant */
function nearestSetting(name) {
	const bare = SETTINGS.find((known) => known === name.slice(PREFIX.length));
	if (bare) return bare;
	const [best] = SETTINGS.map((known) => ({ known, letters: distance(name, known) })).sort(
		(a, b) => a.letters - b.letters
	);
	return best && best.letters <= MOST_DIFFERENT ? best.known : null;
}

/**
 * Names that look like settings of the site and are none, such as misspelt ones: one sentence for each.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} without any value
 */
export function unknownSettings(env) {
	const known = new Set([...SETTINGS, ...OF_THE_BUILD]);
	return Object.keys(env)
		.filter((name) => name.startsWith(PREFIX) && !known.has(name))
		.sort()
		.map((name) => {
			const meant = nearestSetting(name);
			return `${name} is no setting and has no effect${meant ? `: is ${meant} meant?` : ''}`;
		});
}
