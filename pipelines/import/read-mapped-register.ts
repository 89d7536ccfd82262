import { linkResponses } from '../code/link-responses.ts';
import { DRAFT, readCodings } from '../code/read-codings.ts';
import { readCouncilWords } from '../code/read-council-words.ts';
import { verifyCodings } from '../code/verify-codings.ts';
import { addFindings, type Findings, sortedFindings } from '../findings.ts';
import { readAreaIds } from '../link/theme-vocabulary.ts';
import type {
	Coding,
	DatedCoding,
	Finding,
	LineAccount,
	Recommendation,
	RegisterReading,
	SourceReading,
	Statement,
	Theme
} from '../model.ts';
import { readAllowedNames } from '../names/allowed-names.ts';
import { namesInFolder, withoutNames } from '../names/names-in-folder.ts';
import { labelLetters } from '../parse/plain-text.ts';
import { sha256 } from '../read/read-source.ts';
import type { ReadingContext } from '../read-register-files.ts';
import { placeRows, type PlacedRow, themeIdIn, themeLabelOf } from './claim-rows.ts';
import { hasStatuses, mappedCoding, plainLines, statementIdOf, statementText } from './mapped-coding.ts';
import {
	CODINGS_FILE,
	IDS_FILE,
	type MappedFolder,
	type MappedSource,
	MAPPING_FILE,
	readMappedFolder,
	THEMES_FILE
} from './mapped-folder.ts';
import { type MappedLines, mappedLines } from './mapped-lines.ts';
import { matchRows } from './match-rows.ts';
import { filesOfCouncil } from './files-of-council.ts';
import type { ImportedId } from './import-ledger.ts';

/** A row with its id and its place. */
interface GivenRow extends PlacedRow {
	readonly entry: ImportedId;
	readonly themeId: string;
	readonly lines: readonly number[];
}

/**
 * Reads the folder of an imported register from the bytes of its files: one reading for each council, that of the first with
 * the sources, their lines and everything that was found. Pure: opens nothing, writes nothing, has no clock.
 *
 * Throws DataError where a file is missing or the source can no longer be read; all else that is wrong is in `problems`.
 */
export async function readMappedRegister(
	files: ReadonlyMap<string, Uint8Array>,
	context: ReadingContext
): Promise<readonly RegisterReading[]> {
	context.progress?.(`reading ${context.folder}`);
	const areaIds = context.areas ? readAreaIds('areas.csv', context.areas) : null;
	const folder = await readMappedFolder(files, areaIds);
	const findings: Findings = { problems: [...folder.problems], notes: [] };
	const lines = new Map(
		folder.sources.map((source) => [source, mappedLines(source.bytes, source.file, source.mapped)])
	);
	const rows = giveRows(folder, lines, findings);
	const codings = codingsOf(files, folder, rows, findings);
	const byCouncil = new Map<string, GivenRow[]>(folder.councils.map(({ councilId }) => [councilId, []]));
	for (const row of rows) byCouncil.get(row.councilId)?.push(row);
	const readings = folder.councils.flatMap(({ councilId }, index) => {
		const own = byCouncil.get(councilId) ?? [];
		// The sources belong to the first, whether or not a row is left of it.
		if (own.length === 0 && index > 0) return [];
		return [councilReading(files, folder, councilId, own, codings, findings)];
	});
	const sources = await sourceReadings(folder, lines, context, findings);
	const lineAccounts = folder.sources.flatMap((source) => accountsOf(source, lines, rows));
	const told = withNames(files, sources, context, findings);
	const rejected = folder.sources.flatMap((source) => rejectedLines(source, lines.get(source)));
	return readings.map((reading, index) => ({
		...reading,
		folder: context.folder,
		...(index === 0
			? { sources, lineAccounts, ...told, unusableLines: rejected }
			: { sources: [], lineAccounts: [], problems: [], notes: [] })
	}));
}

/** Rows with the ids of the ledger. A row without one is a problem. */
function giveRows(
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

/** The coding of each row: what `codings.csv` says, which must be what the mapping says where it is `mapped`. */
function codingsOf(
	files: ReadonlyMap<string, Uint8Array>,
	folder: MappedFolder,
	rows: readonly GivenRow[],
	findings: Findings
): ReadonlyMap<string, Coding> {
	const bytes = files.get(CODINGS_FILE);
	if (!bytes || folder.descriptor.statusAsOf === null) return new Map();
	const read = readCodings(CODINGS_FILE, bytes);
	findings.problems.push(...read.problems);
	const expected = new Map(
		rows.map(({ row, entry, source }) => [entry.id, mappedCoding(row, entry.id, source.mapping)])
	);
	for (const { line, recommendationId, coding } of read.rows) {
		const mapped = expected.get(recommendationId);
		if (coding.codingStatus !== 'mapped' || !mapped) continue;
		if (coding.implementation === mapped.implementation && coding.response === mapped.response) continue;
		const message = `${recommendationId} is mapped as ${coding.implementation} and ${MAPPING_FILE} says ${mapped.implementation ?? 'draft'}: import the register again, or write coded where a person judged it`;
		findings.problems.push({ source: CODINGS_FILE, line, code: 'mapping-changed', message });
	}
	const register = {
		recommendations: rows.map((row) => recommendationOf(row, new Map(), null)),
		statements: rows.flatMap((row) => statementOf(row, new Map())),
		givenIds: new Set(folder.ids.map(({ id }) => id))
	};
	addFindings(findings, verifyCodings(CODINGS_FILE, read.rows, register, []));
	return new Map(read.rows.map(({ recommendationId, coding }) => [recommendationId, coding]));
}

function recommendationOf(
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

function hasAnswer({ row }: GivenRow): boolean {
	return row.status !== null || row.response !== null;
}

function statementOf(given: GivenRow, speaksOf: ReadonlyMap<string, readonly string[]>): Statement[] {
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

/** What one council of the folder says; sources and findings are put to the first one afterwards. */
function councilReading(
	files: ReadonlyMap<string, Uint8Array>,
	folder: MappedFolder,
	councilId: string,
	rows: readonly GivenRow[],
	codings: ReadonlyMap<string, Coding>,
	findings: Findings
): RegisterReading {
	const { descriptor, councils } = folder;
	const { statusAsOf, council } = descriptor;
	const own = councils.find((one) => one.councilId === councilId);
	const isFirst = councils[0]?.councilId === councilId;
	const { home, ...rest } = descriptor;
	const inCouncil = rows.map((row) => ({ ...row, themeId: themeIdIn(row.themeId, council.id, councilId) }));
	const judged = (id: string): Coding | undefined => (statusAsOf === null ? undefined : codings.get(id));
	const judgements = rows.flatMap(({ entry }): DatedCoding[] => {
		const coding = judged(entry.id);
		return coding && statusAsOf !== null ? [{ recommendationId: entry.id, asOf: statusAsOf, coding }] : [];
	});
	const recommendations = inCouncil.map((row) => recommendationOf(row, codings, statusAsOf));
	const spoken = spokenOf(judgements);
	const statements = statusAsOf === null ? [] : inCouncil.flatMap((row) => statementOf(row, spoken));
	const ledger = folder.ids.filter((entry) => entry.councilId === councilId);
	const words = readCouncilWords(filesOfCouncil(files, ledger, isFirst, folder.ids), {
		recommendations,
		ledger
	});
	addFindings(findings, words);
	return {
		folder: '',
		descriptor: {
			...rest,
			...(home && isFirst ? { home } : {}),
			council: { ...council, id: councilId, slug: own?.slug ?? council.slug, name: own?.name ?? council.name }
		},
		sources: [],
		themes: themesOf(folder, councilId, inCouncil),
		recommendations,
		statements,
		responses: linkResponses(recommendations, statements, judgements),
		judgements,
		evidence: [],
		threads: [],
		secondReadings: [],
		councilWords: words.words,
		contexts: [],
		lineAccounts: [],
		repairs: [],
		problems: [],
		notes: []
	};
}

function spokenOf(judgements: readonly DatedCoding[]): ReadonlyMap<string, string[]> {
	const spoken = new Map<string, string[]>();
	for (const { recommendationId, coding } of judgements) {
		if (coding.response !== 'direct') continue;
		for (const id of coding.statementIds) spoken.set(id, [...(spoken.get(id) ?? []), recommendationId]);
	}
	return spoken;
}

/** Themes that the council has rows in, in the order of `themes.csv`. */
function themesOf(folder: MappedFolder, councilId: string, rows: readonly GivenRow[]): Theme[] {
	const used = new Set(rows.map(({ themeId }) => themeId));
	return folder.themes.flatMap(({ themeId, label, areaId }): Theme[] => {
		const own = themeIdIn(themeId, folder.descriptor.council.id, councilId);
		return used.has(own) ? [{ themeId: own, label, areaId, sourceLines: [] }] : [];
	});
}

async function sourceReadings(
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

function accountsOf(
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
function rejectedLines({ descriptor, mapped }: MappedSource, lines: MappedLines | undefined): Finding[] {
	return mapped.rejected.map(({ sheet, record, line, code, message }) => ({
		source: descriptor.file,
		line: line ?? lines?.lineOf(sheet ?? '', record ?? 0) ?? 1,
		code,
		message
	}));
}

/** All findings in the order of the files, those on names of persons with them. */
function withNames(
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
