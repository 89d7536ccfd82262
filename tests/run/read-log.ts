/** One line of the server's log for programs. */
export interface LogLine {
	readonly time: string;
	readonly level: string;
	readonly event: string;
	readonly message: string;
	readonly [field: string]: unknown;
}

/** The lines of a log, in their order. Throws where one is no JSON object. */
export function readLog(text: string): readonly LogLine[] {
	// What is looked for in it, the tests say.
	return text
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as LogLine);
}
