import { defineTable, PARTIAL_DATE_PATTERN } from '../table.ts';
import { IMPLEMENTATIONS, RESPONSES } from '../vocabulary.ts';
import { recommendations } from './recommendations.ts';

const { quote, statement_ids } = recommendations.columns;
const response = {
	type: 'VARCHAR',
	title: 'Svar',
	description: 'Whether a status text answers it.',
	values: RESPONSES
} as const;
const implementation = {
	type: 'VARCHAR',
	title: 'Gennemførelse',
	description: "What by the source's own words became of it.",
	values: IMPLEMENTATIONS
} as const;
const recommendation_id = {
	type: 'VARCHAR',
	title: 'Anbefalings-id',
	description: 'Recommendation that is judged.',
	references: 'recommendations.recommendation_id'
} as const;

/** What was judged of each recommendation at each dated status that judged it; the latest of each is in `recommendations`. */
export const judgements = defineTable({
	name: 'judgements',
	title: 'Vurderinger over tid',
	grain: 'One row per recommendation and dated status that it was judged by.',
	primaryKey: ['recommendation_id', 'as_of'],
	columns: {
		recommendation_id,
		as_of: {
			type: 'VARCHAR',
			title: 'Status tidligst fra',
			description: 'Date of the status; of the first, the earliest that its texts can be of.',
			pattern: PARTIAL_DATE_PATTERN
		},
		response,
		implementation,
		quote,
		statement_ids
	}
});

const why = (which: string, language: string) =>
	({
		type: 'VARCHAR',
		title: `${which}, begrundelse (${language})`,
		description: 'Why it was coded so.'
	}) as const;
const settlement = (language: string) =>
	({
		type: 'VARCHAR',
		title: `Afgørelse (${language})`,
		description: 'How the disagreement was settled; empty where both readings agree.',
		nullable: true
	}) as const;

/** Two independent readings by the same codebook, and what was settled where they disagree. */
export const secondReadings = defineTable({
	name: 'second_readings',
	title: 'To læsninger',
	grain: 'One row per recommendation that was coded twice, independently, in the order of the source.',
	primaryKey: ['recommendation_id'],
	rules: [
		{
			name: 'settled-where-they-disagree',
			sql: `(settlement_da is null) = (first_response = second_response and first_implementation = second_implementation)
				and (settlement_da is null) = (settlement_en is null)`
		}
	],
	columns: {
		recommendation_id,
		first_response: { ...response, title: 'Første læsning: svar' },
		first_implementation: { ...implementation, title: 'Første læsning: gennemførelse' },
		first_rationale_da: why('Første læsning', 'dansk'),
		first_rationale_en: why('Første læsning', 'engelsk'),
		second_response: { ...response, title: 'Anden læsning: svar' },
		second_implementation: { ...implementation, title: 'Anden læsning: gennemførelse' },
		second_rationale_da: why('Anden læsning', 'dansk'),
		second_rationale_en: why('Anden læsning', 'engelsk'),
		settled_response: { ...response, title: 'Afgjort: svar' },
		settled_implementation: { ...implementation, title: 'Afgjort: gennemførelse' },
		settlement_da: settlement('dansk'),
		settlement_en: settlement('engelsk')
	}
});
