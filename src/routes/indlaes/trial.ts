import { type MappedRow } from '#pipelines/import/apply-mapping.ts';
import { dryRun, type DryRunInput } from '#pipelines/import/dry-run.ts';
import { headSheet, type HeadedSheet } from '#pipelines/import/headings.ts';
import type { ImportReport } from '#pipelines/import/import-report.ts';
import { readForeign } from '#pipelines/import/read-foreign.ts';

/** A dry run, with what a person needs to see and change it. */
export interface Trial {
	readonly report: ImportReport;
	/** Names of the columns of all sheets that are read, in their order; empty where the file is refused for what it is. */
	readonly columns: readonly string[];
	/** Whether headings stand between the rows. */
	readonly hasSpanning: boolean;
	/** The first rows as they will be. */
	readonly sample: readonly MappedRow[];
	/** Short answers that stand more than once, the most frequent first: some of them may only say that there is none. */
	readonly answers: readonly { readonly text: string; readonly times: number }[];
}

/** Rows that are shown as they will be. */
const SAMPLE_ROWS = 10;
/** Longest answer that may only say that there is none, and how many of them are offered. */
const SHORT_ANSWER = 60;
const MOST_ANSWERS = 12;

/** What a mapping can mend: the file itself can be read. */
const MENDABLE = ['no-text-column', 'no-year-column', 'no-usable-row', 'unknown-column', 'unknown-sheet'];

/** Tries an import. As `dryRun`, a file that cannot be imported is a report with its reason. */
export async function tryImport(input: DryRunInput): Promise<Trial> {
	const { report, mapped } = await dryRun(input);
	if (mapped) {
		return {
			report,
			...shapeOf(mapped.sheets),
			sample: mapped.rows.slice(0, SAMPLE_ROWS),
			answers: shortAnswers(mapped.rows)
		};
	}
	const mendable = MENDABLE.includes(report.refused?.code ?? '');
	const sheets = mendable ? (await readForeign(input.bytes)).sheets.map(headSheet) : [];
	return { report, ...shapeOf(sheets), sample: [], answers: [] };
}

function shapeOf(sheets: readonly HeadedSheet[]): Pick<Trial, 'columns' | 'hasSpanning'> {
	return {
		columns: [...new Set(sheets.flatMap(({ columns }) => columns))],
		hasSpanning: sheets.some(({ rows }) => rows.some(({ spans }) => spans))
	};
}

function shortAnswers(rows: readonly MappedRow[]): Trial['answers'] {
	const times = new Map<string, number>();
	for (const { response } of rows) {
		if (response !== null && response.length <= SHORT_ANSWER) {
			times.set(response, (times.get(response) ?? 0) + 1);
		}
	}
	return [...times]
		.filter(([, count]) => count > 1)
		.sort(([, a], [, b]) => b - a)
		.slice(0, MOST_ANSWERS)
		.map(([text, count]) => ({ text, times: count }));
}
