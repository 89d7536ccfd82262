import { linkResponses } from '../code/link-responses.ts';
import { readCodings } from '../code/read-codings.ts';
import { readCouncilWords } from '../code/read-council-words.ts';
import { verifyCodings } from '../code/verify-codings.ts';
import { addFindings, type Findings } from '../findings.ts';
import { readAreaIds } from '../link/theme-vocabulary.ts';
import type { Coding, DatedCoding, RegisterReading, Theme } from '../model.ts';
import type { ReadingContext } from '../read-register-files.ts';
import { themeIdIn } from './claim-rows.ts';
import { filesOfCouncil } from './files-of-council.ts';
import { mappedCoding } from './mapped-coding.ts';
import { CODINGS_FILE, type MappedFolder, MAPPING_FILE, readMappedFolder } from './mapped-folder.ts';
import { mappedLines } from './mapped-lines.ts';
import { type GivenRow, giveRows, recommendationOf, statementOf } from './mapped-rows.ts';
import { accountsOf, rejectedLines, sourceReadings, withNames } from './mapped-sources.ts';

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
