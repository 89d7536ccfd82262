import type { DuckDBConnection } from '@duckdb/node-api';
import { JUDGEMENT_CHECKS, type TableCheck } from './judgement-checks.ts';
import { RefusalError } from './refusal-error.ts';

/** Rules between tables, which no constraint of one table can hold. */
const CHECKS: readonly TableCheck[] = [
	...JUDGEMENT_CHECKS,
	{
		fault: 'line without an account, or an account without a line',
		sql: `
			with lines as (select source_id, unnest(range(1, lines + 1)) as line from sources)
			select coalesce(l.source_id, a.source_id) || ':' || coalesce(l.line, a.line)
			from lines l
			full join line_accounts a on a.source_id = l.source_id and a.line = l.line
			where l.line is null or a.line is null`
	},
	{
		fault: "theme or area of a recommendation that is not its theme's",
		sql: `
			select r.recommendation_id
			from recommendations r
			join themes t on t.theme_id = r.theme_id
			where t.council_id <> r.council_id or t.label <> r.theme or t.area_id is distinct from r.area_id`
	},
	{
		fault: 'theme of a statement from another council',
		sql: `
			select s.statement_id
			from statements s
			join themes t on t.theme_id = s.theme_id
			where t.council_id <> s.council_id`
	},
	{
		fault: 'statement named that does not exist in the same theme',
		sql: `
			with judged as (
				select recommendation_id, statement_ids from recommendations
				union
				select recommendation_id, statement_ids from judgements
			), named as (
				select r.recommendation_id, r.theme_id, unnest(string_split(j.statement_ids, ';')) as statement_id
				from judged j
				join recommendations r on r.recommendation_id = j.recommendation_id
			)
			select n.recommendation_id || ' names ' || n.statement_id
			from named n
			left join statements s on s.statement_id = n.statement_id and s.theme_id = n.theme_id
			where s.statement_id is null`
	},
	{
		fault: 'recommendation named that does not exist in the same theme',
		sql: `
			with named as (
				select statement_id, theme_id, unnest(string_split(stands_for, ';')) as recommendation_id from statements
				union all
				select statement_id, theme_id, unnest(string_split(speaks_of, ';')) as recommendation_id from statements
			)
			select n.statement_id || ' names ' || n.recommendation_id
			from named n
			left join recommendations r on r.recommendation_id = n.recommendation_id and r.theme_id = n.theme_id
			where r.recommendation_id is null`
	},
	{
		fault: 'id in a line account that nothing has',
		sql: `
			with entities as (
				select theme_id as id from themes
				union all
				select recommendation_id from recommendations
				union all
				select statement_id from statements
				union all
				select evidence_id from evidence
				union all
				select context_id from contexts
			), named as (
				select source_id, line, unnest(string_split(entity_ids, ';')) as id from line_accounts
			)
			select n.source_id || ':' || n.line || ' names ' || n.id
			from named n
			where n.id not in (select id from entities)`
	},
	{
		fault: 'thread that is not the one that its recommendations name, or of another year or council',
		sql: `
			with named as (
				select recommendation_id, unnest(string_split(thread_ids, ';')) as thread_id from recommendations
			)
			select coalesce(t.thread_id, n.thread_id) || ' and ' || coalesce(t.recommendation_id, n.recommendation_id)
			from threads t
			full join named n on n.thread_id = t.thread_id and n.recommendation_id = t.recommendation_id
			left join recommendations r on r.recommendation_id = t.recommendation_id
			where t.thread_id is null
				or n.thread_id is null
				or r.year <> t.year
				or not starts_with(t.thread_id, r.council_id || '-')`
	},
	{
		fault: 'rank that a council gives twice',
		sql: `
			select r.council_id || ' ' || p.rank
			from priorities p
			join recommendations r on r.recommendation_id = p.recommendation_id
			group by r.council_id, p.rank
			having count(*) > 1`
	},
	{
		fault: 'evidence or context whose lines do not name it',
		sql: `
			with placed as (
				select evidence_id as id, source_id, unnest(string_split(source_lines, ';'))::integer as line from evidence
				union
				select context_id as id, source_id, unnest(string_split(source_lines, ';'))::integer as line from contexts
			)
			select p.source_id || ':' || p.line || ' does not name ' || p.id
			from placed p
			left join line_accounts l on l.source_id = p.source_id and l.line = p.line
			where not coalesce(list_contains(string_split(l.entity_ids, ';'), p.id), false)`
	},
	{
		fault: 'sum of the cube that is not the number of recommendations',
		sql: `
			with counted as (select council_id, year, sum(n) as n from cube group by all),
			made as (select council_id, year, count(*) as n from recommendations group by all)
			select coalesce(c.council_id, m.council_id) || ' ' || coalesce(c.year, m.year)
			from counted c
			full join made m on m.council_id = c.council_id and m.year = c.year
			where c.n is distinct from m.n`
	}
];

/**
 * Holds the loaded tables against the rules between them. Throws `RefusalError` with every row that breaks one, or with at most
 * so many for each rule as are to be told.
 */
export async function checkTables(connection: DuckDBConnection, most?: number): Promise<void> {
	const faults: string[] = [];
	for (const { fault, sql } of CHECKS) {
		const rows = (
			await connection.runAndReadAll(most === undefined ? sql : `from (${sql}) limit ${most}`)
		).getRows();
		faults.push(...rows.map(([place]) => `${fault}: ${place}`).sort());
	}
	if (faults.length > 0) throw new RefusalError(faults);
}
