import type { Finding } from '../model.ts';
import { type LedgerEntry, readLedger } from '../link/id-ledger.ts';
import { csvLine, readCsvTable } from '../read/csv-table.ts';

/** One id of an imported recommendation, with what it is found again by. */
export interface ImportedId extends LedgerEntry {
	readonly councilId: string;
	/** The register's own number; empty where it has none. */
	readonly ownNumber: string;
}

const COLUMNS = [
	'kind',
	'id',
	'year',
	'theme_id',
	'text_key',
	'first_source',
	'retired',
	'council_id',
	'own_number'
] as const;

/** Reads `ids.csv` of an imported register. A broken record is a problem; the others are read. */
export function readImportedIds(
	source: string,
	bytes: Uint8Array
): { readonly entries: readonly ImportedId[]; readonly problems: readonly Finding[] } {
	const { entries, problems } = readLedger(source, bytes);
	const own = readCsvTable(source, bytes, ['id', 'council_id', 'own_number'] as const);
	if (own.problems.length > 0) return { entries: [], problems: own.problems };
	const byId = new Map(own.rows.map(({ values }) => [values.id, values]));
	return {
		entries: entries.map((entry) => ({
			...entry,
			councilId: byId.get(entry.id)?.council_id ?? '',
			ownNumber: byId.get(entry.id)?.own_number ?? ''
		})),
		problems
	};
}

/** `ids.csv` of an imported register as text. */
export function formatImportedIds(entries: readonly ImportedId[]): string {
	const rows = entries.map((entry) => [
		entry.kind,
		entry.id,
		entry.year === null ? '' : String(entry.year),
		entry.themeId,
		entry.textKey,
		entry.firstSource,
		entry.retired,
		entry.councilId,
		entry.ownNumber
	]);
	return [COLUMNS, ...rows].map(csvLine).join('');
}
