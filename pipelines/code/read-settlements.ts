import { IMPLEMENTATIONS, RESPONSES } from '#lib/domain/vocabulary.ts';
import type { CodePair } from '../beside-model.ts';
import type { Finding } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';
import type { Codes } from './lower-claim.ts';

const COLUMNS = [
	...(['recommendation_id', 'first_response', 'first_implementation'] as const),
	...(['second_response', 'second_implementation'] as const),
	...(['response', 'implementation', 'rationale_da', 'rationale_en'] as const)
];

/** One disagreement of two readings and what it was settled as. */
export interface SettlementRow {
	readonly line: number;
	readonly recommendationId: string;
	readonly first: Codes;
	readonly second: Codes;
	readonly settled: CodePair;
}

/** Reads `settlements.csv`. A record that cannot be used is a problem and left out. */
export function readSettlements(
	file: string,
	bytes: Uint8Array
): { readonly rows: readonly SettlementRow[]; readonly problems: readonly Finding[] } {
	const table = readCsvTable(file, bytes, COLUMNS);
	const problems: Finding[] = [...table.problems];
	const rows: SettlementRow[] = [];
	for (const { line, values } of table.rows) {
		const first = codesOf(values.first_response, values.first_implementation);
		const second = codesOf(values.second_response, values.second_implementation);
		const settled = codesOf(values.response, values.implementation);
		const { rationale_da: rationaleDa, rationale_en: rationaleEn } = values;
		if (!first || !second || !settled || rationaleDa === '' || rationaleEn === '') {
			const message = 'a code is not of the codebook, or a rationale is missing';
			problems.push({ source: file, line, code: 'invalid-settlement', message });
			continue;
		}
		const { recommendation_id: recommendationId } = values;
		rows.push({ line, recommendationId, first, second, settled: { ...settled, rationaleDa, rationaleEn } });
	}
	return { rows, problems };
}

function codesOf(responseCell: string, implementationCell: string): Codes | null {
	const response = RESPONSES.find((code) => code === responseCell);
	const implementation = IMPLEMENTATIONS.find((code) => code === implementationCell);
	return response && implementation ? { response, implementation } : null;
}
