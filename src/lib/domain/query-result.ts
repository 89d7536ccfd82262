import type { CsvValue } from './csv.ts';

/** A column of a result. Two of them can have the same name. */
export interface ResultColumn {
	readonly name: string;
	/** What the values are; lists, structures and whatever else become texts. */
	readonly kind: 'number' | 'text' | 'boolean';
}

/** What a query answered. Null in a row is SQL's null. */
export interface QueryResult {
	readonly columns: readonly ResultColumn[];
	/** One row per row of the answer, in its order; the values in the order of the columns. */
	readonly rows: readonly (readonly CsvValue[])[];
	/** False where there were more rows than are held; then nobody knows how many. */
	readonly complete: boolean;
}
