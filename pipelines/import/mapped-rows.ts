import { DRAFT } from '../code/read-codings.ts';
import type { Findings } from '../findings.ts';
import type { Coding, Recommendation, Statement } from '../model.ts';
import { labelLetters } from '../parse/plain-text.ts';
import { placeRows, type PlacedRow, themeLabelOf } from './claim-rows.ts';
import type { ImportedId } from './import-ledger.ts';
import { plainLines, statementIdOf, statementText } from './mapped-coding.ts';
import { IDS_FILE, type MappedFolder, type MappedSource, THEMES_FILE } from './mapped-folder.ts';
import type { MappedLines } from './mapped-lines.ts';
import { matchRows } from './match-rows.ts';

/** A row with its id and its place. */
export interface GivenRow extends PlacedRow {
	readonly entry: ImportedId;
	readonly themeId: string;
	readonly lines: readonly number[];
}

/** Rows with the ids of the ledger. A row without one is a problem. */
export function giveRows(
	folder: MappedFolder,
	lines: ReadonlyMap<MappedSource, MappedLines>,
	findings: Findings
): GivenRow[] {
	const placed = placeRows(folder);
	const matches = matchRows(placed, folder.ids, { similar: false });
	const themes = new Map(folder.themes.map(({ label, themeId }) => [labelLetters(label), themeId]));
	const used = folder.sources.reduce((sum, { mapped }) => sum + mapped.rows.length, 0);
	if (placed.length < used) {
		const message = `${used - placed.length} rows are of a body that councils.csv does not name: import the register again`;
		findings.problems.push({ source: 'councils.csv', line: 1, code: 'unknown-body', message });
	}
	const given = placed.flatMap((row, index): GivenRow[] => {
		const entry = matches[index];
		const themeId = themes.get(labelLetters(themeLabelOf(row.row)));
		const own = lines.get(row.source)?.ofRow.get(row.row) ?? [];
		const source = row.source.descriptor.file;
		const again = 'import the register again';
		if (!entry) {
			const message = `the row has no id in ${IDS_FILE}: ${again}`;
			findings.problems.push({ source, line: own[0] ?? 1, code: 'new-id', message });
		}
		if (themeId === undefined) {
			const message = `the theme "${themeLabelOf(row.row)}" has no id in ${THEMES_FILE}: ${again}`;
			findings.problems.push({ source, line: own[0] ?? 1, code: 'new-theme', message });
		}
		return entry && themeId !== undefined ? [{ ...row, entry, themeId, lines: own }] : [];
	});
	const found = new Set(given.map(({ entry }) => entry.id));
	for (const [index, { id, retired }] of folder.ids.entries()) {
		if (retired !== '' || found.has(id)) continue;
		const message = `no row says ${id}: import the register again, or write why it is gone into the column retired`;
		findings.problems.push({ source: IDS_FILE, line: index + 2, code: 'id-not-in-source', message });
	}
	return given;
}

/** The recommendation that a row is; a draft where nothing codes it. */
export function recommendationOf(
	given: GivenRow,
	codings: ReadonlyMap<string, Coding>,
	statusAsOf: string | null
): Recommendation {
	const { row, entry, themeId, source, lines } = given;
	const text = plainLines(row.text);
	return {
		recommendationId: entry.id,
		year: row.year,
		themeId,
		text,
		textSource: text,
		sourceId: source.descriptor.id,
		sourceLines: lines,
		blockStatementId: hasAnswer(given) ? statementIdOf(entry.id) : null,
		coding: codings.get(entry.id) ?? DRAFT,
		statusAsOf
	};
}

/** Does the row say a status or an answer? */
export function hasAnswer({ row }: GivenRow): boolean {
	return row.status !== null || row.response !== null;
}

/** The status text of a row: its status word and its answer; none where it says neither. */
export function statementOf(given: GivenRow, speaksOf: ReadonlyMap<string, readonly string[]>): Statement[] {
	if (!hasAnswer(given)) return [];
	const { row, entry, themeId, source, lines } = given;
	const statementId = statementIdOf(entry.id);
	const text = statementText(row);
	return [
		{
			statementId,
			themeId,
			text,
			textSource: text,
			sourceId: source.descriptor.id,
			sourceLines: lines,
			asOf: null,
			standsFor: [entry.id],
			speaksOf: speaksOf.get(statementId) ?? []
		}
	];
}
