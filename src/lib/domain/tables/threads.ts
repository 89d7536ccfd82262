import { defineTable, ID_PATTERN } from '../table.ts';
import { THREAD_LINKS } from '../vocabulary.ts';
import { recommendations } from './recommendations.ts';

/** The same demand over the years. A person has decided each link. Source: codebook for follow-up, version 1.0. */
export const threads = defineTable({
	name: 'threads',
	title: 'Gentagelser',
	grain: 'One row per recommendation in a thread, in the order of the thread: oldest first.',
	primaryKey: ['thread_id', 'recommendation_id'],
	rules: [{ name: 'link-with-reason', sql: '(link is null) = (rationale is null)' }],
	columns: {
		thread_id: {
			type: 'VARCHAR',
			title: 'Gentagelse-id',
			description: 'Id of the thread.',
			pattern: ID_PATTERN
		},
		label: { type: 'VARCHAR', title: 'Emne', description: 'What is asked for, in a few Danish words.' },
		recommendation_id: {
			type: 'VARCHAR',
			title: 'Anbefalings-id',
			description: 'Recommendation that asks for it.',
			references: 'recommendations.recommendation_id'
		},
		year: recommendations.columns.year,
		link: {
			type: 'VARCHAR',
			title: 'Forbindelse',
			description: 'How it takes up the one before it in the thread; empty for the first.',
			nullable: true,
			values: THREAD_LINKS
		},
		rationale: {
			type: 'VARCHAR',
			title: 'Begrundelse',
			description: 'Why it is the same demand, and what differs, in Danish; empty for the first.',
			nullable: true
		}
	}
});
