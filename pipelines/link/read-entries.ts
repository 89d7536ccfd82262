import { CONTEXT_KINDS, type ContextKind } from '#lib/domain/vocabulary.ts';
import type { Finding } from '../model.ts';
import { type CsvRow, type CsvTable, readCsvTable } from '../read/csv-table.ts';

/** What a file of the folder says of some lines of a document. */
export interface Entry {
	/** Where the entry itself stands. */
	readonly file: string;
	readonly line: number;
	readonly id: string;
	readonly sourceId: string;
	/** Lines of the document, in order. */
	readonly sourceLines: readonly number[];
	readonly text: string;
}

/** A goal, offer, remark or wish of a document. */
export interface ContextEntry extends Entry {
	readonly kind: ContextKind;
	readonly areaId: string;
}

/** The entries of one file and what is wrong with it. */
export interface Entries<Row> {
	readonly rows: readonly Row[];
	readonly problems: readonly Finding[];
}

const PLACE = ['source_id', 'source_lines'] as const;
type PlaceColumn = (typeof PLACE)[number];

/** Reads `contexts.csv`. `areaIds` are the shared areas; null where they are not at hand. */
export function readContexts(
	file: string,
	bytes: Uint8Array,
	areaIds: ReadonlySet<string> | null
): Entries<ContextEntry> {
	const table = readCsvTable(file, bytes, ['context_id', 'kind', 'area_id', 'text', ...PLACE] as const);
	return entriesOf(file, table, ({ values }, entry) => {
		const kind = CONTEXT_KINDS.find((code) => code === values.kind);
		if (!kind) return `unknown kind: "${values.kind}": the kinds are ${CONTEXT_KINDS.join(', ')}`;
		if (areaIds && !areaIds.has(values.area_id)) return `unknown area: "${values.area_id}"`;
		if (values.context_id === '' || values.text === '') return 'context_id or text is missing';
		return { ...entry, id: values.context_id, text: values.text, kind, areaId: values.area_id };
	});
}

/** Reads `recommendations.csv`: what of a council's remarks is a recommendation. */
export function readRecommendations(file: string, bytes: Uint8Array): Entries<Entry> {
	const table = readCsvTable(file, bytes, ['recommendation_id', 'text', ...PLACE] as const);
	return entriesOf(file, table, ({ values }, entry) => {
		if (values.recommendation_id === '' || values.text === '') return 'recommendation_id or text is missing';
		return { ...entry, id: values.recommendation_id, text: values.text };
	});
}

/** Reads `background.csv`: lines of prose that were read and bear on nothing that is held. */
export function readBackground(file: string, bytes: Uint8Array): Entries<Entry> {
	return entriesOf(file, readCsvTable(file, bytes, PLACE), (_, entry) => entry);
}

/** The line numbers of `source_lines`, ascending; null where the cell says anything else. */
export function lineNumbers(cell: string): readonly number[] | null {
	if (!/^[1-9]\d*(?:;[1-9]\d*)*$/.test(cell)) return null;
	const numbers = cell.split(';').map(Number);
	if (!numbers.every(Number.isSafeInteger)) return null;
	return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0)) ? numbers : null;
}

function entriesOf<Column extends string, Row extends Entry>(
	file: string,
	table: CsvTable<Column | PlaceColumn>,
	make: (row: CsvRow<Column | PlaceColumn>, entry: Entry) => Row | string
): Entries<Row> {
	const problems = [...table.problems];
	const rows: Row[] = [];
	const seen = new Set<string>();
	for (const row of table.rows) {
		const { source_id: sourceId, source_lines: cell } = row.values as Record<PlaceColumn, string>;
		const sourceLines = lineNumbers(cell);
		const made =
			sourceLines === null
				? `source_lines is "${cell}": write the lines in order, joined by ;`
				: make(row, { file, line: row.line, id: '', sourceId, sourceLines, text: '' });
		const doubled = typeof made !== 'string' && made.id !== '' && seen.has(made.id);
		if (typeof made === 'string' || doubled) {
			const message = typeof made === 'string' ? made : `the id ${made.id} stands twice`;
			problems.push({ source: file, line: row.line, code: 'invalid-entry', message });
			continue;
		}
		seen.add(made.id);
		rows.push(made);
	}
	return { rows, problems };
}
