import type {
	ContextReading,
	DocumentsReading,
	Finding,
	LineRole,
	Place,
	RegisterReading,
	Repair
} from '../model.ts';
import { PERSONAL_CODE } from '../names/names-in-folder.ts';

/** What `check --json` prints: one object. Names are public. */
export interface CheckReport {
	readonly folder: string;
	readonly recommendations: number;
	readonly statements: number;
	readonly themes: number;
	readonly themes_with_status: number;
	/** Cells that hold a status text, before those that belong together are put together. */
	readonly status_cells: number;
	/** Recommendations by year, every year that has one. */
	readonly per_year: Readonly<Record<string, number>>;
	/** Recommendations by coding status; none where the source carries no status. */
	readonly per_coding_status: Readonly<Record<string, number>>;
	/** Recommendations that each dated status judged, by its date; none where nothing was judged. */
	readonly per_status: Readonly<Record<string, number>>;
	/** Words of the council and of the municipality, one for each line that can be used. */
	readonly verdicts: number;
	readonly replies: number;
	readonly priorities: number;
	/** Goals, offers, remarks and wishes of the documents. */
	readonly contexts: number;
	/** Passages of evidence. */
	readonly evidence: number;
	/** Threads of repeated demands. */
	readonly threads: number;
	/** Of the first source; each source has its own in `sources`. */
	readonly encoding: string;
	readonly byte_order_mark: boolean;
	readonly line_ends: string;
	readonly sources: readonly SourceReport[];
	readonly problems: readonly Finding[];
	readonly notes: readonly Finding[];
	readonly repairs: readonly Repair[];
	readonly lines: readonly LineReport[];
}

export interface SourceReport {
	readonly source: string;
	readonly encoding: string;
	readonly byte_order_mark: boolean;
	readonly line_ends: string;
	readonly lines: number;
	readonly sha256: string;
}

/** What a line became. */
export interface LineReport {
	readonly source: string;
	readonly line: number;
	readonly role: LineRole;
	readonly entity_ids: readonly string[];
	/** The first characters of the line, tabs as they are. */
	readonly text: string;
}

const SHOWN = 60;
const WITHHELD = '[…]';

/** The report on a register folder. Order is that of the sources throughout. */
export function checkReport(reading: RegisterReading): CheckReport {
	const { recommendations, statements, themes, evidence, threads, judgements, councilWords } = reading;
	const coded = recommendations.filter(({ statusAsOf }) => statusAsOf !== null);
	return {
		...documentsReport(reading),
		recommendations: recommendations.length,
		statements: statements.length,
		themes: themes.length,
		themes_with_status: new Set(statements.map((statement) => statement.themeId)).size,
		status_cells: statements.reduce((sum, statement) => sum + statement.sourceLines.length, 0),
		per_year: countsOf(recommendations.map(({ year }) => String(year)).sort()),
		per_coding_status: countsOf(coded.map(({ coding }) => coding.codingStatus)),
		per_status: countsOf(judgements.map(({ asOf }) => asOf)),
		verdicts: councilWords.verdicts.length,
		replies: councilWords.replies.length,
		priorities: councilWords.priorities.length,
		evidence: new Set(evidence.map(({ evidenceId }) => evidenceId)).size,
		threads: new Set(threads.map(({ threadId }) => threadId)).size
	};
}

/** The report on a folder of documents of no council. */
export function contextReport(reading: ContextReading): CheckReport {
	return documentsReport(reading);
}

function documentsReport(reading: DocumentsReading): CheckReport {
	const { folder, sources, contexts, problems, notes, repairs } = reading;
	const sourceReports = sources.map(({ descriptor, encoding, byteOrderMark, lineEnds, lines, sha256 }) => ({
		source: descriptor.file,
		encoding,
		byte_order_mark: byteOrderMark,
		line_ends: lineEnds,
		lines: lines.length,
		sha256
	}));
	const first = sourceReports[0];
	const isWithheld = withheldPlaces(problems);
	return {
		...refusedReport(folder, problems),
		contexts: contexts.length,
		encoding: first?.encoding ?? '',
		byte_order_mark: first?.byte_order_mark ?? false,
		line_ends: first?.line_ends ?? '',
		sources: sourceReports,
		notes,
		repairs: repairs.map((repair) =>
			isWithheld(repair) ? { ...repair, before: WITHHELD, after: WITHHELD } : repair
		),
		lines: lineReports(reading, isWithheld)
	};
}

/** A line that may name a person is not shown. */
function withheldPlaces(problems: readonly Finding[]): (place: Place) => boolean {
	const personal = problems.filter(({ code }) => code === PERSONAL_CODE);
	const places = new Set(personal.map(({ source, line }) => `${source}:${line}`));
	return ({ source, line }) => places.has(`${source}:${line}`);
}

/** The report on a folder that cannot be read at all. */
export function refusedReport(folder: string, problems: readonly Finding[]): CheckReport {
	return {
		folder,
		recommendations: 0,
		statements: 0,
		themes: 0,
		themes_with_status: 0,
		status_cells: 0,
		per_year: {},
		per_coding_status: {},
		per_status: {},
		verdicts: 0,
		replies: 0,
		priorities: 0,
		contexts: 0,
		evidence: 0,
		threads: 0,
		encoding: '',
		byte_order_mark: false,
		line_ends: '',
		sources: [],
		problems,
		notes: [],
		repairs: [],
		lines: []
	};
}

function countsOf(keys: readonly string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
	return counts;
}

function lineReports(
	{ sources, lineAccounts }: DocumentsReading,
	isWithheld: (place: Place) => boolean
): LineReport[] {
	const lines = new Map(sources.map((source) => [source.descriptor.file, source.lines]));
	return lineAccounts.map(({ source, line, role, entityIds }) => {
		const shown = (lines.get(source)?.[line - 1] ?? '').slice(0, SHOWN);
		const text = isWithheld({ source, line }) ? WITHHELD : shown;
		return { source, line, role, entity_ids: entityIds, text };
	});
}
