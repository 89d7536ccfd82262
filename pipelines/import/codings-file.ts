import { CODING_COLUMNS, readCodings } from '../code/read-codings.ts';
import type { Coding, Finding } from '../model.ts';
import { csvLine } from '../read/csv-table.ts';

const COLUMNS = [...CODING_COLUMNS, 'coding_status'];

/** A recommendation and what was judged of it. */
export interface CodingOf {
	readonly recommendationId: string;
	readonly coding: Coding;
}

/** The codings of `codings.csv` by recommendation, drafts left out; none where the folder has no such file. */
export function codingsById(bytes: Uint8Array | undefined): {
	readonly codings: ReadonlyMap<string, Coding>;
	readonly problems: readonly Finding[];
} {
	if (!bytes) return { codings: new Map(), problems: [] };
	const { rows, problems } = readCodings('codings.csv', bytes);
	return {
		codings: new Map(rows.map(({ recommendationId, coding }) => [recommendationId, coding])),
		problems
	};
}

/** `codings.csv` of an imported register as text; a draft is a record with nothing but its id and that word. */
export function formatImportedCodings(codings: readonly CodingOf[]): string {
	const rows = codings.map(({ recommendationId, coding }) => [
		recommendationId,
		coding.response ?? '',
		coding.implementation ?? '',
		coding.statementIds.join(';'),
		coding.quote,
		coding.rationaleDa,
		coding.rationaleEn,
		coding.certain === null ? '' : String(coding.certain),
		coding.codebookVersion,
		coding.codingStatus
	]);
	return [COLUMNS, ...rows].map(csvLine).join('');
}
