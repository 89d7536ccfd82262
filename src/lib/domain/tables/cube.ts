import { defineTable } from '../table.ts';
import { recommendations } from './recommendations.ts';

const { council_id, year, theme_id, area_id, response, implementation, state, certain, coding_status } =
	recommendations.columns;

/** The counts that every number on the site is computed from. */
export const cube = defineTable({
	name: 'cube',
	title: 'Optælling',
	grain: 'One row per combination of the other columns that occurs among the recommendations.',
	primaryKey: [],
	columns: {
		council_id,
		year,
		theme_id,
		area_id,
		response,
		implementation,
		state,
		certain,
		coding_status,
		n: { type: 'INTEGER', title: 'Antal', description: 'Recommendations with these values.', minimum: 1 }
	}
});
