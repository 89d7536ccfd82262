/** @typedef {'info' | 'warn' | 'error'} Level */

/**
 * @typedef {object} Entry
 * @property {Level} level
 * @property {string} event what happened: a name for programs that stays the same
 * @property {string} message the same for people, in one line
 * @property {Readonly<Record<string, string | number | readonly string[] | null>>} [fields] more of it, each with a name of its own
 */

/** Longer texts are cut: an entry says what to look for, not all there is. */
const LONGEST = 500;
const MOST_LINES = 12;

/** What a terminal or a reader of logs could take for a command, an end of line or another order of writing. */
// eslint-disable-next-line no-control-regex -- these are looked for
const UNSAFE = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** @param {string} text */
function escapeUnsafe(text) {
	return text.replace(UNSAFE, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** @param {string} text */
function cut(text) {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/**
 * An entry as one JSON object: `time` (ISO 8601, UTC), `level`, `event`, `message`, then its fields.
 * @param {Entry} entry
 * @param {Date} time
 * @returns {string} one line, with its end
 */
export function jsonLine({ level, event, message, fields = {} }, time) {
	const cutFields = Object.entries(fields).map(([name, value]) => [
		name,
		Array.isArray(value)
			? value.slice(0, MOST_LINES).map(cut)
			: typeof value === 'string'
				? cut(value)
				: value
	]);
	const object = {
		time: time.toISOString(),
		level,
		event,
		message: cut(message),
		...Object.fromEntries(cutFields)
	};
	return `${escapeUnsafe(JSON.stringify(object))}\n`;
}

/**
 * An entry for people: its message, how often where that is more than once, and the places in the program where it has some.
 * @param {Entry} entry
 * @returns {string} one line, with its end; one more for each place
 */
export function textLine({ message, fields = {} }) {
	const { count, at } = fields;
	const times = typeof count === 'number' && count > 1 ? ` (${count} times)` : '';
	const places = Array.isArray(at) ? at.slice(0, MOST_LINES) : [];
	const lines = [cut(message) + times, ...places.map((place) => `    at ${cut(place)}`)];
	return lines.map((line) => `${escapeUnsafe(line)}\n`).join('');
}
