import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { duplicateFindings } from '../import/findings-csv.ts';
import type { ImportReport } from '../import/import-report.ts';
import { formatMapping } from '../import/mapping.ts';
import type { ImportFinding } from '../import/table-file.ts';

/** Findings of one kind that are shown; `--report` writes them all. */
const SHOWN_FINDINGS = 20;
/** Values of one kind that are counted on the screen. */
const SHOWN_COUNTS = 40;

const FORMS: Readonly<Record<NonNullable<ImportReport['form']>, string>> = {
	csv: 'delimited text (CSV)',
	xlsx: 'workbook (XLSX)',
	json: 'JSON',
	docx: 'tables of a document (DOCX)',
	'text-table': 'text table of year, recommendation and status',
	pdf: 'tables of a PDF'
};
const LINE_ENDS = { lf: 'LF', crlf: 'CR LF', cr: 'CR', mixed: 'LF and CR, mixed' } as const;
const DELIMITERS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** Prints a dry run for people: what the file is, how it is read, what its rows become, what to look at, what to do next. */
export function printImport(
	file: string,
	report: ImportReport,
	{ reportFile, applied }: { readonly reportFile: string | undefined; readonly applied: string | null },
	output: { readonly write: (text: string) => unknown }
): void {
	const { rejected, notes, duplicates, refused } = report;
	const name = basename(file);
	const blocks = [
		formBlock(file, report),
		sheetsBlock(report),
		mappingBlock(report),
		block(
			'Guesses to look at',
			report.guesses.map((guess) => plain(guess))
		),
		countsBlock(report),
		findingsBlock('Rejected rows', name, rejected),
		findingsBlock('Doubtful', name, notes),
		findingsBlock('Exact duplicates', name, duplicateFindings(duplicates)),
		refused
			? `Refused (${refused.code}): ${plain(refused.message)}.`
			: (applied ?? nextBlock(report, reportFile)),
		reportFile === undefined ? '' : `The whole list is in ${reportFile}.`
	];
	output.write(`${blocks.filter((text) => text !== '').join('\n\n')}\n`);
}

function formBlock(file: string, { form, encoding, line_ends, delimiter }: ImportReport): string {
	if (form === null) return plain(file);
	const said = [
		FORMS[form],
		...(delimiter ? [`cells divided by ${DELIMITERS[delimiter]}`] : []),
		...(encoding
			? [
					`encoding ${encoding.name}${encoding.mark ? ' by its mark' : encoding.guessed ? ', guessed: look at the letters æ, ø and å' : ''}`
				]
			: []),
		...(line_ends ? [`lines end with ${LINE_ENDS[line_ends]}`] : [])
	];
	return `${plain(file)}\n  ${said.join('\n  ')}`;
}

function sheetsBlock({ sheets }: ImportReport): string {
	if (sheets.length === 1 && sheets[0]?.name === '') return '';
	return block(
		'Sheets',
		sheets.map(({ name, read, why }) =>
			plain(`"${name}" ${read ? 'is read' : `is left out${why === null ? '' : `: ${why}`}`}`)
		)
	);
}

function mappingBlock({ mapping }: ImportReport): string {
	if (!mapping) return '';
	return `Mapping (keep it as JSON, correct it, and give it with --mapping)\n${plain(formatMapping(mapping).trimEnd(), true)}`;
}

function countsBlock(report: ImportReport): string {
	if (report.form === null || (report.refused && report.rows === 0)) return '';
	const { rows, usable, answered, rejected, duplicates, changes } = report;
	const sums = [
		`${rows} ${rows === 1 ? 'record' : 'records'}, ${usable} usable, ${rejected.length} rejected`,
		`${answered} with an answer that says more than that there is none`,
		`${duplicates.length} exact ${duplicates.length === 1 ? 'duplicate' : 'duplicates'}`,
		...(changes
			? [
					`${changes.new} new, ${changes.changed} changed, ${changes.unchanged} unchanged in the register, ${changes.retired} gone from it`
				]
			: [])
	];
	return [
		block('Rows', sums),
		countBlock('Usable rows per year', report.per_year),
		countBlock('Usable rows per theme', report.per_theme),
		countBlock('Usable rows per body', report.per_body),
		countBlock('Records per status word, as it stands in the file', report.per_status),
		countBlock('Usable rows by what the status word means', report.per_implementation)
	]
		.filter((text) => text !== '')
		.join('\n\n');
}

function countBlock(title: string, counts: Readonly<Record<string, number>>): string {
	const entries = Object.entries(counts);
	if (entries.length === 0 || (entries.length === 1 && entries[0]?.[0] === '')) return '';
	const most = entries.reduce((widest, [, count]) => Math.max(widest, String(count).length), 0);
	const lines = entries
		.slice(0, SHOWN_COUNTS)
		.map(([name, count]) => `${String(count).padStart(most)}  ${name === '' ? '(none)' : plain(name)}`);
	const rest = entries.length - lines.length;
	return block(entries.length > 5 ? `${title} (${entries.length})` : title, [
		...lines,
		...(rest > 0 ? [`and ${rest} more`] : [])
	]);
}

function findingsBlock(title: string, file: string, findings: readonly ImportFinding[]): string {
	if (findings.length === 0) return '';
	const lines = findings
		.slice(0, SHOWN_FINDINGS)
		.map((finding) => plain(`${placeOf(file, finding)}: ${finding.message} (${finding.code})`));
	const rest = findings.length - lines.length;
	return block(`${title} (${findings.length})`, [
		...lines,
		...(rest > 0 ? [`and ${rest} more: --report <r.csv> writes them all`] : [])
	]);
}

function placeOf(file: string, { sheet, record, line }: ImportFinding): string {
	return [
		file,
		...(sheet === null ? [] : [`sheet "${sheet}"`]),
		...(record === null ? [] : [`record ${record}`]),
		...(line === null ? [] : [`line ${line}`])
	].join(', ');
}

function nextBlock({ rejected, notes, usable }: ImportReport, reportFile: string | undefined): string {
	const unmapped = notes.some(({ code }) => code === 'unmapped-status');
	return block('What to do next', [
		...(rejected.length > 0 ? ['correct the rejected rows in the file, or leave them out'] : []),
		...(unmapped
			? ['say in the mapping what each status word means (statuses); what is not there is unknown']
			: []),
		...(rejected.length + notes.length > SHOWN_FINDINGS && reportFile === undefined
			? ['read the whole list: --report r.csv']
			: []),
		`import the ${usable} usable rows: --council <id> --apply; nothing has been written yet`
	]);
}

function block(title: string, lines: readonly string[]): string {
	return lines.length === 0 ? '' : [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

/** A text of a foreign file on a terminal: one line, no control characters. */
function plain(text: string, lines = false): string {
	return stripVTControlCharacters(text).replaceAll(/\p{Cc}+/gu, (signs) =>
		lines && /^[\n\t]+$/.test(signs) ? signs : ' '
	);
}
