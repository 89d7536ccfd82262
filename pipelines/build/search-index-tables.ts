import type { DuckDBConnection } from '@duckdb/node-api';
import { createInternalTable, type InternalTable } from './internal-table.ts';

const COUNCIL_NO = ['integer not null', 'rowid of the council in councils.'] as const;
const ROW_NO = ['integer not null', 'rowid of the recommendation in recommendations.'] as const;

/** Tables of the search index. */
const SEARCH_TABLES: readonly InternalTable[] = [
	{
		name: 'search_words',
		comment: 'One row per council and word of its texts, by council, then word_id.',
		columns: {
			council_no: COUNCIL_NO,
			word_id: ['integer not null', 'The same for every council; in the order of loose_word, then word.'],
			word: ['varchar not null', 'Lower case, without accents; the Danish letters stay.'],
			stem: ['varchar not null', 'The word without its Danish endings.'],
			loose_word: ['varchar not null', 'The word with every spelling of the Danish letters made one.'],
			loose_stem: ['varchar not null', 'The same of the stem.'],
			hits: ['integer not null', 'Number of rows of search_hits.']
		}
	},
	{
		name: 'search_hits',
		comment:
			'One row per place, document and word in it. Sorted by place, council and word in runs of documents.',
		columns: {
			place: [
				'integer not null',
				'0 the text of a recommendation, 1 its quote, 2 the heading of its theme, 3 the text of a statement.'
			],
			council_no: COUNCIL_NO,
			word_id: ['integer not null', 'Word of search_words.'],
			doc_no: ['integer not null', 'rowid in recommendations (places 0 and 1), themes or statements.']
		}
	},
	{
		name: 'row_cells',
		comment: 'One row per recommendation, by council, then cell_no, then row_no.',
		columns: {
			council_no: COUNCIL_NO,
			row_no: ROW_NO,
			cell_no: ['integer not null', 'rowid in internal.cube of the row that counts it.']
		}
	},
	{
		name: 'row_statements',
		comment: 'One row per recommendation and status text that bears on it, in the order of both.',
		columns: {
			council_no: COUNCIL_NO,
			row_no: ROW_NO,
			statement_no: ['integer not null', 'rowid of the status text in statements.'],
			kind: ['varchar not null', 'direct or group, as in responses.']
		}
	}
];

/** Makes the empty tables of the search index. */
export async function createSearchTables(connection: DuckDBConnection): Promise<void> {
	for (const table of SEARCH_TABLES) await createInternalTable(connection, table);
}
