import type { SourceReading } from '../model.ts';
import { textKey } from '../parse/known-texts.ts';
import { joined, type ParsedRow, type ParsedTable, type ParsedTheme } from '../parse/parsed-table.ts';
import type { LedgerEntry } from './id-ledger.ts';
import type { LinkedStatement, LinkedTable } from './link-statements.ts';
import type { LedgerMatch } from './match-ledger.ts';

/** One source taken apart. */
export interface SourceTable {
	readonly reading: SourceReading;
	readonly table: ParsedTable;
	readonly linked: LinkedTable;
	/** True where the rows were cut out of prose: their pieces are lines, not what pages left. */
	readonly prose?: true;
}

/** A row or a statement on its way to its id. */
export interface Entity<Parsed> {
	readonly parsed: Parsed;
	readonly kind: LedgerEntry['kind'];
	readonly theme: ParsedTheme;
	readonly year: number | null;
	readonly line: number;
	readonly source: SourceReading;
	readonly text: string;
	readonly key: string;
	match: LedgerMatch | null;
}

/** The rows of a source that want an id, in its order. */
export function rowEntities({ reading, table }: SourceTable): Entity<ParsedRow>[] {
	return table.rows.map((row) => {
		const text = joined(row.pieces);
		const { theme, year, line } = row;
		return {
			parsed: row,
			kind: 'recommendation',
			theme,
			year,
			line,
			source: reading,
			text,
			key: textKey(text),
			match: null
		};
	});
}

/** The statements of a source that want an id, in its order. */
export function statementEntities({ reading, linked }: SourceTable): Entity<LinkedStatement>[] {
	return linked.statements.map((statement) => {
		const text = joined(statement.cells);
		const line = statement.cells[0]?.line ?? 1;
		const { theme } = statement;
		return {
			parsed: statement,
			kind: 'statement',
			theme,
			year: null,
			line,
			source: reading,
			text,
			key: textKey(text),
			match: null
		};
	});
}
