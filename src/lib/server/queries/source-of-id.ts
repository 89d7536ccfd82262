import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * One document of the release: at most one row. `councilId` and `slug` are null for a document of no council, `documentDate` where
 * it carries none. `lines` counts blank lines too.
 */
export const sourceOfId = defineQuery({
	name: 'source-of-id',
	columns: {
		sourceId: 'VARCHAR',
		councilId: 'VARCHAR?',
		slug: 'VARCHAR?',
		title: 'VARCHAR',
		documentDate: 'VARCHAR?',
		kind: 'VARCHAR',
		sha256: 'VARCHAR',
		sha256Original: 'VARCHAR',
		lines: 'INTEGER',
		terms: 'VARCHAR'
	},
	params: { sourceId: 'VARCHAR' },
	sql: `
		select
			s.source_id as "sourceId",
			s.council_id as "councilId",
			c.slug,
			s.title,
			s.document_date as "documentDate",
			s.kind,
			s.sha256,
			s.sha256_original as "sha256Original",
			s.lines,
			s.terms
		from sources s
		left join councils c on c.council_id = s.council_id
		where s.source_id = $sourceId`
});
export type SourceOfIdRow = RowOf<typeof sourceOfId>;
