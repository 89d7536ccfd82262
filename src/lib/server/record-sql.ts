import { CODING_STATUSES, IMPLEMENTATIONS, RESPONSES, STATES, VERDICTS } from '#lib/domain/vocabulary.ts';
import { codeOrNull } from './define-query.ts';

/** What a list says of a recommendation, as `RECORD_VALUES` selects it. Lists inside a cell are joined by `;`. */
export const RECORD_TYPES = {
	recommendationId: 'VARCHAR',
	year: 'INTEGER',
	themeId: 'VARCHAR',
	theme: 'VARCHAR',
	areaId: 'VARCHAR?',
	text: 'VARCHAR',
	response: codeOrNull(RESPONSES),
	implementation: codeOrNull(IMPLEMENTATIONS),
	state: codeOrNull(STATES),
	certain: 'BOOLEAN?',
	codingStatus: codeOrNull(CODING_STATUSES),
	quote: 'VARCHAR?',
	statementIds: 'VARCHAR?',
	sourceId: 'VARCHAR',
	sourceLines: 'VARCHAR',
	verdict: codeOrNull(VERDICTS)
} as const;

/** CTE: the latest word of a council on each recommendation that one has given its word on. */
export const LATEST_VERDICTS = `
	latest_verdicts as (
		select recommendation_id, max_by(verdict, date) as verdict
		from verdicts
		group by recommendation_id
	)`;

/** The same of `$councilId` alone. Ids begin with that of their council; a point follows a hyphen in the order of bytes. */
export const COUNCIL_VERDICTS = LATEST_VERDICTS.replace(
	'from verdicts',
	`from verdicts
		where recommendation_id > $councilId || '-' and recommendation_id < $councilId || '.'`
);

/** SQL: place of a status in the order of the vocabulary; null, for what nobody has judged, is to come last. */
export function statusPlace(column: 'implementation' | 'k.implementation' = 'implementation'): string {
	return `list_position([${IMPLEMENTATIONS.map((code) => `'${code}'`).join(', ')}], ${column})`;
}

/** The values of `recommendations r`, and of `latest_verdicts l` on it. */
export const RECORD_VALUES = `
			r.recommendation_id as "recommendationId",
			r.year,
			r.theme_id as "themeId",
			r.theme,
			r.area_id as "areaId",
			r.text,
			r.response,
			r.implementation,
			r.state,
			r.certain,
			r.coding_status as "codingStatus",
			r.quote,
			r.statement_ids as "statementIds",
			r.source_id as "sourceId",
			r.source_lines as "sourceLines",
			l.verdict`;

/** Columns of one row of the list, as `LIST_ROWS` selects them. */
export const LIST_COLUMNS = {
	...RECORD_TYPES,
	key1: 'INTEGER',
	key2: 'INTEGER',
	passed: 'INTEGER'
} as const;

/** The rows of `page` in the order of the list. */
export const LIST_ROWS = `
		select
			${RECORD_VALUES.trim()},
			l.key1,
			l.key2,
			passed.n as passed
		from page l
		cross join passed
		join recommendations r on r.rowid = l.row_no
		where r.council_id = $councilId
		order by l.key1, l.key2, r.recommendation_id`;
