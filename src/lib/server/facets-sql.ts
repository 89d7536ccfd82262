/** Types of the parameters that `FILTERED` asks for. */
export const FILTER_PARAMS = {
	themes: 'VARCHAR[]',
	areas: 'VARCHAR[]',
	fromYear: 'INTEGER?',
	toYear: 'INTEGER?',
	termYears: 'INTEGER[]',
	responses: 'VARCHAR[]',
	implementations: 'VARCHAR[]',
	states: 'VARCHAR[]',
	verdicts: 'VARCHAR[]'
} as const;

/** Whether a row of the cube, `k`, passes each filter, where an empty list or null means all. */
const PASSES = {
	theme: '(len($themes) = 0 or list_contains($themes, k.theme_id))',
	area: '(len($areas) = 0 or coalesce(list_contains($areas, k.area_id), false))',
	year: '(($fromYear is null or k.year >= $fromYear) and ($toYear is null or k.year <= $toYear))',
	term: '(len($termYears) = 0 or list_contains($termYears, k.year))',
	response: '(len($responses) = 0 or coalesce(list_contains($responses, k.response), false))',
	implementation:
		'(len($implementations) = 0 or coalesce(list_contains($implementations, k.implementation), false))',
	state: '(len($states) = 0 or coalesce(list_contains($states, k.state), false))',
	verdict: `(
					len($verdicts) = 0
					or list_contains($verdicts, coalesce(k.verdict, 'none'))
					or (list_contains($verdicts, 'disputed') and ${disputed('k')})
				)`
} as const;

/** What `isDisputed` says, of a row of the cube. */
function disputed(row: string): string {
	return `coalesce(
						case ${row}.verdict
							when 'not_confirmed' then ${row}.implementation <> 'unknown'
							when 'keep_open' then ${row}.state <> 'open'
						end,
						false
					)`;
}

/** Condition over a row of the cube, `k`: every filter. */
export const FILTERED = Object.values(PASSES).join(`
				and `);

/** Columns of an answer that ends in `FACETS`. */
export const FACET_COLUMNS = { facet: 'VARCHAR', value: 'VARCHAR', n: 'INTEGER' } as const;

/** The columns that recommendations are counted by, each over the rows that pass all filters but its own. */
const FACETS_OF = {
	theme: 'theme_id',
	area: 'area_id',
	year: 'year::varchar',
	term: 'year::varchar',
	response: 'response',
	implementation: 'implementation',
	state: 'state',
	verdict: "coalesce(verdict, 'none')"
} as const;

/**
 * CTEs and select over `cells`, rows of the cube: one row per facet and value that occurs, with the number of
 * recommendations, as `facetCounts` counts them; those of `term` by year. Two more: `total` counts what passes
 * every filter, `all` what there is before any.
 */
export const FACETS = `
		passing as materialized (
			select
				k.*,
				${Object.entries(PASSES).map(([name, passes]) => `${passes} as passes_${name}`).join(`,
				`)}
			from cells k
		),
		missing as materialized (
			select
				*,
				${Object.keys(PASSES)
					.map((name) => `(not passes_${name})::integer`)
					.join(' + ')} as misses
			from passing
		),
		counted as materialized (
			select *
			from missing
			where misses < 2
		)
		${Object.entries(FACETS_OF).map(
			([name, value]) => `
		select '${name}' as facet, ${value} as value, sum(n)::integer as n
		from counted
		where (misses = 0 or not passes_${name})
			and ${value} is not null
		group by all`
		).join(`
		union all`)}
		union all
		select 'verdict', 'disputed', sum(k.n)::integer
		from counted k
		where (misses = 0 or not passes_verdict)
			and ${disputed('k')}
		having count(*) > 0
		union all
		select 'total', '', coalesce(sum(n), 0)::integer
		from counted
		where misses = 0
		union all
		select 'all', '', coalesce(sum(n), 0)::integer
		from missing
		order by facet, value`;
