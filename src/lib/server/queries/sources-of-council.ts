import { defineQuery, type RowOf } from '../define-query.ts';

/** The documents of one council: one row per document, in the order of its register. `lines` counts blank lines too. */
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
		terms: 'VARCHAR'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			source_id as "sourceId",
			title,
			document_date as "documentDate",
			kind,
			sha256,
			sha256_original as "sha256Original",
			lines,
			terms
		from sources
		where council_id = $councilId
		order by rowid`
});
export type SourceRow = RowOf<typeof sourcesOfCouncil>;
