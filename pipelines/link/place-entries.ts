import type { Finding, LineRole, SourceReading } from '../model.ts';
import type { ParsedRow, ParsedTable, ParsedTheme, Piece } from '../parse/parsed-table.ts';
import type { ProseDocument } from '../parse/prose-document.ts';
import { headingSubject } from '../parse/remarks.ts';
import { cutLines } from './cut-lines.ts';
import type { SourceTable } from './entities.ts';
import type { ContextEntry, Entry } from './read-entries.ts';

/** A document of prose with its lines. */
export interface ProseSource {
	readonly reading: SourceReading;
	readonly document: ProseDocument;
}

/** A passage that bears on recommendations: lines of a document under an id. */
export type Passage = Pick<Entry, 'id' | 'sourceId' | 'sourceLines' | 'file' | 'line'>;

/** What the files of a folder say of its documents of prose. */
export interface ProseEntries {
	readonly recommendations: readonly Entry[];
	readonly contexts: readonly ContextEntry[];
	readonly evidence: readonly Passage[];
	readonly background: readonly Passage[];
}

/** The documents of prose with every entry in its place. */
export interface PlacedProse {
	/** One per document. Rows are what `recommendations.csv` names, themes the headings of remarks. */
	readonly tables: readonly SourceTable[];
	readonly rowEntries: ReadonlyMap<ParsedRow, Entry>;
	readonly contextPieces: ReadonlyMap<ContextEntry, readonly Piece[]>;
	/** Ids of evidence and contexts by `file:line`, in that order. */
	readonly lineIds: ReadonlyMap<string, readonly string[]>;
	readonly problems: readonly Finding[];
}

/** The roles that entries give to a line of prose; the first that names a line stands. */
type EntryRole = 'recommendation' | 'evidence' | 'context' | 'background';

/**
 * Puts every entry to its lines. Each line of prose must be named by one at least: a line that nothing explains is a
 * problem, and so is an entry whose text does not stand in the lines that it names.
 */
export function placeEntries(
	sources: readonly ProseSource[],
	entries: ProseEntries,
	isTheme: (label: string) => boolean
): PlacedProse {
	const placing = new Placing(sources);
	const rowPieces = placing.cutAll(entries.recommendations);
	const contextPieces = placing.cutAll(entries.contexts);
	placing.name('recommendation', entries.recommendations, false);
	placing.name('evidence', entries.evidence, true);
	placing.name('context', entries.contexts, true);
	placing.name('background', entries.background, false);
	const rowEntries = new Map<ParsedRow, Entry>();
	const tables = sources.map((source) => {
		const themes = themesOf(source, isTheme);
		const rows = [...rowPieces].flatMap(([entry, pieces]) => {
			if (entry.sourceId !== source.reading.descriptor.id) return [];
			const row = rowOf(source, entry, pieces, themes);
			if (!row) placing.problem(entry, 'entry-without-heading', `${entry.id} stands under no heading`);
			else rowEntries.set(row, entry);
			return row ? [row] : [];
		});
		return tableOf(source, rows, themes, placing.rolesOf(source));
	});
	return { tables, rowEntries, contextPieces, lineIds: placing.lineIds, problems: placing.problems };
}

class Placing {
	readonly problems: Finding[] = [];
	readonly lineIds = new Map<string, string[]>();
	private readonly roles = new Map<string, LineRole>();

	constructor(private readonly sources: readonly ProseSource[]) {}

	problem({ file, line }: Pick<Entry, 'file' | 'line'>, code: string, message: string): void {
		this.problems.push({ source: file, line, code, message });
	}

	/** The pieces of each entry whose text stands in its lines. */
	cutAll<Row extends Entry>(entries: readonly Row[]): Map<Row, readonly Piece[]> {
		const pieces = new Map<Row, readonly Piece[]>();
		for (const entry of entries) {
			const source = this.sourceOf(entry);
			if (!source) continue;
			const cut = cutLines(source.reading.lines, entry.sourceLines, entry.text);
			if ('pieces' in cut) pieces.set(entry, cut.pieces);
			else this.problem(entry, cut.fault[0], `${entry.id}: ${cut.fault[1]}`);
		}
		return pieces;
	}

	name(role: EntryRole, entries: readonly Passage[], keepIds: boolean): void {
		for (const entry of entries) {
			const source = this.sourceOf(entry);
			if (!source) {
				const message = `unknown document of prose: "${entry.sourceId}": register.json names no such source`;
				this.problem(entry, 'unknown-source', message);
				continue;
			}
			for (const line of entry.sourceLines)
				this.nameLine(source, line, role, entry, keepIds ? entry.id : null);
		}
	}

	private nameLine(
		{ reading, document }: ProseSource,
		line: number,
		role: EntryRole,
		entry: Passage,
		id: string | null
	): void {
		const place = `${reading.descriptor.file}:${line}`;
		const fixed = document.roles[line - 1];
		// A heading may name what a passage speaks of; it stays a heading.
		if (fixed !== null && !(fixed === 'heading' && role === 'evidence')) {
			const what = fixed ?? 'beyond the end';
			this.problem(
				entry,
				'not-prose',
				`line ${line} of ${reading.descriptor.file} is no prose: it is ${what}`
			);
			return;
		}
		const before = this.roles.get(place);
		if (before === undefined) this.roles.set(place, role);
		else if (role === 'background') {
			this.problem(
				entry,
				'not-background',
				`line ${line} of ${reading.descriptor.file} is ${before} already`
			);
		}
		const ids = this.lineIds.get(place) ?? [];
		if (id !== null && !ids.includes(id)) this.lineIds.set(place, [...ids, id]);
	}

	/** The role of every line; what nothing explains is `unusable` and a problem. */
	rolesOf({ reading, document }: ProseSource): LineRole[] {
		const source = reading.descriptor.file;
		return document.roles.map((role, index) => {
			const found = role ?? this.roles.get(`${source}:${index + 1}`);
			if (found !== undefined) return found;
			const message =
				'nothing explains this line: name it in recommendations.csv, evidence.csv, contexts.csv or background.csv';
			this.problems.push({ source, line: index + 1, code: 'unexplained-line', message });
			return 'unusable';
		});
	}

	private sourceOf({ sourceId }: Pick<Entry, 'sourceId'>): ProseSource | undefined {
		return this.sources.find(({ reading }) => reading.descriptor.id === sourceId);
	}
}

/** Of remarks, every heading of the first level, and those below it that `themes.csv` knows. */
function themesOf(
	{ reading, document }: ProseSource,
	isTheme: (label: string) => boolean
): ReadonlyMap<number, ParsedTheme> {
	if (reading.descriptor.layout !== 'remarks') return new Map();
	const headings = document.headings.filter(({ level, label }) => level === 1 || isTheme(label));
	return new Map(
		headings.map(({ line, label }) => [
			line,
			{ label: [{ line, text: headingSubject(label) }], lines: [line] }
		])
	);
}

function rowOf(
	{ reading, document }: ProseSource,
	entry: Entry,
	pieces: readonly Piece[],
	themes: ReadonlyMap<number, ParsedTheme>
): ParsedRow | null {
	const line = entry.sourceLines[0] ?? 1;
	const above = document.headings.filter((heading) => heading.line < line);
	const outer = above.findLast(({ level }) => level === 1);
	const inner = above.at(-1);
	const theme = themes.get(inner?.line ?? 0) ?? themes.get(outer?.line ?? 0);
	const year = Number(reading.descriptor.documentDate?.slice(0, 4));
	return theme && Number.isInteger(year) ? { year, line, theme, pieces: [...pieces] } : null;
}

function tableOf(
	{ reading, document }: ProseSource,
	rows: readonly ParsedRow[],
	themes: ReadonlyMap<number, ParsedTheme>,
	roles: readonly LineRole[]
): SourceTable {
	const table: ParsedTable = {
		title: reading.descriptor.title,
		themes: [...themes.values()],
		rows: [...rows].sort((a, b) => a.line - b.line),
		statusCells: [],
		roles,
		pageBreaks: new Set(),
		problems: document.problems,
		notes: []
	};
	return { reading, table, linked: { statements: [], refused: [], problems: [], notes: [] }, prose: true };
}
