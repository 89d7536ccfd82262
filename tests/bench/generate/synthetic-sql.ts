import { stateOf, IMPLEMENTATIONS, THREAD_LINKS, VERDICTS } from '#lib/domain/vocabulary.ts';
import { sqlText } from '#pipelines/build/sql-text.ts';
import { WORDS } from './danish-words.ts';

/** Date of the status texts of every made-up register. */
const STATUS_AS_OF = '2026-10';
const CODEBOOK = '1.0';

/** Directly answered recommendations by what became of them, of 46 in the first real register. */
const IMPLEMENTATION_PARTS = {
	implemented: 4,
	partial: 17,
	in_progress: 15,
	not_implemented: 4,
	discontinued: 2,
	unknown: 4
} as const;

const list = (texts: readonly string[]) => `[${texts.map(sqlText).join(', ')}]`;

/** A number from 0 to below `below` that depends on row, seed and purpose alone. */
const pick = (row: string, purpose: string, below: number) =>
	`(hash(${row}, $seed, ${sqlText(purpose)}) % ${below})::integer`;
const word = (texts: readonly string[], row: string, purpose: string) =>
	`${list(texts)}[1 + ${pick(row, purpose, texts.length)}]`;

const parts = IMPLEMENTATIONS.flatMap((code) =>
	Array.from({ length: IMPLEMENTATION_PARTS[code] }, () => code)
);
const compound = (row: string) =>
	`${word(WORDS.first, row, 'first')} || ${word(WORDS.second, row, 'second')}`;

/**
 * Statements that make the tables of made-up councils, in order. They read `planned_councils` and `planned_years`, take
 * `$seed`, and leave tables named `made_<table>`, each with the columns and in the order of the public table.
 *
 * A row of `base` is one recommendation, in numbers alone. Recommendations of a council and year stand by theme; three that
 * follow each other under a theme share a status text, as rows of a block do in the first real register.
 */
export const STATEMENTS: readonly string[] = [
	`create temp table spread as
		select
			row_number() over (order by y.council_no, y.year, y.place) as row_no,
			y.council_no,
			y.year,
			y.place::integer as place,
			floor(c.themes * pow((y.place + 0.5) / y.n, 1.4))::integer as theme_no
		from (select *, unnest(range(n)) as place from planned_years) y
		join planned_councils c using (council_no)
		order by row_no`,
	`create temp table numbered as
		select
			*,
			row_number() over (partition by council_no, year, theme_no order by place)::integer - 1 as in_theme,
			row_number() over (partition by council_no order by year, place)::integer as line
		from spread
		order by row_no`,
	`create temp table base as
		select
			n.row_no,
			n.council_no,
			n.year,
			n.place + 1 as number,
			n.theme_no,
			n.in_theme,
			n.line,
			c.covered,
			sum((n.in_theme % 3 = 0)::integer) over (partition by n.council_no order by n.line)::integer as block,
			c.covered and ${pick('row_no - in_theme % 3', 'silent', 50)} = 0 as silent,
			c.covered and ${pick('row_no', 'direct', 99)} < 47 as spoken_of,
			${list(parts)}[1 + ${pick('row_no', 'implementation', parts.length)}] as word_of_it,
			${pick('row_no', 'certain', 100)} < 55 as certain,
			${pick('row_no', 'verdict', 100)} as verdict_draw
		from numbered n
		join planned_councils c using (council_no)
		order by n.row_no`,
	`create temp table worded as
		select
			b.row_no,
			b.council_no,
			c.council_id,
			c.council_id || '-' || b.year || '-' || lpad(b.number::varchar, greatest(2, length(b.number::varchar)::integer), '0') as recommendation_id,
			c.council_id || '-s' || lpad(b.block::varchar, greatest(2, length(b.block::varchar)::integer), '0') as statement_id,
			c.council_id || '-t' || lpad((b.theme_no + 1)::varchar, 2, '0') as theme_id,
			b.theme_no,
			b.year,
			b.in_theme,
			b.line,
			b.block,
			b.covered,
			b.silent,
			b.covered and not b.silent and b.spoken_of as direct,
			case when not b.covered then null when b.silent or not b.spoken_of then 'unknown' else b.word_of_it end as implementation,
			b.certain,
			b.verdict_draw,
			${compound('b.row_no')} as matter,
			case b.word_of_it
				${IMPLEMENTATIONS.map((code) => `when '${code}' then ${word(WORDS[code], 'b.row_no', 'status')}`).join(' ')}
			end as status_words
		from base b
		join planned_councils c using (council_no)
		order by b.row_no`,
	`create temp table linked as
		select council_no, theme_no, year // 4 as span, recommendation_id, year, row_no
		from worded
		where in_theme = 0 and hash(council_no, theme_no, year // 4, $seed, 'thread') % 3 = 0
		qualify count(*) over (partition by council_no, theme_no, year // 4) > 1`,
	`create temp table made_threads as
		with named as (
			select
				l.*,
				c.council_id || '-g' || (l.theme_no + 1) || '-' || (l.span * 4) as thread_id,
				t.label || ' i flere år' as label,
				row_number() over (partition by l.council_no, l.theme_no, l.span order by l.year) as step
			from linked l
			join planned_councils c using (council_no)
			join planned_themes t using (theme_no)
		)
		select
			thread_id,
			label,
			recommendation_id,
			year,
			case when step > 1 then ${list(THREAD_LINKS)}[1 + (hash(row_no, $seed, 'link') % 3)::integer] end as link,
			case when step > 1 then 'Samme ønske som året før, lidt anderledes sagt.' end as rationale
		from named
		order by council_no, theme_no, span, year`,
	`create temp table made_councils as
		select
			council_id, slug, name, municipality, kind, legal_basis,
			(select min(year) from planned_years) as term_from,
			(select max(year) from planned_years) as term_to
		from planned_councils
		order by council_no`,
	`create temp table made_themes as
		select c.council_id || '-t' || lpad((t.theme_no + 1)::varchar, 2, '0') as theme_id, c.council_id, t.label, t.area_id
		from planned_councils c
		join planned_themes t on t.theme_no < c.themes
		order by c.council_no, t.theme_no`,
	`create temp table made_sources as
		select
			c.council_id || '-register' as source_id,
			c.council_id,
			'Prøvedata: ' || c.name as title,
			null::varchar as document_date,
			'register' as kind,
			sha256(c.council_id) as sha256,
			sha256(c.council_id) as sha256_original,
			(select sum(n) from planned_years y where y.council_no = c.council_no)::integer as lines,
			'Lavet af et program til måling; ingen kommune har sagt det.' as terms
		from planned_councils c
		order by c.council_no`,
	`create temp view made_recommendations as
		select
			w.recommendation_id,
			w.council_id,
			w.year,
			w.theme_id,
			t.label as theme,
			t.area_id,
			${word(WORDS.demand, 'w.row_no', 'demand')} || ' ' || w.matter || ' ' || ${word(WORDS.whom, 'w.row_no', 'whom')} || ' '
				|| ${word(WORDS.where, 'w.row_no', 'where')} || ', ' || ${word(WORDS.why, 'w.row_no', 'why')} as text,
			text as text_source,
			'not_stated' as position,
			case when not w.covered then null when w.silent then 'none' when w.direct then 'direct' else 'group' end as response,
			w.implementation,
			case w.implementation ${IMPLEMENTATIONS.map((code) => `when '${code}' then '${stateOf(code)}'`).join(' ')} end as state,
			case when w.covered then 'coded' end as coding_status,
			case when w.direct and w.implementation <> 'unknown' then 'Ønsket om ' || w.matter || ' ' || w.status_words || '.' end as quote,
			case when w.covered then 'Teksten siger det om ' || w.matter || '.' end as rationale_da,
			case when w.covered then 'The text says so.' end as rationale_en,
			case when w.covered then w.certain end as certain,
			case when w.covered and not w.silent then w.statement_id end as statement_ids,
			h.thread_id as thread_ids,
			case when w.covered then '${STATUS_AS_OF}' end as status_as_of,
			case when w.covered then ${STATUS_AS_OF.slice(0, 4)} - w.year end as age_years,
			w.council_id || '-register' as source_id,
			w.line::varchar as source_lines,
			case when w.covered then '${CODEBOOK}' end as codebook_version
		from worded w
		join planned_themes t using (theme_no)
		left join (select recommendation_id, thread_id from made_threads) h using (recommendation_id)
		order by w.row_no`,
	`create temp view made_statements as
		select
			statement_id,
			council_id,
			theme_id,
			string_agg(
				case when direct then 'Ønsket om ' || matter || ' ' || status_words || '. ' else '' end, '' order by row_no
			) || ${word(WORDS.general, 'min(row_no)', 'general')} as text,
			text as text_source,
			null::varchar as as_of,
			council_id || '-register' as source_id,
			min(line)::varchar as source_lines,
			string_agg(recommendation_id, ';' order by row_no) as stands_for,
			string_agg(recommendation_id, ';' order by row_no) filter (direct) as speaks_of
		from worded
		where covered and not silent
		group by statement_id, council_id, theme_id, council_no, block
		order by council_no, block`,
	`create temp view made_responses as
		select recommendation_id, statement_id, case when direct then 'direct' else 'group' end as kind
		from worded
		where covered and not silent
		order by row_no`,
	`create temp view made_judgements as
		select recommendation_id, status_as_of as as_of, response, implementation, quote, statement_ids
		from made_recommendations
		where response is not null`,
	`create temp view made_verdicts as
		select recommendation_id, ${list(VERDICTS)}[1 + verdict_draw] as verdict, '2026-11' as date, null::varchar as note
		from worded
		where covered and verdict_draw < ${VERDICTS.length}
		order by row_no`,
	`create temp view made_line_accounts as
		select council_id || '-register' as source_id, line, 'recommendation' as role, recommendation_id as entity_ids
		from worded
		order by row_no`
];

/** Tables that made-up councils have rows in; the others hold the real rows alone. */
export const MADE_TABLES: ReadonlySet<string> = new Set([
	'councils',
	'themes',
	'sources',
	'recommendations',
	'statements',
	'responses',
	'threads',
	'judgements',
	'verdicts',
	'line_accounts'
]);
