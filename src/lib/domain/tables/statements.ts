import { defineTable, ID_PATTERN, IDS_PATTERN, LINES_PATTERN, PARTIAL_DATE_PATTERN } from '../table.ts';

/** What the municipality wrote about what it has done. */
export const statements = defineTable({
	name: 'statements',
	title: 'Statustekster',
	grain: 'One row per status text, in the order of the source. A text broken over pages is one.',
	primaryKey: ['statement_id'],
	rules: [{ name: 'id-of-council', sql: "starts_with(statement_id, council_id || '-')" }],
	columns: {
		statement_id: {
			type: 'VARCHAR',
			title: 'Statustekst-id',
			description: 'Id, given once and never reused.',
			pattern: ID_PATTERN
		},
		council_id: {
			type: 'VARCHAR',
			title: 'Råd-id',
			description: 'Council whose register has it.',
			references: 'councils.council_id'
		},
		theme_id: {
			type: 'VARCHAR',
			title: 'Tema-id',
			description: 'Theme that it stands under.',
			references: 'themes.theme_id'
		},
		text: {
			type: 'VARCHAR',
			title: 'Statustekst',
			description: 'The text, healed; quotes are parts of it. Paragraphs are separated by a line feed.'
		},
		text_source: {
			type: 'VARCHAR',
			title: 'Statustekst, som den står i kilden',
			description: 'The text as it stands in the source, pieces of a broken cell joined by a line feed.'
		},
		as_of: {
			type: 'VARCHAR',
			title: 'Dato',
			description:
				'Date of the later status that it stands in; empty for a text of the register, which carries none of its own.',
			nullable: true,
			pattern: PARTIAL_DATE_PATTERN
		},
		source_id: {
			type: 'VARCHAR',
			title: 'Kilde-id',
			description: 'Document that it was read from.',
			references: 'sources.source_id'
		},
		source_lines: {
			type: 'VARCHAR',
			title: 'Kildelinjer',
			description: 'Lines of that document, counted from 1.',
			list: true,
			pattern: LINES_PATTERN
		},
		stands_for: {
			type: 'VARCHAR',
			title: 'Står ud for',
			description:
				'Recommendations of the block of rows that it stands beside, or that a later status names; empty for none.',
			nullable: true,
			list: true,
			pattern: IDS_PATTERN
		},
		speaks_of: {
			type: 'VARCHAR',
			title: 'Omtaler',
			description: 'Recommendations that it speaks about, by the coding; empty for none.',
			nullable: true,
			list: true,
			pattern: IDS_PATTERN
		}
	}
});

/** Which status text bears on which recommendation, and how. */
export const responses = defineTable({
	name: 'responses',
	title: 'Svar',
	grain: 'One row per recommendation and status text that stands beside it or speaks of it.',
	primaryKey: ['recommendation_id', 'statement_id'],
	columns: {
		recommendation_id: {
			type: 'VARCHAR',
			title: 'Anbefalings-id',
			description: 'The recommendation.',
			references: 'recommendations.recommendation_id'
		},
		statement_id: {
			type: 'VARCHAR',
			title: 'Statustekst-id',
			description: 'The status text.',
			references: 'statements.statement_id'
		},
		kind: {
			type: 'VARCHAR',
			title: 'Art',
			description:
				'direct: the text speaks about its matter; group: it only stands beside it, which is no answer.',
			values: ['direct', 'group']
		}
	}
});
