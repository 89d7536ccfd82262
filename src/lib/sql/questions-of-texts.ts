import type { ExampleQuestion } from './example-question.ts';

/** Which ones, in the words of council and municipality. */
export const QUESTIONS_OF_TEXTS = [
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
	}
] as const satisfies readonly ExampleQuestion[];
