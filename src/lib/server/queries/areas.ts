import { defineQuery, type RowOf } from '../define-query.ts';

/** The shared areas: one row per area, in the order in which areas are shown. `committee` is null where none is named. */
export const areas = defineQuery({
	name: 'areas',
	columns: { areaId: 'VARCHAR', labelDa: 'VARCHAR', labelEn: 'VARCHAR', committee: 'VARCHAR?' },
	params: {},
	sql: `
		select
			area_id as "areaId",
			label_da as "labelDa",
			label_en as "labelEn",
			committee
		from areas
		order by rowid`
});
export type AreaRow = RowOf<typeof areas>;
