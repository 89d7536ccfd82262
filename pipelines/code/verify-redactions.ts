import type { Finding, SourceReading } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';

const COLUMNS = ['source_file', 'line', 'kind', 'role'] as const;
const ROLE = /\[(\p{Ll}[\p{Ll} -]*)\]/gu;

/** Holds `redactions.csv` against the copies: every role in square brackets is one name replaced, and the other way round. */
export function verifyRedactions(
	file: string,
	bytes: Uint8Array | undefined,
	sources: readonly SourceReading[]
): readonly Finding[] {
	const table = bytes ? readCsvTable(file, bytes, COLUMNS) : { rows: [], problems: [] };
	const problems: Finding[] = [...table.problems];
	const logged = new Map<string, number[]>();
	for (const { line, values } of table.rows) {
		const key = `${values.source_file}:${values.line} [${values.role}]`;
		logged.set(key, [...(logged.get(key) ?? []), line]);
	}
	for (const { descriptor, lines, sha256 } of sources) {
		const found = lines.flatMap((text, index) =>
			[...text.normalize('NFC').matchAll(ROLE)].map(([, role]) => ({ line: index + 1, role: role ?? '' }))
		);
		for (const { line, role } of found) {
			if (logged.get(`${descriptor.file}:${line} [${role}]`)?.pop() !== undefined) continue;
			const message = `[${role}] is in no line of ${file}: log every name that was replaced`;
			problems.push({ source: descriptor.file, line, code: 'unlogged-redaction', message });
		}
		if (found.length > 0 && sha256 === descriptor.sha256Original) {
			const message = 'names were replaced, so the document as received cannot have the same sha256';
			problems.push({ source: descriptor.file, line: 1, code: 'original-as-copy', message });
		}
	}
	for (const line of [...logged.values()].flat()) {
		const message = 'the copy has no such role on this line';
		problems.push({ source: file, line, code: 'redaction-not-found', message });
	}
	return problems;
}
