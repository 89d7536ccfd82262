import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * What stands beside one recommendation, by `idHashOf` its id: its neighbours in the order of the source, null at either end of the
 * council; the status texts that bear on it with the kind of each, those that speak of it first, null where there are none;
 * the lines that it and they were read from; and what else there is to ask for. Lists are joined by `;`. One row; none where
 * there is no such id, and very rarely one more, of another id, whose `rowNo` is another. As quick in a large release as in a
 * small one.
 */
export const recordParts = defineQuery({
	name: 'record-parts',
	columns: {
		rowNo: 'INTEGER',
		previousId: 'VARCHAR?',
		nextId: 'VARCHAR?',
		statementIds: 'VARCHAR?',
		statementKinds: 'VARCHAR?',
		sourceLines: 'VARCHAR',
		hasEvidence: 'BOOLEAN',
		hasRepairs: 'BOOLEAN',
		hasVerdicts: 'BOOLEAN',
		hasReplies: 'BOOLEAN'
	},
	params: { idHash: 'VARCHAR' },
	sql: `
		select
			row_no as "rowNo",
			previous_id as "previousId",
			next_id as "nextId",
			statement_ids as "statementIds",
			statement_kinds as "statementKinds",
			source_lines as "sourceLines",
			has_evidence as "hasEvidence",
			has_repairs as "hasRepairs",
			has_verdicts as "hasVerdicts",
			has_replies as "hasReplies"
		from internal.record_parts
		where id_hash = $idHash::ubigint`
});

export type RecordParts = RowOf<typeof recordParts>;
