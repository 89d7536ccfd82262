import { EVIDENCE_EFFECTS } from '#lib/domain/vocabulary.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * What other documents say of one recommendation: one row per passage, oldest first, then in the order of the document.
 * `note` says in Danish, `noteEn` in English whether the passage is earlier or later than the status text.
 */
export const evidenceOfRecommendation = defineQuery({
	name: 'evidence-of-recommendation',
	columns: {
		evidenceId: 'VARCHAR',
		sourceId: 'VARCHAR',
		sourceTitle: 'VARCHAR',
		sourceLines: 'VARCHAR',
		date: 'VARCHAR',
		quote: 'VARCHAR',
		effect: code(EVIDENCE_EFFECTS),
		note: 'VARCHAR',
		noteEn: 'VARCHAR'
	},
	params: { recommendationId: 'VARCHAR' },
	sql: `
		select
			e.evidence_id as "evidenceId",
			e.source_id as "sourceId",
			s.title as "sourceTitle",
			e.source_lines as "sourceLines",
			e.date,
			e.quote,
			e.effect,
			e.note,
			n.note as "noteEn"
		from evidence e
		join sources s on s.source_id = e.source_id
		join internal.evidence_english n
			on n.evidence_id = e.evidence_id and n.recommendation_id = e.recommendation_id
		where e.recommendation_id = $recommendationId
		order by e.date, e.rowid`
});
export type EvidenceRow = RowOf<typeof evidenceOfRecommendation>;
