/** A part of the program that is changed, and the tests that are to say so. */
export interface MutationArea {
	readonly name: string;
	/** Files whose path matches are changed. */
	readonly files: RegExp;
	/** Files that are left out: they hold definitions and their texts and decide nothing. */
	readonly leftOut: RegExp;
	/** Tests whose path matches are run, where they import the file that is changed. */
	readonly tests: RegExp;
}

/** The parts whose tests are tested in this way. */
export const MUTATION_AREAS: readonly MutationArea[] = [
	{
		name: 'domain',
		files: /^src\/lib\/domain\/.*\.ts$/,
		leftOut: /^src\/lib\/domain\/(?:tables\/|tables\.ts|code-meanings\.ts|search\/stop-words\.ts)/,
		tests: /^tests\/(?:unit|charts|components)\//
	},
	{
		name: 'parse',
		files: /^pipelines\/parse\/.*\.ts$/,
		leftOut: /^$/,
		tests:
			/^tests\/pipelines\/(?:parse\/.*|every-line|malformed-document|same-document|documents|documents-refused|later-statuses|link\/link|read\/read)\.test\.ts$/
	},
	{
		name: 'release',
		files: /^pipelines\/release\/.*\.ts$/,
		leftOut: /^$/,
		tests:
			/^tests\/(?:pipelines\/(?:release|tables)\/.*|pipelines\/release-metadata|pipelines\/disk-faults|pipelines\/names\/planted-names|pipelines\/later-statuses|pipelines\/replace-folder|pipelines\/import\/imported-release|sql\/open-release|soak\/publish-faults)(?:\.test\.ts)$/
	}
];
