import { IMPLEMENTATIONS, type Implementation, type Response, RESPONSES } from '#lib/domain/vocabulary.ts';
import type { Coding, Finding } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';

const COLUMNS = [
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

/** Reads `codings.csv`. A record with an unknown code is a problem and left out. */
export function readCodings(source: string, bytes: Uint8Array): Codings {
	const table = readCsvTable(source, bytes, COLUMNS);
	const problems = [...table.problems];
	const rows: CodingRow[] = [];
	for (const { line, values } of table.rows) {
		const response = RESPONSES.find((code) => code === values.response);
		const implementation = IMPLEMENTATIONS.find((code) => code === values.implementation);
		const fault = (code: string, message: string) => problems.push({ source, line, code, message });
		if (!response) fault('unknown-response', unknown('response', values.response, RESPONSES));
		if (!implementation)
			fault('unknown-implementation', unknown('implementation', values.implementation, IMPLEMENTATIONS));
		const certain = values.certain === 'true' ? true : values.certain === 'false' ? false : null;
		if (certain === null) fault('invalid-certain', `certain is "${values.certain}": write true or false`);
		if (!response || !implementation) continue;
		const coding = {
			codingStatus: 'coded' as const,
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

function unknown(what: string, code: string, codes: readonly string[]): string {
	return `unknown ${what}: "${code}": the codebook has ${codes.join(', ')}`;
}
