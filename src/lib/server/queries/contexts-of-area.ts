import { CONTEXT_KINDS } from '#lib/domain/vocabulary.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * What other documents say in one area: one row per goal, offer or remark, in the order of the documents. `councilId` is
 * null for a document of no council.
 */
export const contextsOfArea = defineQuery({
	name: 'contexts-of-area',
	columns: {
		contextId: 'VARCHAR',
		councilId: 'VARCHAR?',
		municipality: 'VARCHAR',
		kind: code(CONTEXT_KINDS),
		heading: 'VARCHAR',
		text: 'VARCHAR',
		year: 'INTEGER',
		sourceId: 'VARCHAR',
		sourceTitle: 'VARCHAR',
		sourceLines: 'VARCHAR'
	},
	params: { areaId: 'VARCHAR' },
	sql: `
		select
			c.context_id as "contextId",
			c.council_id as "councilId",
			c.municipality,
			c.kind,
			c.heading,
			c.text,
			c.year,
			c.source_id as "sourceId",
			s.title as "sourceTitle",
			c.source_lines as "sourceLines"
		from contexts c
		join sources s on s.source_id = c.source_id
		where c.area_id = $areaId
		order by c.rowid`
});
export type ContextRow = RowOf<typeof contextsOfArea>;
