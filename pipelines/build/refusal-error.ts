/**
 * No release can be built: the data cannot be used, or another build is at work. Every fault found is listed, so
 * that one run is enough to see them all. The command line answers exit code 1; anything else thrown is a fault of
 * the program or the machine.
 */
export class RefusalError extends Error {
	override readonly name = 'RefusalError';
	/** One line each, with the place where there is one: `data/registers/x/y.csv:17: invalid year: 20l6`. */
	readonly problems: readonly string[];

	constructor(problems: readonly string[], options?: ErrorOptions) {
		super(problems.join('\n'), options);
		this.problems = problems;
	}
}
