import { defineTable, ID_PATTERN } from '../table.ts';

/** Shared areas that join the themes of several councils. Their order is the one in which areas are shown. */
export const areas = defineTable({
	name: 'areas',
	title: 'Områder',
	grain: 'One row per shared area, in the order in which areas are shown.',
	primaryKey: ['area_id'],
	columns: {
		area_id: { type: 'VARCHAR', title: 'Område-id', description: 'Id of the area.', pattern: ID_PATTERN },
		label_da: { type: 'VARCHAR', title: 'Navn på dansk', description: 'Danish name of the area.' },
		label_en: { type: 'VARCHAR', title: 'Navn på engelsk', description: 'English name of the area.' },
		committee: {
			type: 'VARCHAR',
			title: 'Udvalg',
			description: 'Municipal committee that the area belongs to; empty where none is named.',
			nullable: true
		}
	}
});

/** Headings under which a council's register groups its recommendations. */
export const themes = defineTable({
	name: 'themes',
	title: 'Temaer',
	grain: 'One row per theme of a council, in the order of the source.',
	primaryKey: ['theme_id'],
	rules: [{ name: 'id-of-council', sql: "starts_with(theme_id, council_id || '-')" }],
	columns: {
		theme_id: { type: 'VARCHAR', title: 'Tema-id', description: 'Id of the theme.', pattern: ID_PATTERN },
		council_id: {
			type: 'VARCHAR',
			title: 'Råd-id',
			description: 'Council whose register has the theme.',
			references: 'councils.council_id'
		},
		label: {
			type: 'VARCHAR',
			title: 'Tema',
			description: 'Heading of the theme as the source has it, without the "Ad" that may begin it.'
		},
		area_id: {
			type: 'VARCHAR',
			title: 'Område-id',
			description: 'Shared area that the theme is joined to; empty where it is joined to none.',
			nullable: true,
			references: 'areas.area_id'
		}
	}
});
