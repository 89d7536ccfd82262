import { subscribe } from 'node:diagnostics_channel';
import { describeFault } from './describe-fault.mjs';

/** @import { Log } from './log.mjs' */
/** @import { Entry } from './log-line.mjs' */

/** @typedef {Entry & { readonly error?: unknown, readonly address?: string }} AppEntry as the app tells it */

/**
 * Tells a fault, as far as the log may know of it.
 * @param {Log} log
 * @param {Entry} entry
 * @param {unknown} fault
 * @param {string} [address] that was asked for; nothing of it is told
 */
export function tellFault(log, entry, fault, address) {
	const described = describeFault(fault, address);
	log.tell({
		...entry,
		message: `${entry.message}: ${described.message}`,
		fields: { ...entry.fields, ...described.fields }
	});
}

/**
 * Writes down what the app tells, what becomes of its releases, and when more is asked for than can be made.
 * @param {Log} log
 */
export function logWhatHappens(log) {
	/** @type {string | null} */
	let served = null;
	subscribe('genklang:log', (told) => {
		const { error, address, ...entry } = /** @type {AppEntry} */ (told);
		if (error === undefined) log.tell(entry);
		else tellFault(log, entry, error, address);
	});
	subscribe('genklang:release', (told) => {
		const release = /** @type {{ readonly id: string }} */ (told).id;
		const event = served === null ? 'release_opened' : 'release_switched';
		const fields = { release, before: served };
		log.tell({ level: 'info', event, message: `Release ${release} is served`, fields });
		served = release;
	});
	subscribe('genklang:release-refused', () => {
		if (served !== null) return;
		const message = 'no release is open: every address answers 503 until there is one';
		log.tell({ level: 'error', event: 'no_release', message });
	});
	subscribe('genklang:overloaded', () => {
		const message = 'more is asked for than can be made in time: some requests are answered with 503';
		log.tell({ level: 'warn', event: 'overloaded', message });
	});
}

/**
 * Lets the log say why the process ends by a fault, and what Node warns of, in the one format.
 * @param {Log} log
 * @param {boolean} isForPrograms Node writes its warnings itself where people read them
 */
export function logProcess(log, isForPrograms) {
	process.on('uncaughtException', (fault) => {
		tellFault(log, { level: 'error', event: 'crashed', message: 'the server ends by a fault' }, fault);
		log.flush();
		process.exit(1);
	});
	// Who reads the log may be gone; the site is for its readers.
	for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
	if (!isForPrograms) return;
	process.removeAllListeners('warning');
	process.on('warning', (warning) =>
		tellFault(log, { level: 'warn', event: 'node_warning', message: 'Node warns' }, warning)
	);
}
