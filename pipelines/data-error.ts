/**
 * The data in `data/` cannot be used. Every fault found is listed, so that one run is enough to see them all.
 * The command line turns it into exit code 1; anything else thrown is a fault of the program.
 */
export class DataError extends Error {
	override readonly name = 'DataError';
	/** One line each, with the place where there is one: `data/x/y.csv:17: invalid year: 20l6`. */
	readonly problems: readonly string[];

	constructor(problems: readonly string[], options?: ErrorOptions) {
		super(problems.join('\n'), options);
		this.problems = problems;
	}
}
