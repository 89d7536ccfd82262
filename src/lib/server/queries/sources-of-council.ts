import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * The documents of one council: one row per document, in the order of its register. `lines` counts blank lines too.
 * `statusAsOf` is the earliest date that status texts read from it can be of, null where it has none.
 */
export const sourcesOfCouncil = defineQuery({
	name: 'sources-of-council',
	columns: {
		sourceId: 'VARCHAR',
		title: 'VARCHAR',
		documentDate: 'VARCHAR?',
		kind: 'VARCHAR',
		sha256: 'VARCHAR',
		sha256Original: 'VARCHAR',
		lines: 'INTEGER',
		terms: 'VARCHAR',
		statusAsOf: 'VARCHAR?'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		with status_dates as (
			select r.source_id, min(coalesce(j.as_of, r.status_as_of)) as status_as_of
			from recommendations r
			left join judgements j on j.recommendation_id = r.recommendation_id
			where r.council_id = $councilId
			group by r.source_id
			union all
			select source_id, max(as_of)
			from statements
			where council_id = $councilId and as_of is not null
			group by source_id
		)
		select
			s.source_id as "sourceId",
			s.title,
			s.document_date as "documentDate",
			s.kind,
			s.sha256,
			s.sha256_original as "sha256Original",
			s.lines,
			s.terms,
			d.status_as_of as "statusAsOf"
		from sources s
		left join status_dates d on d.source_id = s.source_id
		where s.council_id = $councilId
		order by s.rowid`
});
export type SourceRow = RowOf<typeof sourcesOfCouncil>;
