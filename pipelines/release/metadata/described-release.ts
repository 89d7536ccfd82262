import type { DescribedTable } from '#lib/domain/described-table.ts';
import type { ReleaseFile } from '#lib/domain/release-manifest.ts';
import type { ReleaseFacts } from '../release-facts.ts';
import type { FilledTable } from '../workbook.ts';

/** All that the descriptions of a release are made of. */
export interface DescribedRelease {
	readonly facts: ReleaseFacts;
	/** Facts of the published versions before it, the oldest first. */
	readonly older: readonly ReleaseFacts[];
	readonly tables: readonly FilledTable[];
	/** The files that were written before the descriptions. */
	readonly files: readonly ReleaseFile[];
}

/** The values of one column of a table; none where the table or the column is not there. Throws where its rows are not held. */
export function columnValues(tables: readonly FilledTable[], table: string, column: string): unknown[] {
	const found = tables.find((one) => one.table.name === table);
	if (found?.leftOut !== undefined) throw new Error(`too many rows to describe: ${table}`);
	const place = found ? Object.keys(found.table.columns).indexOf(column) : -1;
	return found && place >= 0 ? found.rows.map((row) => row[place] ?? null) : [];
}

/** First and last year that the councils' registers cover, and the municipalities; null without a council. */
export function coverage(
	tables: readonly FilledTable[]
): { from: number; to: number; municipalities: string[] } | null {
	const from = columnValues(tables, 'councils', 'term_from').map(Number);
	const to = columnValues(tables, 'councils', 'term_to').map(Number);
	if (from.length === 0) return null;
	const municipalities = [...new Set(columnValues(tables, 'councils', 'municipality').map(String))];
	return { from: Math.min(...from), to: Math.max(...to), municipalities };
}

/** Address of a version of the data, with a slash at its end; null where the site has none. */
export function releaseAddress({ homepage, version }: ReleaseFacts): string | null {
	return homepage === null ? null : `${homepage}/data/${version}/`;
}

/** The definitions alone. */
export function definitionsOf(tables: readonly FilledTable[]): readonly DescribedTable[] {
	return tables.map(({ table }) => table);
}
