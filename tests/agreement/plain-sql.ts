import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { FilterState } from './filter-states.ts';

/** Counts by what became of the recommendations, and the states that this amounts to. */
export interface StatusCounts {
	readonly implemented: number;
	readonly partial: number;
	readonly in_progress: number;
	readonly not_implemented: number;
	readonly discontinued: number;
	readonly unknown: number;
	/** Those counted. */
	readonly n: number;
}

/** Numbers of a choice among the home council's recommendations, as SQL counts them. Of the base: `based` and the statuses of `themes`; all else of everything. */
export interface Facts {
	readonly total: {
		readonly made: number;
		readonly rated: number;
		readonly direct: number;
		readonly beside_text: number;
		readonly known: number;
	};
	readonly based: StatusCounts & { readonly open: number; readonly done: number; readonly stopped: number };
	/** Every year of the register, oldest first. */
	readonly years: readonly (StatusCounts & {
		readonly year: number;
		readonly made: number;
		readonly direct: number;
		readonly beside_text: number;
		readonly share: number | null;
		readonly share_low: number | null;
		readonly share_high: number | null;
		/** Years from the recommendations to the status. */
		readonly age: number;
	})[];
	/** Every theme, most recommendations first, then in Danish order. */
	readonly themes: readonly (StatusCounts & {
		readonly theme_id: string;
		readonly theme: string;
		readonly made: number;
	})[];
	/** Every theme in every year; themes in the order of `themes`. */
	readonly cells: readonly { readonly theme_id: string; readonly year: number; readonly made: number }[];
}

/**
 * How many different demands the recommendations of a choice amount to: each thread that one of them is in, and each
 * that is in none. `relation` has the columns of `recommendations`.
 */
export async function demandsOf(
	connection: DuckDBConnection,
	relation: string,
	{ where }: FilterState
): Promise<number> {
	const [counted] = await rowsOf<{ readonly n: number }>(
		connection,
		`with shown as (select * from ${relation} where council_id = '${COUNCIL}' and ${where}),
		demands as (select distinct unnest(string_split(coalesce(thread_ids, recommendation_id), ';')) as id from shown)
		select count(*)::integer as n from demands`
	);
	return counted?.n ?? NaN;
}

/** Opens the database of a release to be read. */
export async function connectTo(file: string): Promise<DuckDBConnection> {
	const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' });
	return instance.connect();
}

const COUNCIL = 'alb-ir';
const FIRST_YEAR = 2010;
const LAST_YEAR = 2017;
const STATUS_YEAR = 2019;
/** 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

const COUNTED = {
	made: 'true',
	answered: "response = 'direct'",
	judged: "implementation <> 'unknown'"
} as const;

const STATUSES = `
	(count(*) filter (where counted and implementation = 'implemented'))::integer as implemented,
	(count(*) filter (where counted and implementation = 'partial'))::integer as partial,
	(count(*) filter (where counted and implementation = 'in_progress'))::integer as in_progress,
	(count(*) filter (where counted and implementation = 'not_implemented'))::integer as not_implemented,
	(count(*) filter (where counted and implementation = 'discontinued'))::integer as discontinued,
	(count(*) filter (where counted and implementation = 'unknown'))::integer as unknown,
	(count(*) filter (where counted))::integer as n`;

/**
 * Counts everything anew, by SQL that shares nothing with the site. `relation` has the columns of `recommendations`:
 * the table itself, or a file of the release.
 */
export async function factsOf(
	connection: DuckDBConnection,
	relation: string,
	{ where, base = 'made' }: FilterState
): Promise<Facts> {
	const shown = (counted: string) => `
		with rows as (select *, coding_status <> 'draft' and response is not null and implementation is not null as rated
			from ${relation} as source where council_id = '${COUNCIL}'),
		labels as (select theme_id, label from themes where council_id = '${COUNCIL}'),
		shown as (select *, rated and ${counted} as counted from rows where ${where})`;
	const [total] = await rowsOf<Facts['total']>(
		connection,
		`${shown('true')}
		select
			count(*)::integer as made,
			(count(*) filter (where rated))::integer as rated,
			(count(*) filter (where rated and response = 'direct'))::integer as direct,
			(count(*) filter (where rated and response in ('direct', 'group')))::integer as beside_text,
			(count(*) filter (where rated and implementation <> 'unknown'))::integer as known
		from shown`
	);
	const [based] = await rowsOf<Facts['based']>(
		connection,
		`${shown(COUNTED[base])}
		select ${STATUSES},
			(count(*) filter (where counted and state = 'open'))::integer as open,
			(count(*) filter (where counted and state = 'done'))::integer as done,
			(count(*) filter (where counted and state = 'stopped'))::integer as stopped
		from shown`
	);
	if (total === undefined || based === undefined) throw new Error('a count without a row');
	return {
		total,
		based,
		years: await rowsOf(connection, yearsSql(shown('true'))),
		themes: await rowsOf(
			connection,
			`${shown(COUNTED[base])}
			select theme_id, any_value(labels.label) as theme, count(shown.year)::integer as made, ${STATUSES}
			from labels left join shown using (theme_id)
			group by theme_id
			order by made desc, theme collate da`
		),
		cells: await rowsOf(
			connection,
			`${shown('true')},
			sizes as (select theme_id, count(*) as size from shown group by theme_id)
			select labels.theme_id, years.year::integer as year, count(shown.theme_id)::integer as made
			from labels
			cross join range(${FIRST_YEAR}, ${LAST_YEAR + 1}) as years(year)
			left join sizes on sizes.theme_id = labels.theme_id
			left join shown on shown.theme_id = labels.theme_id and shown.year = years.year
			group by labels.theme_id, years.year
			order by any_value(coalesce(size, 0)) desc, any_value(labels.label) collate da, year`
		)
	};
}

function yearsSql(shown: string): string {
	const low = `(p + ${Z * Z} / (2 * n) - ${Z} * sqrt(p * (1 - p) / n + ${Z * Z} / (4 * n * n))) / (1 + ${Z * Z} / n)`;
	const high = `(p + ${Z * Z} / (2 * n) + ${Z} * sqrt(p * (1 - p) / n + ${Z * Z} / (4 * n * n))) / (1 + ${Z * Z} / n)`;
	return `${shown},
		counts as (
			select
				years.year::integer as year,
				count(shown.year)::integer as made,
				${STATUSES},
				(count(*) filter (where counted and response = 'direct'))::integer as direct,
				(count(*) filter (where counted and response in ('direct', 'group')))::integer as beside_text
			from range(${FIRST_YEAR}, ${LAST_YEAR + 1}) as years(year)
			left join shown on shown.year = years.year
			group by years.year
		),
		shares as (select *, case when n >= 10 then direct::double / n end as p from counts)
		select * exclude (p), p as share, case when p is not null then greatest(0, ${low}) end as share_low, case when p is not null then least(1, ${high}) end as share_high, ${STATUS_YEAR} - year as age
		from shares
		order by year`;
}

async function rowsOf<Row>(connection: DuckDBConnection, sql: string): Promise<readonly Row[]> {
	const reader = await connection.runAndReadAll(sql);
	// Every column is cast in SQL to what the type says.
	return reader.getRowObjectsJson() as unknown as readonly Row[];
}
