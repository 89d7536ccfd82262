import type { ImportedId } from './import-ledger.ts';
import { csvLine, readCsvTable } from '../read/csv-table.ts';

const WORD_FILES: Readonly<Record<string, readonly string[]>> = {
	'verdicts.csv': ['recommendation_id', 'verdict', 'date', 'note'],
	'replies.csv': ['recommendation_id', 'text', 'date', 'note'],
	'priorities.csv': ['recommendation_id', 'rank', 'date', 'note']
};

/**
 * The files of words of one council among several in a folder: records on another council's recommendations are left out. The
 * first one keeps those on no council's, so that they are told.
 */
export function filesOfCouncil(
	files: ReadonlyMap<string, Uint8Array>,
	own: readonly ImportedId[],
	isFirst: boolean,
	all: readonly ImportedId[]
): ReadonlyMap<string, Uint8Array> {
	if (own.length === all.length) return files;
	const mine = new Set(own.map(({ id }) => id));
	const known = new Set(all.map(({ id }) => id));
	const kept = new Map<string, Uint8Array>();
	for (const [name, columns] of Object.entries(WORD_FILES)) {
		const bytes = files.get(name);
		if (!bytes) continue;
		const rows = readCsvTable(name, bytes, columns).rows.filter(({ values }) => {
			const id = values.recommendation_id ?? '';
			return mine.has(id) || (isFirst && !known.has(id));
		});
		const lines = [columns, ...rows.map(({ values }) => columns.map((column) => values[column] ?? ''))];
		kept.set(name, new TextEncoder().encode(lines.map(csvLine).join('')));
	}
	return kept;
}
