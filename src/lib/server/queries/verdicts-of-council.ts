import { VERDICTS } from '#lib/domain/vocabulary.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * A council's own word on its recommendations: one row per recommendation and date, recommendations in the order of the
 * register, the latest word of each first. `latest` marks the one that counts; `note` is null where nothing was added.
 * Only of `recommendationIds`, where any are named.
 */
export const verdictsOfCouncil = defineQuery({
	name: 'verdicts-of-council',
	columns: {
		recommendationId: 'VARCHAR',
		verdict: code(VERDICTS),
		date: 'VARCHAR',
		note: 'VARCHAR?',
		latest: 'BOOLEAN'
	},
	params: { councilId: 'VARCHAR', recommendationIds: 'VARCHAR[]' },
	sql: `
		select
			v.recommendation_id as "recommendationId",
			v.verdict,
			v.date,
			v.note,
			v.date = max(v.date) over (partition by v.recommendation_id) as latest
		from verdicts v
		join recommendations r on r.recommendation_id = v.recommendation_id
		where r.council_id = $councilId
			and (len($recommendationIds) = 0 or r.recommendation_id in (select unnest($recommendationIds)))
		order by r.rowid, v.date desc`
});
export type VerdictRow = RowOf<typeof verdictsOfCouncil>;
