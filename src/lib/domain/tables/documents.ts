import { CONTEXT_KINDS, EVIDENCE_EFFECTS } from '../vocabulary.ts';
import { defineTable, ID_PATTERN, LINES_PATTERN, PARTIAL_DATE_PATTERN } from '../table.ts';

const source_id = {
	type: 'VARCHAR',
	title: 'Kilde-id',
	description: 'Document that it was read from.',
	references: 'sources.source_id'
} as const;
const source_lines = {
	type: 'VARCHAR',
	title: 'Kildelinjer',
	description: 'Lines of that document, counted from 1.',
	list: true,
	pattern: LINES_PATTERN
} as const;

/** What other documents say of what became of a recommendation. It stands beside the coding and never changes it. */
export const evidence = defineTable({
	name: 'evidence',
	title: 'Belæg i andre dokumenter',
	grain: 'One row per passage and recommendation that it bears on, in the order of the documents.',
	primaryKey: ['evidence_id', 'recommendation_id'],
	columns: {
		evidence_id: {
			type: 'VARCHAR',
			title: 'Belæg-id',
			description: 'Id of the passage; the same in each row of a passage that bears on several.',
			pattern: ID_PATTERN
		},
		recommendation_id: {
			type: 'VARCHAR',
			title: 'Anbefalings-id',
			description: 'Recommendation that it bears on.',
			references: 'recommendations.recommendation_id'
		},
		source_id,
		source_lines,
		date: {
			type: 'VARCHAR',
			title: 'Dato',
			description: 'Date of the document as YYYY, YYYY-MM or YYYY-MM-DD.',
			pattern: PARTIAL_DATE_PATTERN
		},
		quote: {
			type: 'VARCHAR',
			title: 'Citat',
			description: 'The passage, word for word as the copy has it, its lines joined by one space.'
		},
		effect: {
			type: 'VARCHAR',
			title: 'Virkning',
			description:
				'confirms: says the same as the register; differs: says otherwise; adds: what it is silent on.',
			values: EVIDENCE_EFFECTS
		},
		note: {
			type: 'VARCHAR',
			title: 'Bemærkning',
			description: 'How it bears on it, and whether it is earlier or later than the status text. Danish.'
		}
	}
});

/** What other documents say in the same field: goals, offers, remarks, wishes. No recommendation of a register. */
export const contexts = defineTable({
	name: 'contexts',
	title: 'Andre dokumenters mål, tilbud og bemærkninger',
	grain: 'One row per goal, offer, remark or wish of a document, in its order.',
	primaryKey: ['context_id'],
	rules: [{ name: 'id-of-council', sql: "council_id is null or starts_with(context_id, council_id || '-')" }],
	columns: {
		context_id: {
			type: 'VARCHAR',
			title: 'Kontekst-id',
			description: 'Id of the text.',
			pattern: ID_PATTERN
		},
		council_id: {
			type: 'VARCHAR',
			title: 'Råd-id',
			description: 'Council that said it; empty for the words of a municipality.',
			nullable: true,
			references: 'councils.council_id'
		},
		municipality: {
			type: 'VARCHAR',
			title: 'Kommune',
			description: 'Municipality that said it or whose council did.'
		},
		kind: { type: 'VARCHAR', title: 'Art', description: 'What sort of text.', values: CONTEXT_KINDS },
		area_id: {
			type: 'VARCHAR',
			title: 'Område-id',
			description: 'Shared area that it is about.',
			references: 'areas.area_id'
		},
		heading: {
			type: 'VARCHAR',
			title: 'Overskrift',
			description: 'Headings that it stands under, the outermost first, joined by " › ".'
		},
		text: {
			type: 'VARCHAR',
			title: 'Tekst',
			description: 'The text, healed; an item of a list keeps the sentence that introduces the list.'
		},
		year: {
			type: 'INTEGER',
			title: 'År',
			description: 'Year of the document.',
			minimum: 1900,
			maximum: 2100
		},
		source_id,
		source_lines
	}
});
