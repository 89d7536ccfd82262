import { recommendations } from '#lib/domain/tables/recommendations.ts';
import { VERDICTS } from '#lib/domain/vocabulary.ts';
import { OPEN_KEYS } from '../open-data.ts';
import { RECORD_KEYS } from '../record-data.ts';
import { type ApiColumn, type ApiColumns, count, fromTable, text } from './endpoint.ts';

const VERDICT: ApiColumn = {
	...text("The council's latest word; null where it has given none.", true),
	values: VERDICTS
};

/** The rows of lists of recommendations; see `RECORD_KEYS`. */
export const RECORD_COLUMNS: ApiColumns = columnsOf(RECORD_KEYS, { verdict: VERDICT });

/** The rows of the list of open ones; see `OPEN_KEYS`. */
export const OPEN_COLUMNS: ApiColumns = columnsOf(OPEN_KEYS, {
	verdict: VERDICT,
	age_years: { ...count('Years from the recommendation to its status.'), nullable: true },
	times_asked: count(
		'Recommendations of the longest thread it is in, itself included; 1 where it is in none.'
	),
	thread_id: text('The longest thread it is in; null for none.', true),
	priority_rank: { ...count('Place among what the council puts first; null for none.'), nullable: true }
});

/** Columns by key: those of the public table, and what is given here. Throws on a key that neither has. */
function columnsOf(keys: readonly string[], others: ApiColumns): ApiColumns {
	const table = recommendations.columns;
	return Object.fromEntries(
		keys.map((key) => {
			const own = others[key] ?? (key in table ? fromTable(table[key as keyof typeof table]) : undefined); // just looked up
			if (own === undefined) throw new Error(`column without a description: ${key}`);
			return [key, own];
		})
	);
}
