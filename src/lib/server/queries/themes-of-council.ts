import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The themes of one council: one row per theme, in the order of the source, with the shared area that it is joined
 * to (null for none). `recommendations` and `statements` count what stands under it.
 */
export const themesOfCouncil = defineQuery({
	name: 'themes-of-council',
	columns: {
		themeId: 'VARCHAR',
		label: 'VARCHAR',
		areaId: 'VARCHAR?',
		areaLabelDa: 'VARCHAR?',
		areaLabelEn: 'VARCHAR?',
		recommendations: 'INTEGER',
		statements: 'INTEGER'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		with recommendation_counts as (
			select theme_id, count(*) as n
			from recommendations
			where council_id = $councilId
			group by theme_id
		), statement_counts as (
			select theme_id, count(*) as n
			from statements
			where council_id = $councilId
			group by theme_id
		)
		select
			t.theme_id as "themeId",
			t.label,
			t.area_id as "areaId",
			a.label_da as "areaLabelDa",
			a.label_en as "areaLabelEn",
			coalesce(r.n, 0)::integer as recommendations,
			coalesce(s.n, 0)::integer as statements
		from themes t
		left join areas a on a.area_id = t.area_id
		left join recommendation_counts r on r.theme_id = t.theme_id
		left join statement_counts s on s.theme_id = t.theme_id
		where t.council_id = $councilId
		order by t.rowid`
});
export type ThemeRow = RowOf<typeof themesOfCouncil>;
