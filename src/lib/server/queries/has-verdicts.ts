import { defineQuery } from '../define-query.ts';

/** Whether a council has given its own word on any of its recommendations: one row, always. */
export const hasVerdicts = defineQuery({
	name: 'has-verdicts',
	columns: { hasVerdicts: 'BOOLEAN' },
	params: { councilId: 'VARCHAR' },
	sql: `
		select count(*) > 0 as "hasVerdicts"
		from internal.cube
		where council_id = $councilId
			and verdict is not null`
});
