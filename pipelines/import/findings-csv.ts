import { formatCsv } from '#lib/domain/csv.ts';
import type { ImportReport } from './import-report.ts';
import type { ImportFinding } from './table-file.ts';

const COLUMNS = ['kind', 'sheet', 'record', 'line', 'code', 'message'] as const;

/** Every rejected row, note and duplicate of a report as CSV, however many; one row each, in the order of the report. */
export function findingsCsv({ rejected, notes, duplicates, refused }: ImportReport): string {
	const row = (kind: string, { sheet, record, line, code, message }: ImportFinding) => ({
		...{ kind, sheet, record, line, code, message }
	});
	const nowhere = { sheet: null, record: null, line: null };
	return formatCsv(COLUMNS, [
		...(refused ? [row('refused', { ...nowhere, ...refused })] : []),
		...rejected.map((finding) => row('rejected', finding)),
		...notes.map((finding) => row('note', finding)),
		...duplicateFindings(duplicates).map((finding) => row('duplicate', finding))
	]);
}

/** The duplicates of a report as findings. */
export function duplicateFindings(duplicates: ImportReport['duplicates']): readonly ImportFinding[] {
	return duplicates.map(({ sheet, record, line, of }) => ({
		sheet: sheet === '' ? null : sheet,
		record,
		line,
		code: 'exact-duplicate',
		message: `the row says in every cell what ${of.sheet === sheet ? '' : `"${of.sheet}", `}record ${of.record} says: it is imported once more unless it is taken out`
	}));
}
