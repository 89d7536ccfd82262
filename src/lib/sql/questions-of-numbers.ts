import type { ExampleQuestion } from './example-question.ts';

/** How many, and what became of them. */
export const QUESTIONS_OF_NUMBERS = [
	{
		id: 'direct-answers-by-year',
		question: {
			da: 'Hvor mange anbefalinger har fået et direkte svar, år for år?',
			en: 'How many recommendations were answered directly, year by year?'
		},
		note: {
			da: 'Tæller kun råd, hvis kilde har kommunens status (response er udfyldt). »Ved statustekst« er direkte svar og fælles tekster tilsammen; det er et spørgsmål om opstilling, ikke om svar.',
			en: 'Counts only councils whose source carries the municipality’s status (response is filled in). “Beside text” is direct answers and shared texts together: a matter of layout, not of answering.'
		},
		sql: `select
  year as {år|year},
  count(*) as {anbefalinger|recommendations},
  count(*) filter (where response = 'direct') as {direkte_svar|direct_answers},
  count(*) filter (where response in ('direct', 'group')) as {ved_statustekst|beside_text}
from recommendations
where response is not null
group by year
order by year`
	},
	{
		id: 'status-by-theme',
		question: {
			da: 'Hvad er der sket med anbefalingerne, tema for tema?',
			en: 'What became of the recommendations, theme by theme?'
		},
		note: {
			da: 'Antal, ikke procent: de fleste temaer har færre end ti anbefalinger. Uoplyst står for sig og er ikke det samme som ikke gennemført.',
			en: 'Counts, not per cent: most themes have fewer than ten recommendations. Unknown stands apart and is not the same as not implemented.'
		},
		sql: `select
  theme as {tema|theme},
  count(*) as {anbefalinger|recommendations},
  count(*) filter (where implementation = 'implemented') as {gennemført|implemented},
  count(*) filter (where implementation = 'partial') as {delvist|partly},
  count(*) filter (where implementation = 'in_progress') as {i_gang|in_progress},
  count(*) filter (where implementation = 'not_implemented') as {ikke_gennemført|not_implemented},
  count(*) filter (where implementation = 'discontinued') as {ophørt|discontinued},
  count(*) filter (where implementation = 'unknown') as {uoplyst|unknown}
from recommendations
where implementation is not null
group by theme_id, theme
order by {anbefalinger|recommendations} desc, theme_id`
	},
	{
		id: 'implemented-at-least-at-most',
		question: {
			da: 'Hvor mange er gennemført, mindst og højst?',
			en: 'How many are implemented, at least and at most?'
		},
		note: {
			da: 'Mindst: kilden siger det. Højst: hvis også alle uoplyste var gennemført. Delvist gennemførte tæller ikke med i nogen af tallene.',
			en: 'At least: the source says so. At most: if every unknown one were implemented too. Partly implemented ones are in neither.'
		},
		sql: `select
  c.name as {råd|council},
  count(*) filter (where r.implementation = 'implemented') as {mindst|at_least},
  count(*) filter (where r.implementation in ('implemented', 'unknown')) as {højst|at_most},
  count(*) as {af|of_all}
from recommendations r
join councils c using (council_id)
where r.implementation is not null
group by c.council_id, c.name
order by c.council_id`
	},
	{
		id: 'shared-texts',
		question: {
			da: 'Hvilke statustekster står ud for mange anbefalinger, og hvor mange omtaler de?',
			en: 'Which status texts stand beside many recommendations, and how many do they speak of?'
		},
		note: {
			da: 'Et direkte svar er en tekst, der omtaler netop den anbefaling. Resten står kun ud for teksten og er ikke besvaret af den.',
			en: 'A direct answer is a text that speaks of that very recommendation. The others merely stand beside the text and are not answered by it.'
		},
		sql: `select
  s.statement_id as id,
  count(*) as {står_ud_for|stands_for},
  count(*) filter (where r.kind = 'direct') as {omtaler|speaks_of},
  any_value(left(s.text, 120)) as {begynder|begins}
from statements s
join responses r using (statement_id)
group by s.statement_id
having count(*) > 1
order by {står_ud_for|stands_for} desc, s.statement_id`
	},
	{
		id: 'age-of-the-open',
		question: {
			da: 'Hvor gamle er de åbne anbefalinger?',
			en: 'How old are the open recommendations?'
		},
		note: {
			da: 'Alder i hele år ved statusdatoen. De uoplyste vises for sig: kilden siger ikke, om de er åbne.',
			en: 'Age in whole years at the status date. The unknown ones are shown apart: the source does not say whether they are open.'
		},
		sql: `select
  age_years as {alder|age},
  count(*) as {åbne|open},
  count(*) filter (where implementation = 'unknown') as {heraf_uoplyste|of_which_unknown}
from recommendations
where state = 'open'
group by age_years
order by age_years desc`
	},
	{
		id: 'two-readings',
		question: {
			da: 'Hvor er to uafhængige læsninger af den samme status uenige?',
			en: 'Where do two independent readings of the same status disagree?'
		},
		note: {
			da: 'Alle statusser i registret er læst to gange efter samme kodebog. Her står de uenige, og hvordan det blev afgjort.',
			en: 'Every status of the register was read twice by the same codebook. These are the disagreements and how they were settled.'
		},
		sql: `select
  recommendation_id as id,
  first_implementation as {første_læsning|first_reading},
  second_implementation as {anden_læsning|second_reading},
  settled_implementation as {afgjort|settled},
  settlement_{da|en} as {begrundelse|reason}
from second_readings
where first_implementation <> second_implementation
   or first_response <> second_response
order by recommendation_id`
	}
] as const satisfies readonly ExampleQuestion[];
