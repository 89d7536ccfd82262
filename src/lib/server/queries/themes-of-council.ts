import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The themes of one council: one row per theme, in the order of the source, with the shared area that it is joined
 * to (null for none).
 */
export const themesOfCouncil = defineQuery({
	name: 'themes-of-council',
	columns: {
		themeId: 'VARCHAR',
		label: 'VARCHAR',
		areaId: 'VARCHAR?',
		areaLabelDa: 'VARCHAR?',
		areaLabelEn: 'VARCHAR?'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			t.theme_id as "themeId",
			t.label,
			t.area_id as "areaId",
			a.label_da as "areaLabelDa",
			a.label_en as "areaLabelEn"
		from themes t
		left join areas a on a.area_id = t.area_id
		where t.council_id = $councilId
		order by t.rowid`
});
export type ThemeRow = RowOf<typeof themesOfCouncil>;
