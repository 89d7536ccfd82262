import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The lines of a council's documents that could not be used: one row per line and reason, in the order of the sources
 * and their lines. Empty in a release of reviewed registers, which refuses them.
 */
export const problemsOfCouncil = defineQuery({
	name: 'problems-of-council',
	columns: { sourceId: 'VARCHAR', line: 'INTEGER', code: 'VARCHAR', message: 'VARCHAR' },
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			p.source_id as "sourceId",
			p.line,
			p.code,
			p.message
		from problems p
		join sources s on s.source_id = p.source_id
		where s.council_id = $councilId
		order by s.rowid, p.line, p.rowid`
});
export type ProblemRow = RowOf<typeof problemsOfCouncil>;
