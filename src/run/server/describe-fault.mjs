import { projectRoot } from '../project.mjs';

const MOST_PLACES = 10;

/** Between quotes stands what a message was given, which may be what a reader wrote. */
const QUOTED = /"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|«[^»]*»/g;

/** @param {string} text @returns {readonly string[]} */
function wordsIn(text) {
	return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}

/** @param {string} encoded */
function decoded(encoded) {
	try {
		return decodeURIComponent(encoded.replaceAll('+', ' '));
	} catch {
		return encoded;
	}
}

/** @param {string} message @param {string} address */
function withoutAddress(message, address) {
	const hidden = new Set([...wordsIn(address), ...wordsIn(decoded(address))]);
	return message
		.replace(QUOTED, '"…"')
		.replace(/[\p{L}\p{N}_]+/gu, (word) => (hidden.has(word.toLowerCase()) ? '…' : word));
}

/** @param {Error} error @returns {string[]} from the innermost, seen from the project's root */
function placesOf({ stack = '', message }) {
	// A message can hold lines that look like places.
	const after = stack.slice(stack.indexOf(message) + message.length);
	const places = [...after.matchAll(/^ +at (.{1,300})$/gm)].map(([, place = '']) => place);
	return places
		.slice(0, MOST_PLACES)
		.map((place) => place.replaceAll('file://', '').replaceAll(`${projectRoot}/`, ''));
}

/**
 * What the log may say of a fault: its kind, its message without what stands in quotes and without any word of the address,
 * what lies behind it, and where in the program it was. Nothing that a reader wrote gets into the log.
 * @param {unknown} fault
 * @param {string} [address] that was asked for, percent-encoded or not
 * @returns {{ readonly message: string, readonly fields: Readonly<Record<string, string | readonly string[]>> }} the message in one line
 */
export function describeFault(fault, address = '') {
	if (!(fault instanceof Error)) return { message: `thrown was no error but: ${typeof fault}`, fields: {} };
	const kind = /^\w{1,80}$/.test(fault.name) ? fault.name : 'Error';
	const message = withoutAddress(fault.message, address).replace(/\s+/g, ' ').trim();
	const { cause } = fault;
	const isSaid = cause === undefined || (cause instanceof Error && fault.message.includes(cause.message));
	const behind = isSaid ? '' : ` (${describeFault(cause, address).message})`;
	const code = 'code' in fault && /^[A-Z_0-9]{1,80}$/.test(String(fault.code)) ? String(fault.code) : null;
	const fields = { error: kind, ...(code === null ? {} : { code }), at: placesOf(fault) };
	return { message: `${kind}: ${message}${behind}`, fields };
}
