import { applyMapping, type MappedFile } from './apply-mapping.ts';
import { type ImportReport, importReport, refusedReport } from './import-report.ts';
import type { Mapping } from './mapping.ts';
import { type ProposedMapping, proposeMapping } from './propose-mapping.ts';
import { readForeign } from './read-foreign.ts';
import { ImportRefusal, type Progress, type ReadBounds, type TableFile } from './table-file.ts';

/** What is to be imported, and how. */
export interface DryRunInput {
	readonly bytes: Uint8Array;
	/** A year in the name of the file counts where nothing else says one. */
	readonly fileName: string;
	/** Null for one that is proposed. */
	readonly mapping: Mapping | null;
	readonly bounds?: ReadBounds;
	readonly progress?: Progress;
}

/** A dry run and what it was made from; `mapped` is null where the file is refused. */
export interface DryRun {
	readonly report: ImportReport;
	readonly mapped: MappedFile | null;
}

/**
 * Says what an import of a file would do, and writes nothing. A file that cannot be imported is a report with its reason; only what
 * is wrong with the program rejects.
 */
export async function dryRun({ bytes, fileName, mapping, ...options }: DryRunInput): Promise<DryRun> {
	let file: TableFile | null = null;
	let how: ProposedMapping | null = null;
	try {
		file = await readForeign(bytes, options);
		how = mapping ? { mapping, guesses: [], skipped: new Map() } : proposeMapping(file, fileName);
		refuseWithout(how, file);
		const mapped = applyMapping(file, how.mapping);
		const report = importReport(file, mapped, how);
		if (mapped.rows.length > 0) return { report, mapped };
		const [first] = mapped.rejected;
		const why =
			first === undefined
				? 'no row stands below its headings'
				: `the first of ${mapped.rejected.length} rows: ${first.message}`;
		const refusal = new ImportRefusal('no-usable-row', `no row of the file can be used; ${why}`);
		return { report: { ...report, refused: { code: refusal.code, message: refusal.message } }, mapped: null };
	} catch (cause) {
		if (!(cause instanceof ImportRefusal)) throw cause;
		const known = file && {
			form: file.form,
			encoding: file.encoding,
			line_ends: file.lineEnds,
			delimiter: file.delimiter,
			mapping: how?.mapping ?? null,
			guesses: how?.guesses ?? []
		};
		return { report: refusedReport(cause, known ?? {}), mapped: null };
	}
}

/** Refuses a file that is no register, saying what it lacks. */
function refuseWithout({ mapping, skipped }: ProposedMapping, { sheets }: TableFile): void {
	const { text, year } = mapping.fields;
	if (skipped.size === sheets.length) {
		const whys = [...skipped].map(([sheet, why]) => (sheet === '' ? why : `"${sheet}": ${why}`));
		throw new ImportRefusal('no-register', `the file is no register of recommendations: ${whys.join('; ')}`);
	}
	if (text === undefined) {
		throw new ImportRefusal(
			'no-text-column',
			'no column holds the texts of recommendations: name it in a mapping'
		);
	}
	if (year === undefined) {
		throw new ImportRefusal(
			'no-year-column',
			'nothing says the year of the recommendations: name a column in a mapping, or give one year for all as a constant'
		);
	}
}
