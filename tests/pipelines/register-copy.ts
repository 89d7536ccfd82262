import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegisterReading } from '#pipelines/model.ts';
import { readRegisterFiles } from '#pipelines/read-register-files.ts';
import { openDictionary } from '#pipelines/open-dictionary.ts';

const FOLDER = 'data/registers/albertslund';

/** Name of the source file of the real register. */
export const SOURCE = '001_e36baab6562e834e.txt';

const words = await openDictionary();
const areas = readFileSync('data/areas.csv');
/** The files that the register itself is read from: no other document, no evidence, no second reading. */
const files: ReadonlyMap<string, Uint8Array> = new Map([
	...[SOURCE, 'codings.csv', 'ids.csv', 'themes.csv'].map(
		(name) => [name, readFileSync(join(FOLDER, name))] as const
	),
	['register.json', registerAlone()] as const
]);

function registerAlone(): Uint8Array {
	const descriptor = JSON.parse(readFileSync(join(FOLDER, 'register.json'), 'utf8'));
	const sources = descriptor.sources.filter(({ kind }: { kind: string }) => kind === 'register');
	return new TextEncoder().encode(JSON.stringify({ ...descriptor, sources }));
}

/** The text of the real source. */
export const sourceText = new TextDecoder().decode(files.get(SOURCE));

/** The lines of the real source. */
export const sourceLines: readonly string[] = sourceText.split('\n');

/** What a copy of the real register folder has in place of the real files; null takes a file out. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

/** Reads a changed copy of the real register, alone: without the documents that stand beside it. */
export async function readCopy(changes: Changes = {}, requireIds = false): Promise<RegisterReading> {
	const copy = new Map(files);
	for (const [name, content] of Object.entries(changes)) {
		if (content === null) copy.delete(name);
		else copy.set(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
	}
	return (await readRegisterFiles(copy, { folder: FOLDER, words, areas, requireIds })).reading;
}

/** Reads the real register with other lines in its source. */
export function readLines(lines: readonly string[], changes: Changes = {}): Promise<RegisterReading> {
	return readCopy({ [SOURCE]: lines.join('\n') + '\n', ...changes });
}

/** What must stay the same however the document was saved, and in what order its themes stand. */
export function resultOf(reading: RegisterReading) {
	const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
	return {
		themes: reading.themes.map(({ themeId, label, areaId }) => ({ id: themeId, label, areaId })).sort(byId),
		recommendations: reading.recommendations
			.map(({ recommendationId: id, year, themeId, text, blockStatementId }) => ({
				id,
				year,
				themeId,
				text,
				blockStatementId
			}))
			.sort(byId),
		statements: reading.statements
			.map(({ statementId: id, themeId, text, standsFor }) => ({ id, themeId, text, standsFor }))
			.sort(byId)
	};
}

/** Codes and lines of the problems of the source. */
export function problemsOf(reading: RegisterReading): string[] {
	return reading.problems.map(({ source, line, code }) =>
		source === SOURCE ? `${line} ${code}` : `${source}:${line} ${code}`
	);
}
