import { defineTable, PARTIAL_DATE_PATTERN } from '../table.ts';
import { VERDICTS } from '../vocabulary.ts';

const recommendation_id = {
	type: 'VARCHAR',
	title: 'Anbefalings-id',
	description: 'Recommendation that it is about.',
	references: 'recommendations.recommendation_id'
} as const;
const date = {
	type: 'VARCHAR',
	title: 'Dato',
	description: 'When it was given.',
	pattern: PARTIAL_DATE_PATTERN
} as const;
const note = {
	type: 'VARCHAR',
	title: 'Bemærkning',
	description: 'What was said with it; empty for nothing.',
	nullable: true
} as const;

/** The council's own word on what became of its recommendations. The latest of a recommendation counts. */
export const verdicts = defineTable({
	name: 'verdicts',
	title: 'Rådets egen vurdering',
	grain: 'One row per recommendation and date on which the council gave its word.',
	primaryKey: ['recommendation_id', 'date'],
	columns: {
		recommendation_id,
		verdict: {
			type: 'VARCHAR',
			title: 'Rådets ord',
			description:
				"Whether the council confirms what the municipality says, and whether it closes the matter or keeps it open. It changes no other table's codes.",
			values: VERDICTS
		},
		date,
		note
	}
});

/** The municipality's reply to how its words were coded. */
export const replies = defineTable({
	name: 'replies',
	title: 'Kommunens svar på kodningen',
	grain: 'One row per recommendation and date on which the municipality replied to its coding.',
	primaryKey: ['recommendation_id', 'date'],
	columns: {
		recommendation_id,
		text: { type: 'VARCHAR', title: 'Svar', description: 'The reply as it was given.' },
		date,
		note
	}
});

/** What the council puts first among what is open: at most ten of each council. */
export const priorities = defineTable({
	name: 'priorities',
	title: 'Rådets prioriteringer',
	grain: 'One row per recommendation that the council puts first.',
	primaryKey: ['recommendation_id'],
	columns: {
		recommendation_id,
		rank: {
			type: 'INTEGER',
			title: 'Nummer',
			description: 'Place in the order of the council, 1 first; each once in a council.',
			minimum: 1,
			maximum: 10
		},
		date,
		note
	}
});
