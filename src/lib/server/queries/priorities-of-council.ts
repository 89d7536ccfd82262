import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * What a council puts first: one row per recommendation, in the order that the council gave, `rank` 1 to 10. `note` is null
 * where nothing was added. A recommendation that has been done since keeps its place: the page says what its state is.
 */
export const prioritiesOfCouncil = defineQuery({
	name: 'priorities-of-council',
	columns: {
		recommendationId: 'VARCHAR',
		rank: 'INTEGER',
		date: 'VARCHAR',
		note: 'VARCHAR?'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			p.recommendation_id as "recommendationId",
			p.rank,
			p.date,
			p.note
		from priorities p
		join recommendations r on r.recommendation_id = p.recommendation_id
		where r.council_id = $councilId
		order by p.rank, r.rowid`
});
export type PriorityRow = RowOf<typeof prioritiesOfCouncil>;
