import { COUNCIL_TYPES, COUNCIL_VALUES, COUNCILS_COUNTED } from '../council-sql.ts';
import { defineQuery } from '../define-query.ts';

/** The council with this slug: at most one row. */
export const councilOfSlug = defineQuery({
	name: 'council-of-slug',
	columns: COUNCIL_TYPES,
	params: { slug: 'VARCHAR' },
	sql: `
		select
			${COUNCIL_VALUES.trim()}
		${COUNCILS_COUNTED.trim()}
		where c.slug = $slug`
});
