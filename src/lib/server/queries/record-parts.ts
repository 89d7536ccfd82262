import { defineQuery } from '../define-query.ts';

/**
 * What stands beside one recommendation, by `idHashOf` its id, as `readRecordParts` reads it. One row; none where there is no such
 * id, and very rarely one more, of another id with the same hash. As quick in a large release as in a small one.
 */
export const recordParts = defineQuery({
	name: 'record-parts',
	columns: { parts: 'VARCHAR' },
	params: { idHash: 'VARCHAR' },
	sql: `
		select parts
		from internal.record_parts
		where id_hash = $idHash::ubigint`
});
