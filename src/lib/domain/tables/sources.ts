import { LINE_ROLES, REPAIR_KINDS } from '../source-codes.ts';
import { defineTable, ID_PATTERN, IDS_PATTERN, PARTIAL_DATE_PATTERN } from '../table.ts';

const SHA256_PATTERN = '[0-9a-f]{64}';

/** The documents that everything else was read from. */
export const sources = defineTable({
	name: 'sources',
	title: 'Kilder',
	grain: 'One row per source document.',
	primaryKey: ['source_id'],
	rules: [{ name: 'id-of-council', sql: "council_id is null or starts_with(source_id, council_id || '-')" }],
	columns: {
		source_id: {
			type: 'VARCHAR',
			title: 'Kilde-id',
			description: 'Id of the document.',
			pattern: ID_PATTERN
		},
		council_id: {
			type: 'VARCHAR',
			title: 'Råd-id',
			description: 'Council that the document belongs to; empty for a document of no council.',
			nullable: true,
			references: 'councils.council_id'
		},
		title: { type: 'VARCHAR', title: 'Titel', description: 'Title of the document.' },
		document_date: {
			type: 'VARCHAR',
			title: 'Dokumentdato',
			description: 'Date of the document as YYYY, YYYY-MM or YYYY-MM-DD; empty where it carries none.',
			nullable: true,
			pattern: PARTIAL_DATE_PATTERN
		},
		kind: {
			type: 'VARCHAR',
			title: 'Art',
			description: 'What the document is: register, status, minutes, remarks, policy.'
		},
		sha256: {
			type: 'VARCHAR',
			title: 'SHA-256',
			description: 'SHA-256 of the copy that is served, lower-case hex.',
			pattern: SHA256_PATTERN
		},
		sha256_original: {
			type: 'VARCHAR',
			title: 'SHA-256 af originalen',
			description: 'SHA-256 of the document as received; equal to sha256 where nothing was replaced.',
			pattern: SHA256_PATTERN
		},
		lines: {
			type: 'INTEGER',
			title: 'Linjer',
			description: 'Number of lines of the copy, blank ones too.',
			minimum: 0
		},
		terms: { type: 'VARCHAR', title: 'Vilkår', description: 'On what terms the text may be used, in Danish.' }
	}
});

const sourceId = {
	type: 'VARCHAR',
	title: 'Kilde-id',
	description: 'The document.',
	references: 'sources.source_id'
} as const;
const line = {
	type: 'INTEGER',
	title: 'Linje',
	description: 'Line of the source, counted from 1.',
	minimum: 1
} as const;

/** What became of each line of each source: nothing is lost in silence. */
export const lineAccounts = defineTable({
	name: 'line_accounts',
	title: 'Linjeregnskab',
	grain: 'One row per source line, blank ones too, in the order of the file.',
	primaryKey: ['source_id', 'line'],
	columns: {
		source_id: sourceId,
		line,
		role: { type: 'VARCHAR', title: 'Rolle', description: 'What the line is.', values: LINE_ROLES },
		entity_ids: {
			type: 'VARCHAR',
			title: 'Hører til',
			description:
				'Ids of the theme, recommendation, statement, evidence and contexts that the line belongs to; empty for none.',
			nullable: true,
			list: true,
			pattern: IDS_PATTERN
		}
	}
});

/** Every change that was made to a source text. */
export const repairs = defineTable({
	name: 'repairs',
	title: 'Rettelser af kildeteksten',
	grain: 'One row per change made to a source text.',
	primaryKey: [],
	columns: {
		source_id: sourceId,
		line,
		kind: { type: 'VARCHAR', title: 'Art', description: 'What sort of change.', values: REPAIR_KINDS },
		before: {
			type: 'VARCHAR',
			title: 'Før',
			description: 'The words as they stand in the source; empty where something was put between.',
			nullable: true
		},
		after: {
			type: 'VARCHAR',
			title: 'Efter',
			description: 'The words as they are read; empty where something was taken away.',
			nullable: true
		},
		reason: { type: 'VARCHAR', title: 'Begrundelse', description: 'The evidence for the change.' }
	}
});

/** Lines that could not be used. A build of reviewed registers refuses them, so the table is empty there. */
export const problems = defineTable({
	name: 'problems',
	title: 'Linjer, der ikke kunne bruges',
	grain: 'One row per source line that could not be used and reason.',
	primaryKey: [],
	columns: {
		source_id: sourceId,
		line,
		code: {
			type: 'VARCHAR',
			title: 'Kode',
			description: 'Kind of problem, kebab-case.',
			pattern: ID_PATTERN
		},
		message: { type: 'VARCHAR', title: 'Besked', description: 'What is wrong and what to do, in English.' }
	}
});
