import { knownTexts, textKey, type KnownTexts } from '#pipelines/parse/known-texts.ts';
import type { ParsedTable } from '#pipelines/parse/parsed-table.ts';
import { parseYearTable } from '#pipelines/parse/year-table.ts';

/** The line with the names of the columns. */
export const HEADER = 'År\tAnbefaling\tStatus';

/** A table of a council whose term is 2009 to 2017 and whose rows can be of 2000 to 2020. */
export function parseLines(
	lines: readonly string[],
	known: KnownTexts = knownTexts([], [], [])
): ParsedTable {
	const years = { from: 2000, to: 2020 };
	return parseYearTable(lines, { source: 'x.txt', years, term: { from: 2009, to: 2017 }, known });
}

/** What earlier readings would know of these labels and texts of recommendations. */
export function knowing(labels: readonly string[], texts: readonly string[] = []): KnownTexts {
	return knownTexts(labels, texts.map(textKey), []);
}

/** `line code` of what is said of each line. */
export function codesOf(
	findings: readonly { readonly line: number; readonly code: string }[]
): readonly string[] {
	return findings.map(({ line, code }) => `${line} ${code}`);
}
