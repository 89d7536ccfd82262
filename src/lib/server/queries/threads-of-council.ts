import { IMPLEMENTATIONS, THREAD_LINKS } from '#lib/domain/vocabulary.ts';
import { codeOrNull, defineQuery, type RowOf } from '../define-query.ts';

/**
 * The threads of one council: one row per recommendation in a thread, threads in their order, inside them oldest first.
 * `link` and the rationales are null for the first of a thread, `implementation` where the source carries no status.
 * Only of `threadIds`, where any are named.
 */
export const threadsOfCouncil = defineQuery({
	name: 'threads-of-council',
	columns: {
		threadId: 'VARCHAR',
		label: 'VARCHAR',
		labelEn: 'VARCHAR',
		recommendationId: 'VARCHAR',
		year: 'INTEGER',
		link: codeOrNull(THREAD_LINKS),
		rationale: 'VARCHAR?',
		rationaleEn: 'VARCHAR?',
		text: 'VARCHAR',
		implementation: codeOrNull(IMPLEMENTATIONS)
	},
	params: { councilId: 'VARCHAR', threadIds: 'VARCHAR[]' },
	sql: `
		select
			t.thread_id as "threadId",
			t.label,
			e.label as "labelEn",
			t.recommendation_id as "recommendationId",
			t.year,
			t.link,
			t.rationale,
			nullif(e.rationale, '') as "rationaleEn",
			r.text,
			r.implementation
		from threads t
		join recommendations r on r.recommendation_id = t.recommendation_id
		join internal.thread_english e
			on e.thread_id = t.thread_id and e.recommendation_id = t.recommendation_id
		where r.council_id = $councilId
			and (len($threadIds) = 0 or t.thread_id in (select unnest($threadIds)))
		order by t.rowid`
});
export type ThreadRow = RowOf<typeof threadsOfCouncil>;
