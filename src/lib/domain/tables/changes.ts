import { defineTable, PARTIAL_DATE_PATTERN } from '../table.ts';

/**
 * What a version says otherwise than the one before it, for all published versions. Names of tables and columns are
 * those of the version that changed them, so that none refers to a table of this one.
 */
export const changes = defineTable({
	name: 'changes',
	title: 'Ændringer',
	grain:
		'One row per cell that a version changed, per row that it added or took away, and per table or column that is new or gone.',
	primaryKey: [],
	rules: [
		{ name: 'something-changed', sql: 'before is distinct from after' },
		{ name: 'reason-for-what-was-published', sql: 'before is null or why is not null' }
	],
	columns: {
		version: {
			type: 'VARCHAR',
			title: 'Version',
			description: 'Version of the data that made the change.',
			pattern: '[0-9]+\\.[0-9]+\\.[0-9]+'
		},
		table: { type: 'VARCHAR', title: 'Tabel', description: 'Table that was changed.', pattern: '[a-z_]+' },
		id: {
			type: 'VARCHAR',
			title: 'Id',
			description:
				'Primary key of the row, its columns joined by ";"; empty where a whole table or column is new or gone.',
			nullable: true,
			pattern: '\\S+'
		},
		field: {
			type: 'VARCHAR',
			title: 'Kolonne',
			description: 'Column that was changed; empty where the whole row or table was added or taken away.',
			nullable: true,
			pattern: '[a-z0-9_]+'
		},
		before: {
			type: 'VARCHAR',
			title: 'Før',
			description: 'What stood there before; empty for nothing. Of a row that was taken away: its id.',
			nullable: true
		},
		after: {
			type: 'VARCHAR',
			title: 'Efter',
			description: 'What stands there now; empty for nothing. Of a row that was added: its id.',
			nullable: true
		},
		why: {
			type: 'VARCHAR',
			title: 'Begrundelse',
			description: 'Why it was changed, in Danish; may be empty only where nothing stood there before.',
			nullable: true
		},
		date: {
			type: 'VARCHAR',
			title: 'Dato',
			description: 'Day of that version.',
			pattern: PARTIAL_DATE_PATTERN
		}
	}
});
