/** A rule between tables. */
export interface TableCheck {
	/** What a row that it returns breaks. */
	readonly fault: string;
	/** Returns one text per row that breaks the rule. */
	readonly sql: string;
}

/** SQL condition: a date is that of a later status of a council; the texts of its register itself carry none. */
function isLater(councilId: string, asOf: string): string {
	return `exists (from statements d where d.council_id = ${councilId} and d.as_of = ${asOf})`;
}

/** Rules between what was judged at each dated status, the texts and links of that status, and what stands now. */
export const JUDGEMENT_CHECKS: readonly TableCheck[] = [
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
	}
];
