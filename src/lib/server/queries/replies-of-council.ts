import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The municipality's replies to how its words were coded: one row per recommendation and date, recommendations in the order
 * of the register, the latest reply of each first. `latest` marks it; `note` is null where nothing was added.
 * Only of `recommendationIds`, where any are named.
 */
export const repliesOfCouncil = defineQuery({
	name: 'replies-of-council',
	columns: {
		recommendationId: 'VARCHAR',
		text: 'VARCHAR',
		date: 'VARCHAR',
		note: 'VARCHAR?',
		latest: 'BOOLEAN'
	},
	params: { councilId: 'VARCHAR', recommendationIds: 'VARCHAR[]' },
	sql: `
		select
			p.recommendation_id as "recommendationId",
			p.text,
			p.date,
			p.note,
			p.date = max(p.date) over (partition by p.recommendation_id) as latest
		from replies p
		join recommendations r on r.recommendation_id = p.recommendation_id
		where r.council_id = $councilId
			and (len($recommendationIds) = 0 or r.recommendation_id in (select unnest($recommendationIds)))
		order by r.rowid, p.date desc`
});
export type ReplyRow = RowOf<typeof repliesOfCouncil>;
