import { EVIDENCE_EFFECTS } from '#lib/domain/vocabulary.ts';
import type { EvidencePassage } from '../beside-model.ts';
import type { Finding } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';
import { type Entries, lineNumbers } from '../link/read-entries.ts';

const COLUMNS = [
	...['evidence_id', 'recommendation_id', 'source_id', 'source_lines'],
	...['date', 'quote', 'effect', 'note_da', 'note_en']
] as const;

/** One record of `evidence.csv`. */
export interface EvidenceRow extends EvidencePassage {
	readonly line: number;
}

/** Reads `evidence.csv`. A record that cannot be used is a problem and left out. */
export function readEvidence(file: string, bytes: Uint8Array): Entries<EvidenceRow> {
	const table = readCsvTable<string>(file, bytes, COLUMNS);
	const problems: Finding[] = [...table.problems];
	const rows: EvidenceRow[] = [];
	for (const { line, values } of table.rows) {
		const effect = EVIDENCE_EFFECTS.find((code) => code === values.effect);
		const sourceLines = lineNumbers(values.source_lines ?? '');
		const empty = COLUMNS.find((column) => values[column] === '');
		const fault = empty
			? `${empty} is missing`
			: !effect
				? `unknown effect: "${values.effect}": the effects are ${EVIDENCE_EFFECTS.join(', ')}`
				: !sourceLines
					? `source_lines is "${values.source_lines}": write the lines in order, joined by ;`
					: null;
		if (fault !== null || !effect || !sourceLines) {
			problems.push({ source: file, line, code: 'invalid-entry', message: fault ?? 'cannot be used' });
			continue;
		}
		const text = (column: string) => values[column] ?? '';
		rows.push({
			line,
			evidenceId: text('evidence_id'),
			recommendationId: text('recommendation_id'),
			sourceId: text('source_id'),
			sourceLines,
			date: text('date'),
			quote: text('quote'),
			effect,
			noteDa: text('note_da'),
			noteEn: text('note_en')
		});
	}
	return { rows, problems };
}
