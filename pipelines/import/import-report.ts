import type { MappedFile } from './apply-mapping.ts';
import { type ExactDuplicate, exactDuplicates } from './exact-duplicates.ts';
import type { Mapping } from './mapping.ts';
import type { ImportFinding, ImportRefusal, TableFile } from './table-file.ts';

/** What an import of a file would do, for people and machines. Keys are public names of `import --json`. */
export interface ImportReport {
	readonly form: TableFile['form'] | null;
	readonly encoding: TableFile['encoding'];
	readonly line_ends: TableFile['lineEnds'];
	readonly delimiter: TableFile['delimiter'];
	/** Sheets that were read, and why the others were not. */
	readonly sheets: readonly { readonly name: string; readonly read: boolean; readonly why: string | null }[];
	readonly mapping: Mapping | null;
	/** One sentence for each field that was guessed. */
	readonly guesses: readonly string[];
	/** Records of the register: usable and rejected ones. */
	readonly rows: number;
	readonly usable: number;
	/** Usable rows. */
	readonly per_year: Readonly<Record<string, number>>;
	readonly per_theme: Readonly<Record<string, number>>;
	readonly per_body: Readonly<Record<string, number>>;
	/** Records by their status word as it stands in the file. */
	readonly per_status: Readonly<Record<string, number>>;
	/** Usable rows by what their status word means; rows without one are `none`. */
	readonly per_implementation: Readonly<Record<string, number>>;
	/** Records with an answer that says more than that there is none. */
	readonly answered: number;
	readonly rejected: readonly ImportFinding[];
	readonly notes: readonly ImportFinding[];
	readonly duplicates: readonly ExactDuplicate[];
	/** Against the register as it is; null where the council is new or not named. */
	readonly changes: {
		readonly new: number;
		readonly changed: number;
		readonly unchanged: number;
		/** Gone from the file: their ids are retired. */
		readonly retired: number;
	} | null;
	/** Why nothing can be imported; null where something can. */
	readonly refused: { readonly code: string; readonly message: string } | null;
}

/** The report of a file that was read by a mapping. */
export function importReport(
	file: TableFile,
	mapped: MappedFile,
	how: {
		readonly mapping: Mapping;
		readonly guesses: readonly string[];
		readonly skipped: ReadonlyMap<string, string>;
	}
): ImportReport {
	const { rows } = mapped;
	const read = new Set(mapped.sheets.map(({ name }) => name));
	return {
		form: file.form,
		encoding: file.encoding,
		line_ends: file.lineEnds,
		delimiter: file.delimiter,
		sheets: file.sheets.map(({ name }) => ({
			name,
			read: read.has(name),
			why: how.skipped.get(name) ?? null
		})),
		mapping: how.mapping,
		guesses: how.guesses,
		rows: mapped.records,
		usable: rows.length,
		per_year: countBy(rows, ({ year }) => String(year)),
		per_theme: countBy(rows, ({ theme }) => theme ?? ''),
		per_body: countBy(rows, ({ body }) => body ?? ''),
		per_status: Object.fromEntries(mapped.statusWords),
		per_implementation: countBy(rows, ({ implementation }) => implementation ?? 'none'),
		answered: mapped.answered,
		rejected: mapped.rejected,
		notes: [...skippedNotes(how.skipped), ...withHeadings(file.notes, mapped), ...mapped.notes],
		duplicates: exactDuplicates(rows),
		changes: null,
		refused: null
	};
}

/** The report of a file that cannot be imported: as much as is known, and the reason. */
export function refusedReport(refusal: ImportRefusal, known: Partial<ImportReport> = {}): ImportReport {
	return {
		form: null,
		encoding: null,
		line_ends: null,
		delimiter: null,
		sheets: [],
		mapping: null,
		guesses: [],
		rows: 0,
		usable: 0,
		per_year: {},
		per_theme: {},
		per_body: {},
		per_status: {},
		per_implementation: {},
		answered: 0,
		rejected: [],
		notes: [],
		duplicates: [],
		changes: null,
		...known,
		refused: { code: refusal.code, message: refusal.message }
	};
}

function skippedNotes(skipped: ReadonlyMap<string, string>): ImportFinding[] {
	return [...skipped].map(([sheet, why]) => ({
		sheet,
		record: null,
		line: null,
		code: 'skipped-sheet',
		message: `the sheet is left out: ${why}`
	}));
}

/** Notes of the reader, records counted from below the heading as everywhere in the report. */
function withHeadings(notes: readonly ImportFinding[], { sheets }: MappedFile): ImportFinding[] {
	const headings = new Map(sheets.map(({ name, headingRecord }) => [name, headingRecord]));
	return notes.flatMap((note): ImportFinding[] => {
		const heading = headings.get(note.sheet ?? '');
		// Of a sheet that is left out nothing else is said.
		if (heading === undefined) return [];
		const record = note.record === null ? null : note.record - heading;
		return [{ ...note, record: record !== null && record > 0 ? record : null }];
	});
}

function countBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Record<string, number> {
	const counts = new Map<string, number>();
	for (const row of rows) {
		const key = keyOf(row);
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : Number(a > b))));
}
