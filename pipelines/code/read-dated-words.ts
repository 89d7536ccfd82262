import type { LedgerEntry } from '../link/id-ledger.ts';
import { isGivenRecommendation, unknownRecommendation } from '../link/given-recommendation.ts';
import type { Finding, Recommendation } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';
import { isPartialDate } from '../read/partial-date.ts';
import type { Fault } from './verify-codings.ts';

/** What words on recommendations are held against. */
export interface WordedRegister {
	readonly recommendations: readonly Pick<Recommendation, 'recommendationId' | 'year' | 'coding'>[];
	/** Tells an id that is no longer in use from one that never was. */
	readonly ledger: readonly LedgerEntry[];
}

/** The columns that every file of words has. */
export interface DatedWords {
	readonly recommendationId: string;
	readonly date: string;
	/** Empty for nothing. */
	readonly note: string;
}

/** What a file of words has of its own. */
export interface WordForm<Row extends DatedWords> {
	readonly file: string;
	/** The column between recommendation_id and date. */
	readonly column: string;
	/** What no two records share, in words. */
	readonly keyOf: (words: DatedWords) => string;
	/** The row, or what is wrong with the cell of its own column. */
	readonly rowOf: (words: DatedWords, cell: string) => Row | Fault;
}

/** The rows of a file of words by the line on which each stands, and what is wrong with the others. */
export interface DatedWordsRead<Row> {
	readonly rows: ReadonlyMap<number, Row>;
	readonly problems: readonly Finding[];
	readonly notes: readonly Finding[];
}

/**
 * Reads a file of words on recommendations; none where the folder has no such file. A record that cannot be used is a
 * problem and left out; one on what the source no longer says, though an id was given to it, is left out with a note.
 */
export function readDatedWords<Row extends DatedWords>(
	bytes: Uint8Array | undefined,
	form: WordForm<Row>,
	register: WordedRegister
): DatedWordsRead<Row> {
	if (!bytes) return { rows: new Map(), problems: [], notes: [] };
	const { file, column, keyOf, rowOf } = form;
	const table = readCsvTable<string>(file, bytes, ['recommendation_id', column, 'date', 'note']);
	const years = new Map(register.recommendations.map((row) => [row.recommendationId, row.year]));
	const ledger = new Map(register.ledger.map((entry) => [entry.id, entry]));
	const rows = new Map<number, Row>();
	const problems = [...table.problems];
	const notes: Finding[] = [];
	const lines = new Map<string, number>();
	for (const { line, values } of table.rows) {
		const { recommendation_id: recommendationId = '', date = '', note = '' } = values;
		const words = { recommendationId, date, note };
		const row = rowOf(words, values[column] ?? '');
		const key = keyOf(words);
		const before = lines.get(key);
		const isGone = !years.has(recommendationId) && isGivenRecommendation(recommendationId, ledger);
		const faults = [
			...(years.has(recommendationId) || isGone ? [] : [unknownRecommendation(recommendationId, ledger)]),
			...dateFaults(date, recommendationId, years.get(recommendationId)),
			...(isFault(row) ? [row] : []),
			...(before === undefined ? [] : [doubled(key, before)])
		];
		lines.set(key, line);
		problems.push(...faults.map(([code, message]) => ({ source: file, line, code, message })));
		if (isGone) {
			const message = `no line of the register says ${recommendationId}`;
			notes.push({ source: file, line, code: 'words-without-text', message });
		}
		if (faults.length === 0 && !isGone && !isFault(row)) rows.set(line, row);
	}
	return { rows, problems, notes };
}

function isFault<Row extends DatedWords>(row: Row | Fault): row is Fault {
	return Array.isArray(row);
}

function doubled(key: string, line: number): Fault {
	return ['doubled-words', `${key} stands on line ${line} already: take one of them out`];
}

function dateFaults(date: string, id: string, year: number | undefined): Fault[] {
	if (!isPartialDate(date))
		return [['invalid-date', `invalid date: "${date}": write it like 2021-05-31, 2021-05 or 2021`]];
	if (year === undefined || Number(date.slice(0, 4)) >= year) return [];
	return [
		['date-before-recommendation', `${date} is before ${id} was made, in ${year}: check the date and the id`]
	];
}
