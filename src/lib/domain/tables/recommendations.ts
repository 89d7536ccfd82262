import { defineTable, ID_PATTERN, IDS_PATTERN, LINES_PATTERN, PARTIAL_DATE_PATTERN } from '../table.ts';
import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, stateOf, STATES } from '../vocabulary.ts';

/** What the municipality said it would do with a recommendation. No register read so far says it. */
export const POSITIONS = ['not_stated'] as const;

const stateCases = IMPLEMENTATIONS.map((code) => `when '${code}' then '${stateOf(code)}'`).join(' ');

/** Rules of the codebook that hold within one row. Source: codebook for follow-up, version 1.0. */
const rules = [
	{ name: 'id-of-council', sql: "starts_with(recommendation_id, council_id || '-')" },
	{ name: 'status-date-with-coding', sql: '(status_as_of is null) = (coding_status is null)' },
	{
		name: 'age-at-status-date',
		sql: 'age_years is not distinct from (left(status_as_of, 4)::integer - year)'
	},
	{
		name: 'judged-in-full-or-not-at-all',
		sql: `case when coding_status in ('coded', 'mapped')
			then response is not null and implementation is not null and certain is not null
				and codebook_version is not null
			else response is null and implementation is null and certain is null
				and codebook_version is null and statement_ids is null and quote is null
				and rationale_da is null and rationale_en is null end`
	},
	{
		name: 'state-of-implementation',
		sql: `state is not distinct from case implementation ${stateCases} end`
	},
	{
		name: 'no-answer-is-unknown',
		sql: "response is null or response not in ('group', 'none') or implementation = 'unknown'"
	},
	{
		name: 'statement-with-response',
		sql: "response is null or (response = 'none') = (statement_ids is null)"
	},
	{
		name: 'quote-with-judgement',
		sql: "implementation is null or implementation = 'unknown' or quote is not null"
	},
	{
		name: 'no-quote-for-unknown',
		sql: "coding_status is null or coding_status <> 'coded' or implementation <> 'unknown' or quote is null"
	}
] as const;

/** What a council recommended, and what by the source's own words became of it. */
export const recommendations = defineTable({
	name: 'recommendations',
	title: 'Anbefalinger',
	grain: 'One row per recommendation, in the order of the source.',
	primaryKey: ['recommendation_id'],
	rules,
	columns: {
		recommendation_id: {
			type: 'VARCHAR',
			title: 'Anbefalings-id',
			description: 'Id, given once and never reused: council, year, running number in that year.',
			pattern: ID_PATTERN
		},
		council_id: {
			type: 'VARCHAR',
			title: 'Råd-id',
			description: 'Council that made it.',
			references: 'councils.council_id'
		},
		year: {
			type: 'INTEGER',
			title: 'År',
			description: 'Year in which it was made, by the source.',
			minimum: 1900,
			maximum: 2100
		},
		theme_id: {
			type: 'VARCHAR',
			title: 'Tema-id',
			description: 'Theme that it stands under.',
			references: 'themes.theme_id'
		},
		theme: { type: 'VARCHAR', title: 'Tema', description: 'Heading of that theme.' },
		area_id: {
			type: 'VARCHAR',
			title: 'Område-id',
			description: 'Shared area of that theme; empty where the theme is joined to none.',
			nullable: true,
			references: 'areas.area_id'
		},
		text: {
			type: 'VARCHAR',
			title: 'Anbefaling',
			description: 'The text, healed of what page and line breaks did to it; the changes are in repairs.'
		},
		text_source: {
			type: 'VARCHAR',
			title: 'Anbefaling, som den står i kilden',
			description: 'The text as it stands in the source, pieces of a broken cell joined by a line feed.'
		},
		position: {
			type: 'VARCHAR',
			title: 'Tilkendegivelse',
			description: 'Whether the municipality accepted it; not_stated where the source does not say.',
			values: POSITIONS
		},
		response: {
			type: 'VARCHAR',
			title: 'Svar',
			description:
				'Whether a status text answers it. Empty without any status in the source, or for a draft.',
			nullable: true,
			values: RESPONSES
		},
		implementation: {
			type: 'VARCHAR',
			title: 'Gennemførelse',
			description: "What by the source's own words became of it. Empty as for response.",
			nullable: true,
			values: IMPLEMENTATIONS
		},
		state: {
			type: 'VARCHAR',
			title: 'Tilstand',
			description: 'Computed from implementation: open, done or stopped. Empty as for response.',
			nullable: true,
			values: STATES
		},
		coding_status: {
			type: 'VARCHAR',
			title: 'Kodning',
			description: 'How it came by its codes. Empty where the source carries no status at all.',
			nullable: true,
			values: CODING_STATUSES
		},
		quote: {
			type: 'VARCHAR',
			title: 'Citat',
			description: 'Words of a status text that carry the judgement; empty where implementation is unknown.',
			nullable: true
		},
		rationale_da: {
			type: 'VARCHAR',
			title: 'Begrundelse',
			description: 'Why it was coded so, in Danish; empty for a draft.',
			nullable: true
		},
		rationale_en: {
			type: 'VARCHAR',
			title: 'Begrundelse på engelsk',
			description: 'Why it was coded so, in English; empty for a draft.',
			nullable: true
		},
		certain: {
			type: 'BOOLEAN',
			title: 'Sikker',
			description: 'False where two codes were possible and the lower claim was taken; empty for a draft.',
			nullable: true
		},
		statement_ids: {
			type: 'VARCHAR',
			title: 'Statustekster',
			description: 'Status texts that the response rests on; empty where there is none.',
			nullable: true,
			list: true,
			pattern: IDS_PATTERN
		},
		thread_ids: {
			type: 'VARCHAR',
			title: 'Gentagelser',
			description: 'Threads of the same demand over the years that it is part of; empty for none.',
			nullable: true,
			list: true,
			pattern: IDS_PATTERN
		},
		status_as_of: {
			type: 'VARCHAR',
			title: 'Status tidligst fra',
			description:
				'Date of the latest status that judged it, the earliest that its texts can be of; empty without any status.',
			nullable: true,
			pattern: PARTIAL_DATE_PATTERN
		},
		age_years: {
			type: 'INTEGER',
			title: 'Alder i år',
			description: 'Year of status_as_of less year; empty where status_as_of is.',
			nullable: true
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
		codebook_version: {
			type: 'VARCHAR',
			title: 'Kodebog',
			description: 'Version of the codebook that it was coded by; empty for a draft.',
			nullable: true
		}
	}
});
