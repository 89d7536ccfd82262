import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * Every document of the release: one row per document, in the order of the release. `councilId` is null for a document
 * of no council, `documentDate` where it carries none. `lines` counts blank lines too.
 */
export const allSources = defineQuery({
	name: 'all-sources',
	columns: {
		sourceId: 'VARCHAR',
		councilId: 'VARCHAR?',
		title: 'VARCHAR',
		documentDate: 'VARCHAR?',
		kind: 'VARCHAR',
		sha256: 'VARCHAR',
		sha256Original: 'VARCHAR',
		lines: 'INTEGER',
		terms: 'VARCHAR'
	},
	params: {},
	sql: `
		select
			source_id as "sourceId",
			council_id as "councilId",
			title,
			document_date as "documentDate",
			kind,
			sha256,
			sha256_original as "sha256Original",
			lines,
			terms
		from sources
		order by rowid`
});
export type AnySourceRow = RowOf<typeof allSources>;
