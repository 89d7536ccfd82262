import { COUNCIL_TYPES, COUNCIL_VALUES, COUNCILS_COUNTED } from '../council-sql.ts';
import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The councils of the release: one row per council, in the order of the registers; the first is the home council.
 * `recommendations` counts what it made, `rated` those that enter a rate, `answered` those of them with a direct answer,
 * `statements` its status texts. `statusAsOf` is null without any status in its source.
 */
export const councils = defineQuery({
	name: 'councils',
	columns: COUNCIL_TYPES,
	params: {},
	sql: `
		select
			${COUNCIL_VALUES.trim()}
		${COUNCILS_COUNTED.trim()}
		order by k.council_no`
});
export type CouncilRow = RowOf<typeof councils>;
