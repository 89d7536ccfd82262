import { defineQuery, type RowOf } from '../define-query.ts';
import { ASKED, OPEN_ROWS, OPEN_TYPES, QUOTED } from '../open-sql.ts';
import { COUNCIL_VERDICTS } from '../record-sql.ts';

/**
 * The open recommendations of one council, and those that it puts first, open or not: one row per recommendation, oldest
 * first, then most often asked, then by id.
 *
 * `timesAsked` is the length of the longest thread it is in, named by `threadId`; 1 and null where it is in none. `verdict`
 * is the council's latest word, `ageYears` the age when its own status was taken. `quoteSourceId` and `quoteLines` say where the status text stands that holds the quote,
 * lines joined by `;`; null without a quote. `rank`, `priorityDate` and `priorityNote` are null for what is no priority.
 */
export const openOfCouncil = defineQuery({
	name: 'open-of-council',
	columns: OPEN_TYPES,
	params: { councilId: 'VARCHAR' },
	sql: `
		with ${ASKED.trim()}, ${COUNCIL_VERDICTS.trim()}, chosen as (
			select r.rowid::integer as row_no, r.recommendation_id, r.quote, p.rank, p.date, p.note
			from recommendations r
			left join priorities p on p.recommendation_id = r.recommendation_id
			where r.council_id = $councilId
				and (r.state = 'open' or p.rank is not null)
		), ${QUOTED.trim()}
		${OPEN_ROWS.trim()}`
});
export type OpenRow = RowOf<typeof openOfCouncil>;
