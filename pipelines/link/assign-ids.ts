import type { Finding, RegisterDescriptor } from '../model.ts';
import { excerpt } from '../parse/line-shape.ts';
import type { ParsedRow, ParsedTheme } from '../parse/parsed-table.ts';
import { labelLetters } from '../parse/plain-text.ts';
import { labelText } from '../parse/table-builder.ts';
import type { LedgerEntry } from './id-ledger.ts';
import { type Entity, rowEntities, type SourceTable, statementEntities } from './entities.ts';
import type { LinkedStatement } from './link-statements.ts';
import { type Claimant, type LedgerMatch, matchLedger } from './match-ledger.ts';
import { IdMint } from './mint-ids.ts';
import { type ResolvedTheme, resolveThemes } from './resolve-themes.ts';
import type { ThemeEntry } from './theme-vocabulary.ts';

/** What was given before; null where the folder has no such file. */
export interface GivenIds {
	readonly ledger: readonly LedgerEntry[] | null;
	readonly themes: readonly ThemeEntry[] | null;
}

/** The id of everything, and the files that would keep the new ones. */
export interface IdAssignment {
	readonly themes: ReadonlyMap<ParsedTheme, ResolvedTheme>;
	readonly recommendations: ReadonlyMap<ParsedRow, string>;
	readonly statements: ReadonlyMap<LinkedStatement, string>;
	/** The later statuses, put to the rows that they name. */
	readonly later: readonly SourceTable[];
	/** `ids.csv` as it should be: what was there, texts and themes brought up to date, new ids at the end. */
	readonly ledger: readonly LedgerEntry[];
	/** `themes.csv` as it should be. */
	readonly vocabulary: readonly ThemeEntry[];
	readonly problems: readonly Finding[];
	readonly notes: readonly Finding[];
	/** Ids that no file keeps yet. A build must not go on with them. */
	readonly provisional: readonly Finding[];
}

const MINT = 'run npm run data -- ids with this folder to give it one that stays';

/** Puts later statuses to rows, once these have their ids. */
export type LinkLater = (
	rows: ReadonlyMap<string, ParsedRow>,
	themeIdOf: (theme: ParsedTheme) => string
) => readonly SourceTable[];

/**
 * Finds the ids that were given before by content, and gives provisional ones to what is new. A text of a later status is
 * another one than the same text in the register, and has its own id.
 */
export function assignIds(
	descriptor: RegisterDescriptor,
	sources: readonly SourceTable[],
	given: GivenIds,
	linkLater: LinkLater = () => []
): IdAssignment {
	return new IdAssigner(descriptor, sources, given).assign(linkLater);
}

class IdAssigner {
	private readonly problems: Finding[] = [];
	private readonly notes: Finding[] = [];
	private readonly provisional: Finding[] = [];
	private readonly rows: Entity<ParsedRow>[];
	private readonly statements: Entity<LinkedStatement>[];
	private readonly ledger: LedgerEntry[];
	private readonly vocabulary: ThemeEntry[];
	/** Where in the ledger an id given before stands, and which ids a text had. */
	private readonly places: ReadonlyMap<string, number>;
	private readonly byText: ReadonlyMap<string, LedgerEntry>;
	private readonly councilId: string;
	private readonly laterIds: ReadonlySet<string>;
	private themes: ReadonlyMap<ParsedTheme, ResolvedTheme> = new Map();

	constructor(
		{ council, laterStatuses = [] }: RegisterDescriptor,
		private readonly sources: readonly SourceTable[],
		private readonly given: GivenIds
	) {
		this.councilId = council.id;
		this.laterIds = new Set(laterStatuses.map(({ source }) => source));
		this.ledger = [...(given.ledger ?? [])];
		this.vocabulary = [...(given.themes ?? [])];
		this.places = new Map(this.ledger.map((entry, index) => [entry.id, index]));
		this.byText = new Map(this.ledger.map((entry) => [`${entry.kind} ${entry.textKey}`, entry]));
		this.rows = sources.flatMap(rowEntities);
		this.statements = sources.flatMap(statementEntities);
	}

	assign(linkLater: LinkLater): IdAssignment {
		this.match(this.rows, () => true);
		this.match(this.statements, ({ firstSource }) => !this.laterIds.has(firstSource));
		this.themes = this.resolve();
		const mint = new IdMint(this.councilId, this.ledger);
		const recommendations = this.settle(this.rows, (row) => mint.recommendation(row.year));
		const rows = new Map([...recommendations].map(([row, id]) => [id, row]));
		const later = linkLater(rows, (theme) => this.themes.get(theme)?.themeId ?? '');
		for (const table of later) {
			const entities = statementEntities(table);
			this.match(entities, ({ firstSource }) => firstSource === table.reading.descriptor.id);
			this.statements.push(...entities);
		}
		const statements = this.settle(this.statements, () => mint.statement());
		this.noteAbsent();
		this.noteMissingFiles();
		const { themes, ledger, vocabulary, problems, notes, provisional } = this;
		return { themes, recommendations, statements, later, ledger, vocabulary, problems, notes, provisional };
	}

	private match(entities: readonly Entity<unknown>[], isOpen: (entry: LedgerEntry) => boolean): void {
		const [first] = entities;
		if (!first) return;
		const labels = new Map(this.vocabulary.map((entry) => [labelLetters(entry.label), entry.themeId]));
		const claimants = entities.map(({ key, year, theme }): Claimant => {
			return { key, year, themeId: labels.get(labelLetters(labelText(theme.label))) ?? null };
		});
		const matches = matchLedger(
			claimants,
			this.ledger.filter((entry) => entry.kind === first.kind && isOpen(entry))
		);
		for (const [index, entity] of entities.entries()) entity.match = matches[index] ?? null;
	}

	private resolve(): ReadonlyMap<ParsedTheme, ResolvedTheme> {
		const headings = new Map<string, ParsedTheme[]>();
		for (const theme of this.sources.flatMap(({ table }) => table.themes)) {
			const letters = labelLetters(labelText(theme.label));
			headings.set(letters, [...(headings.get(letters) ?? []), theme]);
		}
		const groups = [...headings.values()];
		const headed = groups.map((themes) => ({
			label: labelText(themes[0]?.label ?? []),
			votes: this.rows.flatMap(({ theme, match }) =>
				match && themes.includes(theme) ? [match.entry.themeId] : []
			)
		}));
		const resolved = resolveThemes(headed, this.vocabulary, this.councilId);
		const result = new Map<ParsedTheme, ResolvedTheme>();
		for (const [index, themes] of groups.entries()) {
			const answer = resolved[index];
			if (!answer) continue;
			for (const theme of themes) result.set(theme, answer);
			this.noteTheme(themes[0], answer);
		}
		return result;
	}

	private noteTheme(
		theme: ParsedTheme | undefined,
		{ themeId, areaId, how, knownLabel }: ResolvedTheme
	): void {
		if (!theme) return;
		const place = { source: this.sourceOf(theme), line: theme.lines[0] ?? 1 };
		const label = excerpt(labelText(theme.label));
		if (how === 'renamed') {
			const message = `"${label}" keeps the id ${themeId} of "${knownLabel ?? themeId}", whose recommendations it holds: change the label in themes.csv`;
			this.notes.push({ ...place, code: 'theme-renamed', message });
		}
		if (how === 'new') {
			this.vocabulary.push({ themeId, label: labelText(theme.label), areaId: null });
			const message = `the theme "${label}" has the provisional id ${themeId}: ${MINT}, then name its area in themes.csv`;
			if (this.given.themes) this.provisional.push({ ...place, code: 'new-theme', message });
		}
		if (areaId === null && this.given.themes) {
			const message = `the theme "${label}" belongs to no shared area: name one of areas.csv in themes.csv`;
			this.notes.push({ ...place, code: 'theme-without-area', message });
		}
	}

	private settle<Parsed>(
		entities: readonly Entity<Parsed>[],
		mint: (parsed: Parsed) => string
	): Map<Parsed, string> {
		const ids = new Map<Parsed, string>();
		for (const entity of entities) {
			const id = entity.match ? this.keep(entity, entity.match) : this.give(entity, mint(entity.parsed));
			ids.set(entity.parsed, id);
		}
		return ids;
	}

	private keep(entity: Entity<unknown>, { entry, changed }: LedgerMatch): string {
		const place = { source: entity.source.descriptor.file, line: entity.line };
		const themeId = this.themes.get(entity.theme)?.themeId ?? entry.themeId;
		if (changed) {
			const message = `the text of ${entry.id} is not the one that had this id, but close to it: if it is the same, run npm run data -- ids`;
			this.notes.push({ ...place, code: 'text-changed', message });
		}
		if (themeId !== entry.themeId) {
			const message = `${entry.id} stood in theme ${entry.themeId} and stands in ${themeId}: is a heading missing? If it has moved, change ids.csv`;
			this.problems.push({ ...place, code: 'theme-changed', message });
		}
		const at = this.places.get(entry.id);
		if (at !== undefined) this.ledger[at] = { ...entry, textKey: entity.key };
		return entry.id;
	}

	private give(entity: Entity<unknown>, id: string): string {
		const { kind, year, key, source, line, theme } = entity;
		const place = { source: source.descriptor.file, line };
		const other = this.byText.get(`${kind} ${key}`);
		if (other && other.retired === '' && other.year !== year) {
			const message = `the ledger has this text as ${other.id} of ${other.year ?? 'no year'}: check the year ${year ?? ''}`;
			this.notes.push({ ...place, code: 'same-text-other-year', message });
		}
		const message = `the ${kind} "${excerpt(entity.text)}" has the provisional id ${id}: ${MINT}`;
		if (this.given.ledger) this.provisional.push({ ...place, code: 'new-id', message });
		const themeId = this.themes.get(theme)?.themeId ?? '';
		this.ledger.push({
			kind,
			id,
			year,
			themeId,
			textKey: key,
			firstSource: source.descriptor.id,
			retired: ''
		});
		return id;
	}

	private noteAbsent(): void {
		const found = new Set([...this.rows, ...this.statements].map(({ match }) => match?.entry.id));
		for (const [index, entry] of (this.given.ledger ?? []).entries()) {
			if (entry.retired !== '' || found.has(entry.id)) continue;
			const message = `no line of the source says ${entry.id}: if it is gone for good, write why into the column retired`;
			this.notes.push({ source: 'ids.csv', line: index + 2, code: 'id-not-in-source', message });
		}
	}

	private noteMissingFiles(): void {
		const missing = (source: string, what: string) => {
			const message = `the folder has no ${source}: ${what} are provisional, run npm run data -- ids with this folder`;
			this.provisional.push({ source, line: 1, code: 'missing-file', message });
		};
		if (!this.given.ledger) missing('ids.csv', 'all ids of recommendations and statements');
		if (!this.given.themes) missing('themes.csv', 'all ids of themes');
	}

	private sourceOf(theme: ParsedTheme): string {
		return this.sources.find(({ table }) => table.themes.includes(theme))?.reading.descriptor.file ?? '';
	}
}
