import {
	CODING_STATUSES,
	IMPLEMENTATIONS,
	type Implementation,
	type Response,
	RESPONSES
} from '#lib/domain/vocabulary.ts';
import type { Coding, Finding } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';

/** The columns that `codings.csv` must have, in their order. */
export const CODING_COLUMNS = [
	'recommendation_id',
	'response',
	'implementation',
	'statement_ids',
	'quote',
	'rationale_da',
	'rationale_en',
	'certain',
	'codebook_version'
] as const;

/** One record of `codings.csv` whose codes are of the codebook. */
export interface CodingRow {
	readonly line: number;
	readonly recommendationId: string;
	readonly coding: Coding & { readonly response: Response; readonly implementation: Implementation };
}

/** The codings of a register folder, and the records that cannot be used. */
export interface Codings {
	readonly rows: readonly CodingRow[];
	readonly problems: readonly Finding[];
}

/** The coding of a recommendation that nobody has judged. */
export const DRAFT: Coding = {
	codingStatus: 'draft',
	response: null,
	implementation: null,
	statementIds: [],
	quote: '',
	rationaleDa: '',
	rationaleEn: '',
	certain: null,
	codebookVersion: ''
};

/**
 * Reads `codings.csv`. A record with an unknown code is a problem and left out. That of an imported register has a column
 * `coding_status`, too: a record that is a `draft` there is left out, and without the column every record is `coded`.
 */
export function readCodings(source: string, bytes: Uint8Array): Codings {
	const table = readCsvTable(source, bytes, CODING_COLUMNS);
	const problems = [...table.problems];
	const rows: CodingRow[] = [];
	const statuses = statusesByLine(source, bytes);
	for (const { line, values } of table.rows) {
		const status = statuses?.get(line) ?? 'coded';
		if (status === 'draft') continue;
		const response = RESPONSES.find((code) => code === values.response);
		const implementation = IMPLEMENTATIONS.find((code) => code === values.implementation);
		const fault = (code: string, message: string) => problems.push({ source, line, code, message });
		if (!response) fault('unknown-response', unknown('response', values.response, RESPONSES));
		if (!implementation)
			fault('unknown-implementation', unknown('implementation', values.implementation, IMPLEMENTATIONS));
		const certain = values.certain === 'true' ? true : values.certain === 'false' ? false : null;
		if (certain === null) fault('invalid-certain', `certain is "${values.certain}": write true or false`);
		const codingStatus = CODING_STATUSES.find((code) => code === status);
		if (!codingStatus) fault('unknown-coding-status', unknown('coding_status', status, CODING_STATUSES));
		if (!response || !implementation || !codingStatus) continue;
		const coding = {
			codingStatus,
			response,
			implementation,
			statementIds: values.statement_ids.split(';').flatMap((id) => (id.trim() === '' ? [] : [id.trim()])),
			quote: values.quote,
			rationaleDa: values.rationale_da,
			rationaleEn: values.rationale_en,
			certain,
			codebookVersion: values.codebook_version
		};
		rows.push({ line, recommendationId: values.recommendation_id, coding });
	}
	return { rows, problems };
}

/** The column `coding_status` by the lines of its records; null where the file has no such column. */
function statusesByLine(source: string, bytes: Uint8Array): ReadonlyMap<number, string> | null {
	const { rows, problems } = readCsvTable(source, bytes, ['coding_status'] as const);
	if (problems.some(({ code }) => code === 'missing-column')) return null;
	return new Map(rows.map(({ line, values }) => [line, values.coding_status]));
}

function unknown(what: string, code: string, codes: readonly string[]): string {
	return `unknown ${what}: "${code}": the codebook has ${codes.join(', ')}`;
}
