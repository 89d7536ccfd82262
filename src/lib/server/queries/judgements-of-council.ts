import { IMPLEMENTATIONS, RESPONSES } from '#lib/domain/vocabulary.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * What was judged of a council's recommendations at each dated status: one row per recommendation and status that judged
 * it, oldest status first, inside it in the order of the register; rows fit `#lib/domain/two-snapshots`. A status that says
 * nothing of a recommendation has no row of it: what was judged before still holds then.
 *
 * `statementId`, `sourceId` and `sourceLines` (joined by `;`) are of the status text that the quote stands in, of the first
 * one named where there is no quote, and null where no text is named. `statementIds` are all that are named, joined by `;`.
 * Only of `recommendationIds`, where any are named.
 */
export const judgementsOfCouncil = defineQuery({
	name: 'judgements-of-council',
	columns: {
		recommendationId: 'VARCHAR',
		asOf: 'VARCHAR',
		response: code(RESPONSES),
		implementation: code(IMPLEMENTATIONS),
		quote: 'VARCHAR?',
		statementIds: 'VARCHAR?',
		statementId: 'VARCHAR?',
		sourceId: 'VARCHAR?',
		sourceLines: 'VARCHAR?'
	},
	params: { councilId: 'VARCHAR', recommendationIds: 'VARCHAR[]' },
	sql: `
		with judged as materialized (
			select
				j.*,
				j.rowid as judgement_no,
				r.rowid as row_no,
				string_split(j.statement_ids, ';') as named
			from judgements j
			join recommendations r on r.recommendation_id = j.recommendation_id
			where r.council_id = $councilId
				and (len($recommendationIds) = 0 or r.recommendation_id in (select unnest($recommendationIds)))
		),
		named as (
			select judgement_no, quote, unnest(named) as statement_id, generate_subscripts(named, 1) as place
			from judged
		),
		read as (
			select
				n.judgement_no,
				s.statement_id,
				s.source_id,
				s.source_lines
			from named n
			join statements s on s.statement_id = n.statement_id
			qualify row_number() over (
				partition by n.judgement_no
				order by contains(s.text, n.quote) desc nulls last, n.place
			) = 1
		)
		select
			j.recommendation_id as "recommendationId",
			j.as_of as "asOf",
			j.response,
			j.implementation,
			j.quote,
			j.statement_ids as "statementIds",
			r.statement_id as "statementId",
			r.source_id as "sourceId",
			r.source_lines as "sourceLines"
		from judged j
		left join read r on r.judgement_no = j.judgement_no
		order by j.as_of, j.row_no`
});
export type JudgementRow = RowOf<typeof judgementsOfCouncil>;
