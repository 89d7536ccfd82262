import { joinSnapshots, type JoinedSnapshots, type Snapshot } from './join-snapshots.ts';
import { DRAFT } from './read-codings.ts';
import type { DatedCoding, Finding, Recommendation, RegisterReading, Statement, Theme } from '../model.ts';
import { corpusWords } from '../repair/corpus-words.ts';
import type { Piece } from '../parse/parsed-table.ts';
import { Healer } from '../repair/healer.ts';
import type { HyphenEvidence } from '../repair/hyphen-evidence.ts';
import type { WordList } from '../repair/hunspell-words.ts';
import { proseEvidence } from '../repair/prose-evidence.ts';
import type { RepairedText } from '../repair/repair-text.ts';
import { accountForLines } from '../link/account-for-lines.ts';
import type { IdAssignment } from '../link/assign-ids.ts';
import type { SourceTable } from '../link/entities.ts';
import { linkResponses } from './link-responses.ts';

/** What a register says, with its ids, its healed texts and its codings. */
export type AssembledRegister = Pick<
	RegisterReading,
	| 'sources'
	| 'themes'
	| 'recommendations'
	| 'statements'
	| 'responses'
	| 'judgements'
	| 'lineAccounts'
	| 'repairs'
> & { readonly notes: readonly Finding[] };

/** The dated statuses that a register was coded by. */
export interface CodedStatuses {
	/** Date of the status texts of the register itself; null where it has none. */
	readonly first: string | null;
	/** Dates of the later statuses by the ids of their sources. */
	readonly later: ReadonlyMap<string, string>;
	/** Oldest first. */
	readonly snapshots: readonly Snapshot[];
}

/** Heals the texts of all sources by the words of all of them, and joins ids and codings. */
export function assembleRegister(
	sources: readonly SourceTable[],
	ids: IdAssignment,
	words: WordList,
	statuses: CodedStatuses
): AssembledRegister {
	const recommendationIds = [...ids.recommendations.values()];
	const joined = joinSnapshots(recommendationIds, statuses.snapshots);
	const texts = registerTexts(sources);
	const healer = new SourceHealer({ words, ...corpusWords(texts) }, texts);
	const themes = themesOf(sources, ids, healer);
	const statements: Statement[] = [];
	const recommendations: Recommendation[] = [];
	const speaksOf = spokenOf(joined.judgements, recommendationIds);
	for (const source of sources) {
		const asOf = statuses.later.get(source.reading.descriptor.id) ?? null;
		recommendations.push(...recommendationsOf(source, ids, healer, joined, statuses.first));
		statements.push(...statementsOf(source, ids, healer, speaksOf, asOf));
	}
	const responses = linkResponses(recommendations, statements, joined.judgements);
	const lineAccounts = sources.flatMap((source) => accountForLines(source, ids));
	const { repairs, notes } = healer.told(sources.map(({ reading }) => reading.descriptor.file));
	return {
		sources: sources.map(({ reading }) => reading),
		themes,
		recommendations,
		statements,
		responses,
		judgements: joined.judgements,
		lineAccounts,
		repairs,
		notes
	};
}

/** The texts of the tables, whose words are evidence for all documents of the folder. */
export function registerTexts(sources: readonly SourceTable[]): string[] {
	return sources.filter(({ prose }) => !prose).flatMap(textsOf);
}

/** Heals the texts of a table by the words of all tables, and those of prose by the words of its own lines, too. */
class SourceHealer extends Healer {
	private readonly ofProse = new Map<SourceTable, HyphenEvidence>();

	constructor(
		private readonly ofTables: HyphenEvidence,
		private readonly texts: readonly string[]
	) {
		super(ofTables);
	}

	healIn(source: SourceTable, pieces: readonly Piece[]): RepairedText {
		return this.heal(source.reading.descriptor.file, pieces, this.evidenceOf(source));
	}

	private evidenceOf(source: SourceTable): HyphenEvidence {
		if (!source.prose) return this.ofTables;
		const known = this.ofProse.get(source);
		const evidence = known ?? proseEvidence(this.ofTables.words, source.reading.lines, this.texts);
		this.ofProse.set(source, evidence);
		return evidence;
	}
}

function textsOf({ table }: SourceTable): string[] {
	const pieces = [
		...table.themes.flatMap((theme) => theme.label),
		...table.rows.flatMap((row) => row.pieces)
	];
	return [...pieces, ...table.statusCells].map((piece) => piece.text);
}

function themesOf(sources: readonly SourceTable[], ids: IdAssignment, healer: SourceHealer): Theme[] {
	const themes = new Map<string, Theme>();
	for (const source of sources) {
		for (const theme of source.table.themes) {
			const resolved = ids.themes.get(theme);
			if (!resolved) continue;
			const { themeId, areaId } = resolved;
			const { text: label } = healer.healIn(source, theme.label);
			if (!themes.has(themeId)) themes.set(themeId, { themeId, label, areaId, sourceLines: theme.lines });
		}
	}
	return [...themes.values()];
}

function recommendationsOf(
	source: SourceTable,
	ids: IdAssignment,
	healer: SourceHealer,
	{ standing }: JoinedSnapshots,
	firstStatus: string | null
): Recommendation[] {
	const { reading, table, linked } = source;
	const sourceId = reading.descriptor.id;
	const blocks = new Map(
		linked.statements.flatMap((statement) => statement.rows.map((row) => [row, statement]))
	);
	return table.rows.map((row) => {
		const recommendationId = ids.recommendations.get(row) ?? '';
		const { text, textSource } = healer.healIn(source, row.pieces);
		const block = blocks.get(row);
		const judged = standing.get(recommendationId);
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
			coding: judged?.coding ?? DRAFT,
			statusAsOf: judged?.asOf ?? firstStatus
		};
	});
}

function statementsOf(
	source: SourceTable,
	ids: IdAssignment,
	healer: SourceHealer,
	speaksOf: ReadonlyMap<string, readonly string[]>,
	asOf: string | null
): Statement[] {
	const sourceId = source.reading.descriptor.id;
	return source.linked.statements.map((statement) => {
		const statementId = ids.statements.get(statement) ?? '';
		const { text, textSource } = healer.healIn(source, statement.cells);
		return {
			statementId,
			themeId: ids.themes.get(statement.theme)?.themeId ?? '',
			text,
			textSource,
			sourceId,
			sourceLines: statement.cells.map((cell) => cell.line),
			asOf,
			standsFor: statement.rows.map((row) => ids.recommendations.get(row) ?? ''),
			speaksOf: speaksOf.get(statementId) ?? []
		};
	});
}

/** By statement, the recommendations that judgements say it speaks of, in the order of `recommendationIds`. */
function spokenOf(
	judgements: readonly DatedCoding[],
	recommendationIds: readonly string[]
): ReadonlyMap<string, string[]> {
	const spoken = new Map<string, Set<string>>();
	for (const { recommendationId, coding } of judgements) {
		if (coding.response !== 'direct') continue;
		for (const statementId of coding.statementIds)
			spoken.set(statementId, (spoken.get(statementId) ?? new Set()).add(recommendationId));
	}
	const places = new Map(recommendationIds.map((id, index) => [id, index]));
	const byPlace = (a: string, b: string) => (places.get(a) ?? 0) - (places.get(b) ?? 0);
	return new Map([...spoken].map(([id, ids]) => [id, [...ids].sort(byPlace)]));
}
