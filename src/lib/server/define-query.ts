type SqlType = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN';

/** A text column that holds one of a list of codes. */
export interface CodeColumn<Values extends readonly string[], Type extends 'VARCHAR' | 'VARCHAR?'> {
	readonly type: Type;
	readonly values: Values;
}

/** SQL type of a column of an answer; a `?` behind it marks one that may be null. */
export type ColumnType = SqlType | `${SqlType}?` | CodeColumn<readonly string[], 'VARCHAR' | 'VARCHAR?'>;

/** A column that always holds one of these codes. */
export function code<const Values extends readonly string[]>(values: Values): CodeColumn<Values, 'VARCHAR'> {
	return { type: 'VARCHAR', values };
}

/** A column that holds one of these codes or null. */
export function codeOrNull<const Values extends readonly string[]>(
	values: Values
): CodeColumn<Values, 'VARCHAR?'> {
	return { type: 'VARCHAR?', values };
}

interface ValueTypes {
	VARCHAR: string;
	INTEGER: number;
	DOUBLE: number;
	BOOLEAN: boolean;
}

type ValueOf<C extends ColumnType> =
	C extends CodeColumn<infer V, infer T>
		? V[number] | (T extends 'VARCHAR?' ? null : never)
		: C extends `${infer T extends SqlType}?`
			? ValueTypes[T] | null
			: C extends SqlType
				? ValueTypes[C]
				: never;

type ListType = 'VARCHAR[]' | 'INTEGER[]';

/** SQL type of a parameter; a list may be empty, a `?` marks one that may be null. */
export type ParamType = SqlType | `${SqlType}?` | ListType;

type ParamValueOf<P extends ParamType> = P extends `${infer T extends SqlType}[]`
	? readonly ValueTypes[T][]
	: P extends ColumnType
		? ValueOf<P>
		: never;

type Columns = Readonly<Record<string, ColumnType>>;
type Params = Readonly<Record<string, ParamType>>;

/** One statement with the types of what goes in and what comes out. */
export interface Query<C extends Columns = Columns, P extends Params = Params> {
	/** kebab-case, as its file. */
	readonly name: string;
	/** In the order of the select list, by the names that its aliases give. */
	readonly columns: C;
	/** By the names that stand behind `$` in the statement. */
	readonly params: P;
	readonly sql: string;
}

/** A row of the query's answer. */
export type RowOf<Q> = Q extends Query<infer C, Params> ? { readonly [K in keyof C]: ValueOf<C[K]> } : never;

/** The values that the query asks for. */
export type ParamsOf<Q> =
	Q extends Query<Columns, infer P> ? { readonly [K in keyof P]: ParamValueOf<P[K]> } : never;

/**
 * Declares a statement. That DuckDB returns what `columns` says, and asks for what `params` says, is tested for every
 * file in `queries`.
 */
export function defineQuery<const C extends Columns, const P extends Params>(
	query: Query<C, P>
): Query<C, P> {
	return query;
}
