import type { Finding } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';

/** Names of places, institutions and the like that may stand in what comes from minutes and remarks. */
export interface AllowedNames {
	/** Where allowed names stand in a text: UTF-16 offsets, `end` not included. */
	readonly placesIn: (text: string) => readonly { readonly start: number; readonly end: number }[];
	readonly problems: readonly Finding[];
}

const FILE = 'allowed-names.csv';
const COLUMNS = ['name', 'kind', 'note'] as const;
/** Letters of a name at most; all names together are one pattern, whose size has a limit. */
const LONGEST_NAME = 200;

/** Reads `allowed-names.csv`; null where it is not at hand: then nothing is allowed. */
export function readAllowedNames(bytes: Uint8Array | null): AllowedNames {
	const table = bytes ? readCsvTable(FILE, bytes, COLUMNS) : { rows: [], problems: [] };
	const tooLong = table.rows.filter(({ values }) => values.name.length > LONGEST_NAME);
	const names = table.rows
		.map(({ values }) => values.name)
		.filter((name) => name !== '' && name.length <= LONGEST_NAME);
	const pattern = patternOf(names);
	return {
		placesIn: (text) =>
			pattern === null
				? []
				: [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
						start: index,
						end: index + found.length
					})),
		problems: [...table.problems, ...tooLong.map(nameTooLong)]
	};
}

function nameTooLong({
	line,
	values
}: {
	readonly line: number;
	readonly values: { readonly name: string };
}): Finding {
	const message = `a name of ${values.name.length} letters, more than ${LONGEST_NAME}: is a quote or a comma missing?`;
	return { source: FILE, line, code: 'name-too-long', message };
}

/** The names as whole words, also in the genitive, the longest first; any white space between their words. */
function patternOf(names: readonly string[]): RegExp | null {
	if (names.length === 0) return null;
	const forms = [...names]
		.sort((a, b) => b.length - a.length)
		.map((name) => name.split(/\s+/).map(escaped).join('\\s+'));
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?:['’]?s)?(?![\\p{L}\\p{N}])`, 'gu');
}

function escaped(word: string): string {
	return word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
