import { createHash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';

/** Something that whoever runs the site should know of. It holds nothing that a reader wrote but in `error` and `address`. */
export interface LogEntry {
	readonly level: 'info' | 'warn' | 'error';
	/** A name for programs that stays the same, such as `answer_failed`. */
	readonly event: string;
	/** For people, in one line. */
	readonly message: string;
	readonly fields?: Readonly<Record<string, string | number | null>>;
	/** What was thrown; the server around the app writes what of it may be written. */
	readonly error?: unknown;
	/** The address whose answer failed: nothing of it is written. */
	readonly address?: string;
}

const log = channel('genklang:log');

/** Hands an entry to the log of the server around the app; where there is none, as while developing, to the console. */
export function tellLog(entry: LogEntry): void {
	if (log.hasSubscribers) log.publish(entry);
	else console.error(entry.message, entry.error ?? '');
}

/** In one line, with what lies behind it: an operator can do nothing with the places in the program. */
export function reasonOf(fault: unknown): string {
	if (!(fault instanceof Error)) return String(fault);
	return fault.cause === undefined ? fault.message : `${fault.message} (${reasonOf(fault.cause)})`;
}

/** Tells that a release could not be opened, or not closed. */
export function tellRefusal(fault: unknown): void {
	const reason = reasonOf(fault);
	tellLog({
		level: 'error',
		event: 'release_refused',
		message: `release not opened: ${reason}`,
		fields: { reason }
	});
}

/**
 * A short name by which a reader can report a fault and an operator find it in the log: the same for the same fault at the same
 * place of the program, so that counting is possible, and without anything of the request in it.
 */
export function faultId(fault: unknown, route: string | null): string {
	const { name, stack = '', message } = fault instanceof Error ? fault : new Error(typeof fault);
	const places = stack.slice(stack.indexOf(message) + message.length);
	return createHash('sha256').update(`${route}\n${name}\n${places}`).digest('hex').slice(0, 8);
}
