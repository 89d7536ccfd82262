import type { DuckDBConnection } from '@duckdb/node-api';
import { RefusalError } from './refusal-error.ts';

interface Check {
	/** What a row that it returns breaks. */
	readonly fault: string;
	/** Returns one text per row that breaks the rule. */
	readonly sql: string;
}

/** SQL condition: a date is that of a later status of a council; the texts of its register itself carry none. */
function isLater(councilId: string, asOf: string): string {
	return `exists (from statements d where d.council_id = ${councilId} and d.as_of = ${asOf})`;
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
		fault: 'quote that is in none of the statements named',
		sql: `
			with quoted as (
				select recommendation_id, quote, statement_ids from recommendations where quote is not null
				union
				select recommendation_id, quote, statement_ids from judgements where quote is not null
			), named as (
				select recommendation_id, quote, unnest(string_split(statement_ids, ';')) as statement_id from quoted
			)
			select q.recommendation_id
			from quoted q
			left join named n on n.recommendation_id = q.recommendation_id and n.quote = q.quote
			left join statements s on s.statement_id = n.statement_id
			group by q.recommendation_id, q.quote
			having not coalesce(bool_or(contains(s.text, q.quote)), false)`
	},
	{
		fault: 'judgement that names a statement of another status',
		sql: `
			with named as (
				select recommendation_id, as_of, unnest(string_split(statement_ids, ';')) as statement_id from judgements
			)
			select n.recommendation_id || ' at ' || n.as_of || ' names ' || n.statement_id
			from named n
			join statements s on s.statement_id = n.statement_id
			where s.as_of is distinct from case when ${isLater('s.council_id', 'n.as_of')} then n.as_of end`
	},
	{
		fault: 'response that its links do not bear out',
		sql: `
			with judged as (
				select j.recommendation_id, j.as_of, j.response, case when ${isLater('r.council_id', 'j.as_of')} then j.as_of end as later
				from judgements j
				join recommendations r on r.recommendation_id = j.recommendation_id
			), links as (
				select l.recommendation_id, s.as_of as later, bool_or(l.kind = 'direct') as direct
				from responses l
				join statements s on s.statement_id = l.statement_id
				group by all
			)
			select j.recommendation_id || ' at ' || j.as_of
			from judged j
			left join links l on l.recommendation_id = j.recommendation_id and l.later is not distinct from j.later
			where j.response <> case when l.direct is null then 'none' when l.direct then 'direct' else 'group' end`
	},
	{
		fault: 'direct answer that no judgement of its status bears out',
		sql: `
			with named as (
				select recommendation_id, unnest(string_split(statement_ids, ';')) as statement_id
				from judgements
				where response = 'direct'
			)
			select l.recommendation_id || ' and ' || l.statement_id
			from responses l
			left join named n on n.recommendation_id = l.recommendation_id and n.statement_id = l.statement_id
			where l.kind = 'direct' and n.statement_id is null`
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
			with latest as (
				select * from judgements qualify as_of = max(as_of) over (partition by recommendation_id)
			)
			select coalesce(r.recommendation_id, j.recommendation_id)
			from recommendations r
			full join latest j on j.recommendation_id = r.recommendation_id
			where (r.response is not null or j.recommendation_id is not null)
				and (j.as_of is distinct from r.status_as_of
					or j.response is distinct from r.response
					or j.implementation is distinct from r.implementation
					or j.quote is distinct from r.quote
					or j.statement_ids is distinct from r.statement_ids)`
	},
	{
		fault: 'direct answer that a later status took back without an answer',
		sql: `
			with following as (
				select
					recommendation_id,
					response,
					lag(response) over (partition by recommendation_id order by as_of) as before
				from judgements
			)
			select recommendation_id from following where before = 'direct' and response <> 'direct'`
	},
	{
		fault: 'settled reading that is not the coding, or is held for certain',
		sql: `
			with first as (
				select * from judgements qualify as_of = min(as_of) over (partition by recommendation_id)
			)
			select s.recommendation_id
			from second_readings s
			join recommendations r on r.recommendation_id = s.recommendation_id
			left join first j on j.recommendation_id = s.recommendation_id
			where s.settled_response is distinct from j.response
				or s.settled_implementation is distinct from j.implementation
				or (s.settlement_da is not null and r.certain and r.status_as_of = j.as_of)`
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

/** Holds the loaded tables against the rules between them. Throws `RefusalError` with every row that breaks one. */
export async function checkTables(connection: DuckDBConnection): Promise<void> {
	const faults: string[] = [];
	for (const { fault, sql } of CHECKS) {
		const rows = (await connection.runAndReadAll(sql)).getRows();
		faults.push(...rows.map(([place]) => `${fault}: ${place}`).sort());
	}
	if (faults.length > 0) throw new RefusalError(faults);
}
