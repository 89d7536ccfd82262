import { defineQuery, type RowOf } from '../define-query.ts';

/** The councils that recommended something in an area: one row per council, in their order, with how much. */
export const councilsOfArea = defineQuery({
	name: 'councils-of-area',
	columns: {
		councilId: 'VARCHAR',
		slug: 'VARCHAR',
		name: 'VARCHAR',
		statusAsOf: 'VARCHAR?',
		recommendations: 'INTEGER'
	},
	params: { areaId: 'VARCHAR' },
	sql: `
		select
			c.council_id as "councilId",
			c.slug,
			c.name,
			k.status_as_of as "statusAsOf",
			a.recommendations
		from internal.area_counts a
		join internal.council_counts k on k.council_no = a.council_no
		join councils c on c.council_id = k.council_id
		where a.area_id = $areaId
		order by a.council_no`
});
export type AreaCouncilRow = RowOf<typeof councilsOfArea>;
