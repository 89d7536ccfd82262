import { LINE_ROLES } from '#lib/domain/source-codes.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * What the lines of a council's documents are: one row per document and role that occurs, documents in the order of
 * the register, the most frequent role first. `n` counts lines; its sum over a document is all of its lines.
 */
export const lineRolesOfCouncil = defineQuery({
	name: 'line-roles-of-council',
	columns: { sourceId: 'VARCHAR', role: code(LINE_ROLES), n: 'INTEGER' },
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			s.source_id as "sourceId",
			l.role,
			count(*)::integer as n
		from sources s
		join line_accounts l on l.source_id = s.source_id
		where s.council_id = $councilId
		group by s.rowid, s.source_id, l.role
		order by s.rowid, n desc, l.role`
});
export type LineRoleRow = RowOf<typeof lineRolesOfCouncil>;
