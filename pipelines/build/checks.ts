import type { DuckDBConnection } from '@duckdb/node-api';
import { RefusalError } from './refusal-error.ts';

interface Check {
	/** What a row that it returns breaks. */
	readonly fault: string;
	/** Returns one text per row that breaks the rule. */
	readonly sql: string;
}

/** Rules between tables, which no constraint of one table can hold. */
const CHECKS: readonly Check[] = [
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
			with named as (
				select recommendation_id, theme_id, unnest(string_split(statement_ids, ';')) as statement_id
				from recommendations
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
		fault: 'quote that is in none of the statements named',
		sql: `
			with named as (
				select recommendation_id, quote, unnest(string_split(statement_ids, ';')) as statement_id
				from recommendations
				where quote is not null
			)
			select n.recommendation_id
			from named n
			left join statements s on s.statement_id = n.statement_id
			group by n.recommendation_id
			having not coalesce(bool_or(contains(s.text, n.quote)), false)`
	},
	{
		fault: 'response that its links do not bear out',
		sql: `
			with links as (
				select recommendation_id, bool_or(kind = 'direct') as direct
				from responses
				group by recommendation_id
			)
			select r.recommendation_id
			from recommendations r
			left join links l on l.recommendation_id = r.recommendation_id
			where r.response is not null
				and r.response <> case when l.direct is null then 'none' when l.direct then 'direct' else 'group' end`
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
		fault: 'judgement of the latest status that is not that of the recommendation',
		sql: `
			select r.recommendation_id
			from recommendations r
			full join judgements j on j.recommendation_id = r.recommendation_id and j.as_of = r.status_as_of
			where (r.response is not null or j.recommendation_id is not null)
				and (j.response is distinct from r.response
					or j.implementation is distinct from r.implementation
					or j.quote is distinct from r.quote
					or j.statement_ids is distinct from r.statement_ids)`
	},
	{
		fault: 'settled reading that is not the coding, or is held for certain',
		sql: `
			select s.recommendation_id
			from second_readings s
			join recommendations r on r.recommendation_id = s.recommendation_id
			where s.settled_response is distinct from r.response
				or s.settled_implementation is distinct from r.implementation
				or (s.settlement_da is not null and r.certain)`
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

/** Holds the loaded tables against the rules between them. Throws `RefusalError` with every row that breaks one. */
export async function checkTables(connection: DuckDBConnection): Promise<void> {
	const faults: string[] = [];
	for (const { fault, sql } of CHECKS) {
		const rows = (await connection.runAndReadAll(sql)).getRows();
		faults.push(...rows.map(([place]) => `${fault}: ${place}`).sort());
	}
	if (faults.length > 0) throw new RefusalError(faults);
}
