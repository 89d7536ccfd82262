/** A protection and the way to switch it off. */
export interface Sabotage {
	/** What is no longer done, in words. */
	readonly name: string;
	readonly file: string;
	/** Stands in the file exactly once. */
	readonly from: string;
	readonly to: string;
	/** The test that must fail for it: its file, and words of its name. */
	readonly test: readonly [file: string, name: string];
}
