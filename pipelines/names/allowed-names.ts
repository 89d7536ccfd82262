import type { Finding } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';

/** Names of places, institutions and the like that may stand in what comes from minutes and remarks. */
export interface AllowedNames {
	/** Where allowed names stand in a text: UTF-16 offsets, `end` not included, in no order, some inside others. */
	readonly placesIn: (text: string) => readonly { readonly start: number; readonly end: number }[];
	readonly problems: readonly Finding[];
}

const FILE = 'allowed-names.csv';
const COLUMNS = ['name', 'kind', 'note'] as const;

/** Reads `allowed-names.csv`; null where it is not at hand: then nothing is allowed. */
export function readAllowedNames(bytes: Uint8Array | null): AllowedNames {
	const table = bytes ? readCsvTable(FILE, bytes, COLUMNS) : { rows: [], problems: [] };
	const names = table.rows.map(({ values }) => values.name).filter((name) => name !== '');
	const patterns = names.map(patternOf);
	return {
		placesIn: (text) =>
			patterns.flatMap((pattern) =>
				[...text.matchAll(pattern)].map(({ 0: found, index }) => ({
					start: index,
					end: index + found.length
				}))
			),
		problems: table.problems
	};
}

/** The name as whole words, also in the genitive; any white space between its words. */
function patternOf(name: string): RegExp {
	const words = name.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
	return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('\\s+')}(?:['’]?s)?(?![\\p{L}\\p{N}])`, 'gu');
}
