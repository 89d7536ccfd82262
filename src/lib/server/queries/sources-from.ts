import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * Some documents of the release, after those passed over: one row per document, in the order of the release, at most `limit`.
 * `documentDate` is null where it carries none. `lines` counts blank lines too. `ofSources` and `ofLines` count all documents.
 */
export const sourcesFrom = defineQuery({
	name: 'sources-from',
	columns: {
		sourceId: 'VARCHAR',
		title: 'VARCHAR',
		documentDate: 'VARCHAR?',
		lines: 'INTEGER',
		ofSources: 'INTEGER',
		ofLines: 'DOUBLE'
	},
	params: { limit: 'INTEGER', passOver: 'INTEGER' },
	sql: `
		select
			source_id as "sourceId",
			title,
			document_date as "documentDate",
			lines,
			count(*) over ()::integer as "ofSources",
			sum(lines) over ()::double as "ofLines"
		from sources
		order by rowid
		limit $limit
		offset $passOver`
});
export type SourceFromRow = RowOf<typeof sourcesFrom>;
