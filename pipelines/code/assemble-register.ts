import { type CodingRow, DRAFT } from './read-codings.ts';
import type { Coding, Finding, Recommendation, RegisterReading, Repair, Statement, Theme } from '../model.ts';
import type { Piece } from '../parse/parsed-table.ts';
import { corpusWords } from '../repair/corpus-words.ts';
import type { HyphenEvidence } from '../repair/hyphen-evidence.ts';
import type { WordList } from '../repair/hunspell-words.ts';
import { type RepairedText, repairText } from '../repair/repair-text.ts';
import { accountForLines } from '../link/account-for-lines.ts';
import type { IdAssignment } from '../link/assign-ids.ts';
import type { SourceTable } from '../link/entities.ts';
import { linkResponses } from './link-responses.ts';

/** What a register says, with its ids, its healed texts and its codings. */
export type AssembledRegister = Pick<
	RegisterReading,
	'sources' | 'themes' | 'recommendations' | 'statements' | 'responses' | 'lineAccounts' | 'repairs'
> & { readonly notes: readonly Finding[] };

/** Heals the texts of all sources by the words of all of them, and joins ids and codings. */
export function assembleRegister(
	sources: readonly SourceTable[],
	ids: IdAssignment,
	words: WordList,
	codingRows: readonly CodingRow[]
): AssembledRegister {
	// Where a recommendation is coded twice, which is a problem, the first counts.
	const codings = new Map([...codingRows].reverse().map((row) => [row.recommendationId, row.coding]));
	const healer = new Healer({ words, ...corpusWords(sources.flatMap(textsOf)) });
	const themes = themesOf(sources, ids, healer);
	const statements: Statement[] = [];
	const recommendations: Recommendation[] = [];
	const speaksOf = spokenOf(codings, [...ids.recommendations.values()]);
	for (const source of sources) {
		recommendations.push(...recommendationsOf(source, ids, healer, codings));
		statements.push(...statementsOf(source, ids, healer, speaksOf));
	}
	const responses = linkResponses(recommendations);
	const lineAccounts = sources.flatMap((source) => accountForLines(source, ids));
	const { repairs, notes } = healer.told(sources.map(({ reading }) => reading.descriptor.file));
	return {
		sources: sources.map(({ reading }) => reading),
		themes,
		recommendations,
		statements,
		responses,
		lineAccounts,
		repairs,
		notes
	};
}

/** Repairs texts and keeps what there is to tell of it. */
class Healer {
	private readonly repairs: Repair[] = [];
	private readonly notes: Finding[] = [];

	constructor(private readonly evidence: HyphenEvidence) {}

	heal(source: string, pieces: readonly Piece[]): RepairedText {
		const repaired = repairText(source, pieces, this.evidence);
		this.repairs.push(...repaired.repairs);
		this.notes.push(...repaired.notes);
		return repaired;
	}

	/** In the order of the source. */
	told(files: readonly string[]): { repairs: Repair[]; notes: Finding[] } {
		const byPlace = (a: Finding | Repair, b: Finding | Repair) =>
			files.indexOf(a.source) - files.indexOf(b.source) || a.line - b.line;
		return { repairs: this.repairs.sort(byPlace), notes: this.notes.sort(byPlace) };
	}
}

function textsOf({ table }: SourceTable): string[] {
	const pieces = [
		...table.themes.flatMap((theme) => theme.label),
		...table.rows.flatMap((row) => row.pieces)
	];
	return [...pieces, ...table.statusCells].map((piece) => piece.text);
}

function themesOf(sources: readonly SourceTable[], ids: IdAssignment, healer: Healer): Theme[] {
	const themes = new Map<string, Theme>();
	for (const { reading, table } of sources) {
		for (const theme of table.themes) {
			const resolved = ids.themes.get(theme);
			if (!resolved) continue;
			const { themeId, areaId } = resolved;
			const { text: label } = healer.heal(reading.descriptor.file, theme.label);
			if (!themes.has(themeId)) themes.set(themeId, { themeId, label, areaId, sourceLines: theme.lines });
		}
	}
	return [...themes.values()];
}

function recommendationsOf(
	{ reading, table, linked }: SourceTable,
	ids: IdAssignment,
	healer: Healer,
	codings: ReadonlyMap<string, Coding>
): Recommendation[] {
	const { id: sourceId, file } = reading.descriptor;
	const blocks = new Map(
		linked.statements.flatMap((statement) => statement.rows.map((row) => [row, statement]))
	);
	return table.rows.map((row) => {
		const recommendationId = ids.recommendations.get(row) ?? '';
		const { text, textSource } = healer.heal(file, row.pieces);
		const block = blocks.get(row);
		return {
			recommendationId,
			year: row.year,
			themeId: ids.themes.get(row.theme)?.themeId ?? '',
			text,
			textSource,
			sourceId,
			// A row of the year alone, whose text begins on the next page, is made of both lines.
			sourceLines: [...new Set([row.line, ...row.pieces.map((piece) => piece.line)])],
			blockStatementId: block ? (ids.statements.get(block) ?? null) : null,
			coding: codings.get(recommendationId) ?? DRAFT
		};
	});
}

function statementsOf(
	{ reading, linked }: SourceTable,
	ids: IdAssignment,
	healer: Healer,
	speaksOf: ReadonlyMap<string, readonly string[]>
): Statement[] {
	const { id: sourceId, file } = reading.descriptor;
	return linked.statements.map((statement) => {
		const statementId = ids.statements.get(statement) ?? '';
		const { text, textSource } = healer.heal(file, statement.cells);
		return {
			statementId,
			themeId: ids.themes.get(statement.theme)?.themeId ?? '',
			text,
			textSource,
			sourceId,
			sourceLines: statement.cells.map((cell) => cell.line),
			standsFor: statement.rows.map((row) => ids.recommendations.get(row) ?? ''),
			speaksOf: speaksOf.get(statementId) ?? []
		};
	});
}

/** By statement, the recommendations that codings say it speaks of, in the order of `recommendationIds`. */
function spokenOf(
	codings: ReadonlyMap<string, Coding>,
	recommendationIds: readonly string[]
): ReadonlyMap<string, string[]> {
	const spoken = new Map<string, string[]>();
	for (const id of recommendationIds) {
		const coding = codings.get(id);
		if (coding?.response !== 'direct') continue;
		for (const statementId of coding.statementIds)
			spoken.set(statementId, [...(spoken.get(statementId) ?? []), id]);
	}
	return spoken;
}
