import { addFindings, type Findings, sortedFindings } from '../findings.ts';
import type { Finding, LineAccount, SourceReading } from '../model.ts';
import { readAllowedNames } from '../names/allowed-names.ts';
import { namesInFolder, withoutNames } from '../names/names-in-folder.ts';
import { sha256 } from '../read/read-source.ts';
import type { ReadingContext } from '../read-register-files.ts';
import { hasStatuses, statementIdOf } from './mapped-coding.ts';
import type { MappedFolder, MappedSource } from './mapped-folder.ts';
import type { MappedLines } from './mapped-lines.ts';
import { type GivenRow, hasAnswer } from './mapped-rows.ts';

/** The sources as they were received; one that is not what the descriptor says is told. */
export async function sourceReadings(
	{ sources }: MappedFolder,
	lines: ReadonlyMap<MappedSource, MappedLines>,
	{ requireIds }: ReadingContext,
	findings: Findings
): Promise<SourceReading[]> {
	const readings: SourceReading[] = [];
	for (const source of sources) {
		const { descriptor, bytes, file } = source;
		const sum = await sha256(bytes);
		if (sum !== descriptor.sha256) {
			const message = `the file is not the one that register.json describes (sha256 ${sum}): import the register again`;
			const found = { source: descriptor.file, line: 1, code: 'source-changed', message };
			(requireIds ? findings.problems : findings.notes).push(found);
		}
		readings.push({
			descriptor,
			encoding: file.encoding?.name ?? 'utf-8',
			byteOrderMark: file.encoding?.mark ?? false,
			lineEnds: file.lineEnds ?? 'lf',
			sha256: sum,
			lines: lines.get(source)?.lines ?? [],
			bytes
		});
	}
	return readings;
}

/** What became of each line of a source. */
export function accountsOf(
	source: MappedSource,
	lines: ReadonlyMap<MappedSource, MappedLines>,
	rows: readonly GivenRow[]
): LineAccount[] {
	const entities = new Map<number, string[]>();
	for (const row of rows) {
		if (row.source !== source) continue;
		const ids = [row.entry.id];
		if (hasAnswer(row) && hasStatuses(source.mapping)) ids.push(statementIdOf(row.entry.id));
		for (const line of row.lines) entities.set(line, ids);
	}
	return (lines.get(source)?.roles ?? []).map((role, index) => ({
		source: source.descriptor.file,
		line: index + 1,
		role,
		entityIds: entities.get(index + 1) ?? []
	}));
}

/** Records that cannot be used, by their lines. */
export function rejectedLines(
	{ descriptor, mapped }: MappedSource,
	lines: MappedLines | undefined
): Finding[] {
	return mapped.rejected.map(({ sheet, record, line, code, message }) => ({
		source: descriptor.file,
		line: line ?? lines?.lineOf(sheet ?? '', record ?? 0) ?? 1,
		code,
		message
	}));
}

/** All findings in the order of the files, those on names of persons with them. */
export function withNames(
	files: ReadonlyMap<string, Uint8Array>,
	sources: readonly SourceReading[],
	{ words, allowedNames }: ReadingContext,
	findings: Findings
): Findings {
	const allowed = readAllowedNames(allowedNames ?? null);
	const looked = allowedNames === undefined ? [] : sources;
	const names = namesInFolder(files, looked, { words, allowed });
	addFindings(findings, names);
	const order = [...files.keys()].sort();
	return {
		problems: sortedFindings(withoutNames(findings.problems, names.problems), order),
		notes: sortedFindings(withoutNames(findings.notes, names.problems), order)
	};
}
