import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * What published versions changed in the codes of a council's recommendations: one row per recommendation and changed
 * column (`area_id`, `implementation`, `state`), and one without a column per recommendation that was added (`before` is
 * null) or taken away (`after` is null). In the order of the changes.
 */
export const codeChangesOfCouncil = defineQuery({
	name: 'code-changes-of-council',
	columns: {
		version: 'VARCHAR',
		recommendationId: 'VARCHAR',
		field: 'VARCHAR?',
		before: 'VARCHAR?',
		after: 'VARCHAR?'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			version,
			id as "recommendationId",
			field,
			before,
			after
		from changes
		where "table" = 'recommendations'
			and starts_with(id, $councilId || '-')
			and regexp_matches(substr(id, length($councilId) + 1), '^-[0-9]{4}-')
			and (field is null or field in ('area_id', 'implementation', 'state'))
		order by rowid`
});
export type CodeChangeRow = RowOf<typeof codeChangesOfCouncil>;
