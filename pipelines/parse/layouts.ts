import type { ParsedTable } from './parsed-table.ts';
import { parseYearTable, type TableContext } from './year-table.ts';

/** A parser of one form of document. */
export type LayoutParser = (lines: readonly string[], context: TableContext) => ParsedTable;

const LAYOUTS: ReadonlyMap<string, LayoutParser> = new Map([['year-table', parseYearTable]]);

/** Names of the forms of document that can be read. */
export const LAYOUT_NAMES: readonly string[] = [...LAYOUTS.keys()];

/** The parser for a layout of `register.json`; undefined where there is none of that name. */
export function layoutParser(layout: string): LayoutParser | undefined {
	return LAYOUTS.get(layout);
}
