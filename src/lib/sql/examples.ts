import type { Locale } from '#lib/url/paths.ts';

/** A question that the data can answer, with the SQL that asks it. */
export interface SqlExample {
	/** Stable name. */
	readonly id: string;
	readonly question: string;
	/** What the answer counts, of how many, and what it does not say. */
	readonly note: string;
	readonly sql: string;
}

interface Words {
	readonly da: string;
	readonly en: string;
}

interface ExampleInTwoLanguages {
	readonly id: string;
	readonly question: Words;
	readonly note: Words;
	/** `{anbefalinger|recommendations}` is a word in Danish or English. */
	readonly sql: string;
}

/** The example questions in a language, in the order shown. Each runs against every release, here and in DuckDB itself. */
export function examplesIn(locale: Locale): readonly SqlExample[] {
	return EXAMPLES.map(({ id, question, note, sql }) => ({
		id,
		question: question[locale],
		note: note[locale],
		sql: sql.replace(/\{([^{}|]+)\|([^{}|]+)\}/g, (_, da: string, en: string) => (locale === 'da' ? da : en))
	}));
}

const EXAMPLES: readonly ExampleInTwoLanguages[] = [
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
		id: 'open-in-health',
		question: {
			da: 'Hvilke anbefalinger er åbne på sundhedsområdet, ældste først?',
			en: 'Which recommendations on health are open, oldest first?'
		},
		note: {
			da: 'Åben betyder, at kommunen ikke har oplyst, at anbefalingen er gennemført. De uoplyste (unknown) er med. Alderen er regnet til statusdatoen, ikke til i dag.',
			en: 'Open means that the municipality has not said that it is done. The unknown ones are included. Age is counted to the status date, not to today.'
		},
		sql: `select
  r.year as {år|year},
  r.age_years as {alder_ved_opgørelsen|age_at_status_date},
  r.implementation as status,
  r.text as {anbefaling|recommendation},
  r.recommendation_id as id
from recommendations r
join areas a using (area_id)
where a.label_da = 'Sundhed'
  and r.state = 'open'
order by r.year, r.recommendation_id`
	},
	{
		id: 'repeated-demands',
		question: {
			da: 'Hvilke krav er gentaget flest gange?',
			en: 'Which demands were repeated most often?'
		},
		note: {
			da: 'Tæller anbefalinger i en gentagelse. Hvert led er læst og begrundet af en person; links i tabellen threads siger, om det er ordret, omformuleret eller følger op.',
			en: 'Counts recommendations in a thread. A person has read and reasoned each link; the table threads says whether it is verbatim, reworded or follows up.'
		},
		sql: `select
  any_value(label) as {krav|demand},
  count(*) as {gange|times},
  min(year) as {første_år|first_year},
  max(year) as {seneste_år|last_year}
from threads
group by thread_id
order by {gange|times} desc, {første_år|first_year}, {krav|demand}`
	},
	{
		id: 'repeated-and-still-open',
		question: {
			da: 'Hvilke gentagne krav var stadig åbne, da der senest blev gjort status?',
			en: 'Which repeated demands were still open at the latest status?'
		},
		note: {
			da: 'Ser på den seneste anbefaling i hver gentagelse. Uoplyst (unknown) betyder, at kilden ikke siger, hvad der er sket.',
			en: 'Looks at the latest recommendation of each thread. Unknown means that the source does not say what happened.'
		},
		sql: `with latest as (
  select thread_id, label, recommendation_id,
    count(*) over (partition by thread_id) as {gange|times}
  from threads
  qualify row_number() over (partition by thread_id order by year desc, recommendation_id desc) = 1
)
select
  l.label as {krav|demand},
  l.{gange|times},
  r.year as {seneste_år|last_year},
  r.implementation as status,
  r.recommendation_id as id
from latest l
join recommendations r using (recommendation_id)
where r.state = 'open'
order by l.{gange|times} desc, r.year, r.recommendation_id`
	},
	{
		id: 'minutes-against-register',
		question: {
			da: 'Hvor siger referaterne noget andet end registret?',
			en: 'Where do the minutes say otherwise than the register?'
		},
		note: {
			da: 'Et sted i et referat kan angå flere anbefalinger og står så i flere rækker. Referatet ændrer ikke registrets status; begge vises.',
			en: 'A passage of the minutes can bear on several recommendations and then stands in several rows. The minutes do not change the register’s status; both are shown.'
		},
		sql: `select
  e.date as {dato|date},
  e.quote as {referatet_siger|minutes_say},
  r.implementation as {status_i_registret|status_in_register},
  r.quote as {registret_siger|register_says},
  e.note as {bemærkning|note},
  r.recommendation_id as id
from evidence e
join recommendations r using (recommendation_id)
where e.effect = 'differs'
order by e.date, e.evidence_id, r.recommendation_id`
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
		id: 'not-done-in-the-municipality-s-words',
		question: {
			da: 'Hvad siger kommunen selv er ophørt eller ikke gennemført?',
			en: 'What does the municipality itself say was discontinued or not done?'
		},
		note: {
			da: 'Citatet er kommunens ord i registret. Et råd er ikke en pligt: en anbefaling kan være fravalgt med god grund.',
			en: 'The quotation is the municipality’s words in the register, in Danish. Advice is no duty: a recommendation may be declined for good reason.'
		},
		sql: `select
  year as {år|year},
  implementation as status,
  text as {anbefaling|recommendation},
  quote as {kommunens_ord|municipality_says},
  recommendation_id as id
from recommendations
where implementation in ('not_implemented', 'discontinued')
order by year, recommendation_id`
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
		id: 'word-in-recommendations',
		question: {
			da: 'Hvilke anbefalinger handler om sprog?',
			en: 'Which recommendations are about language (Danish: sprog)?'
		},
		note: {
			da: 'Finder ordet sprog, også inde i sammensatte ord som modersprog. Skriv et andet ord mellem procenttegnene.',
			en: 'Finds the Danish word sprog, inside compounds too. Write another word between the per cent signs.'
		},
		sql: `select
  c.municipality as {kommune|municipality},
  r.year as {år|year},
  r.text as {anbefaling|recommendation},
  r.recommendation_id as id
from recommendations r
join councils c using (council_id)
where r.text ilike '%sprog%'
order by r.year, r.recommendation_id`
	},
	{
		id: 'areas-in-other-municipalities',
		question: {
			da: 'Hvad skriver andre kommuner og råd på samme områder?',
			en: 'What do other municipalities and councils write on the same areas?'
		},
		note: {
			da: 'Tæller mål, tilbud, bemærkninger og ønsker i de andre dokumenter ved siden af anbefalingerne. Dokumenterne er af forskellig art og tid, så tallene kan ikke sammenlignes som indsats.',
			en: 'Counts goals, offers, remarks and wishes of the other documents beside the recommendations. The documents differ in kind and time: the numbers do not compare effort.'
		},
		sql: `with advice as (
  select area_id, count(*) as n from recommendations group by area_id
), other as (
  select area_id, municipality, count(*) as n from contexts group by area_id, municipality
)
select
  a.label_{da|en} as {område|area},
  coalesce(advice.n, 0) as {anbefalinger|recommendations},
  o.municipality as {kommune|municipality},
  o.n as {tekster_i_andre_dokumenter|texts_in_other_documents}
from other o
join areas a using (area_id)
left join advice using (area_id)
order by {område|area}, {kommune|municipality}`
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
];
