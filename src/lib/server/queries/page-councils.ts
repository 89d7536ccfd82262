import { COUNCIL_TYPES, COUNCIL_VALUES, COUNCILS_COUNTED } from '../council-sql.ts';
import { defineQuery } from '../define-query.ts';

/**
 * The councils that a page names: the home council, and after it the one with this slug where it is another; at most two rows.
 * `ofCouncils` counts those of the release.
 */
export const pageCouncils = defineQuery({
	name: 'page-councils',
	columns: { ...COUNCIL_TYPES, ofCouncils: 'INTEGER' },
	params: { slug: 'VARCHAR' },
	sql: `
		select
			${COUNCIL_VALUES.trim()},
			(select count(*) from councils)::integer as "ofCouncils"
		${COUNCILS_COUNTED.trim()}
		where k.council_no = 0
			or c.slug = $slug
		order by k.council_no`
});
