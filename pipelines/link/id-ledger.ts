import type { Finding } from '../model.ts';
import { csvLine, readCsvTable } from '../read/csv-table.ts';

const COLUMNS = ['kind', 'id', 'year', 'theme_id', 'text_key', 'first_source', 'retired'] as const;

/** One id that was given once. Ids are never taken back and never given again. */
export interface LedgerEntry {
	readonly kind: 'recommendation' | 'statement';
	readonly id: string;
	/** Year of a recommendation; null for a statement. */
	readonly year: number | null;
	readonly themeId: string;
	/** By which the text is found again: see `textKey`. */
	readonly textKey: string;
	/** Id of the source in which the text first stood. */
	readonly firstSource: string;
	/** Why the id is no longer in use; empty while it is. */
	readonly retired: string;
}

/** The ids of a register, in the order in which they were given. */
export interface IdLedger {
	readonly entries: readonly LedgerEntry[];
	readonly problems: readonly Finding[];
}

/** Reads `ids.csv`. A broken record is a problem; the others are read. */
export function readLedger(source: string, bytes: Uint8Array): IdLedger {
	const table = readCsvTable(source, bytes, COLUMNS);
	const problems = [...table.problems];
	const entries: LedgerEntry[] = [];
	const seen = new Set<string>();
	for (const { line, values } of table.rows) {
		const fault = faultOf(values, seen);
		if (fault) {
			problems.push({ source, line, code: 'invalid-ledger', message: fault });
			continue;
		}
		seen.add(values.id);
		entries.push({
			kind: values.kind === 'statement' ? 'statement' : 'recommendation',
			id: values.id,
			year: values.year === '' ? null : Number(values.year),
			themeId: values.theme_id,
			textKey: values.text_key,
			firstSource: values.first_source,
			retired: values.retired
		});
	}
	return { entries, problems };
}

/** `ids.csv` as text. */
export function formatLedger(entries: readonly LedgerEntry[]): string {
	const rows = entries.map((entry) => [
		entry.kind,
		entry.id,
		entry.year === null ? '' : String(entry.year),
		entry.themeId,
		entry.textKey,
		entry.firstSource,
		entry.retired
	]);
	return [COLUMNS, ...rows].map(csvLine).join('');
}

function faultOf(
	values: Readonly<Record<(typeof COLUMNS)[number], string>>,
	seen: ReadonlySet<string>
): string | null {
	if (values.kind !== 'recommendation' && values.kind !== 'statement')
		return `unknown kind: ${JSON.stringify(values.kind)}`;
	if (values.id === '') return 'missing id';
	if (seen.has(values.id)) return `the id ${values.id} stands twice: an id is given once`;
	const needsYear = values.kind === 'recommendation' || values.year !== '';
	if (needsYear && !/^[1-9]\d{3}$/.test(values.year)) return `invalid year: ${JSON.stringify(values.year)}`;
	if (!/#[0-9a-f]{8}$/.test(values.text_key)) return `invalid text key: ${JSON.stringify(values.text_key)}`;
	return null;
}
