import { type CodingRow, readCodings } from './code/read-codings.ts';
import { verifyCodings } from './code/verify-codings.ts';
import { assembleRegister } from './code/assemble-register.ts';
import { addFindings, type Findings, sortedFindings } from './findings.ts';
import { assignIds, type GivenIds, type IdAssignment } from './link/assign-ids.ts';
import type { SourceTable } from './link/entities.ts';
import { readLedger } from './link/id-ledger.ts';
import { linkStatements } from './link/link-statements.ts';
import { readAreaIds, readThemes } from './link/theme-vocabulary.ts';
import type { RegisterDescriptor, RegisterReading, SourceDescriptor, SourceReading } from './model.ts';
import { readAllowedNames } from './names/allowed-names.ts';
import { namesInFolder, withoutNames } from './names/names-in-folder.ts';
import { type KnownTexts, knownTexts } from './parse/known-texts.ts';
import { LAYOUT_NAMES, layoutParser } from './parse/layouts.ts';
import { PROSE_LAYOUT_NAMES } from './parse/prose-layouts.ts';
import { STATUS_LIST } from './parse/status-list.ts';
import { readBeside } from './read-beside.ts';
import {
	codedStatuses,
	isStatusList,
	linkLaterStatuses,
	readLaterStatuses,
	verifyLaterStatuses
} from './read-later-statuses.ts';
import { isProse, missingSource, readProse } from './read-prose.ts';
import { readSource } from './read/read-source.ts';
import { readDescriptor } from './read/register-descriptor.ts';
import type { WordList } from './repair/hunspell-words.ts';

/** What reading a register folder needs beside its files. */
export interface ReadingContext {
	/** Name of the folder, for messages and `RegisterReading.folder`. */
	readonly folder: string;
	readonly words: WordList;
	/** Bytes of `areas.csv`; null where it is not at hand, then areas are not checked. */
	readonly areas: Uint8Array | null;
	/**
	 * Bytes of `allowed-names.csv`; null where it is not at hand: then no name at all is allowed in minutes and remarks.
	 * Left out: the same, and registers are not looked at.
	 */
	readonly allowedNames?: Uint8Array | null;
	/** True for a build: an id that no ledger keeps and a source other than described are problems, not notes. */
	readonly requireIds?: boolean;
	/** Told the step at work. */
	readonly progress?: (step: string) => void;
}

/** A reading and the ids that it would write. */
export interface RegisterRead {
	readonly reading: RegisterReading;
	readonly ids: IdAssignment;
}

const CODINGS = 'codings.csv';

/** Years before the first of a term and after its end or the status in which a row may still lie. */
const YEARS_BEFORE = 2;
const YEARS_AFTER = 1;

/**
 * Reads a register folder from the bytes of its files. Pure: opens nothing, writes nothing, has no clock.
 *
 * Throws DataError where `register.json` is missing or not to be used; all else that is wrong is in `problems`.
 */
export async function readRegisterFiles(
	files: ReadonlyMap<string, Uint8Array>,
	context: ReadingContext
): Promise<RegisterRead> {
	const descriptor = readDescriptor(files);
	const findings: Findings = { problems: [], notes: [] };
	const given = readGiven(files, context, findings);
	const parsed = await readTables(files, descriptor, given.known, context, findings);
	const prose = await readProse(
		files,
		descriptor.sources.filter(isProse),
		{ areaIds: given.areaIds, isTheme: given.known.isTheme, requireIds: context.requireIds ?? false },
		findings
	);
	const later = await readLaterStatuses(files, descriptor, context.requireIds ?? false, findings);
	const registers = inOrder(descriptor, [...parsed, ...prose.placed.tables]);
	const ids = assignIds(descriptor, registers, given, linkLaterStatuses(later, given.ledger ?? []));
	for (const found of [ids, ...ids.later.flatMap(({ table, linked }) => [table, linked])])
		addFindings(findings, found);
	(context.requireIds ? findings.problems : findings.notes).push(...ids.provisional);
	context.progress?.(`repairing ${context.folder}`);
	const codings = readFolderCodings(files, descriptor, findings);
	const tables = inOrder(descriptor, [...registers, ...ids.later]);
	const register = assembleRegister(tables, ids, context.words, codedStatuses(descriptor, codings, later));
	findings.notes.push(...register.notes);
	const givenIds = new Set((given.ledger ?? []).map((entry) => entry.id));
	if (codings) addFindings(findings, verifyCodings(CODINGS, codings, { ...register, givenIds }));
	verifyLaterStatuses(later, { ...register, givenIds }, findings);
	const { words } = context;
	const input = { files, descriptor, register, tables, prose, ids, codings, givenIds, words };
	const beside = readBeside(input, findings);
	const { problems, notes } = withNames(files, register.sources, context, findings);
	return { ids, reading: { folder: context.folder, descriptor, ...register, ...beside, problems, notes } };
}

/** All findings in the order of the files, those on names of persons with them. */
function withNames(
	files: ReadonlyMap<string, Uint8Array>,
	sources: readonly SourceReading[],
	{ words, allowedNames }: ReadingContext,
	findings: Findings
): Findings {
	const isChecked = ({ descriptor }: SourceReading) =>
		allowedNames !== undefined || descriptor.kind !== 'register';
	const allowed = readAllowedNames(allowedNames ?? null);
	const names = namesInFolder(files, sources.filter(isChecked), { words, allowed });
	addFindings(findings, names);
	const order = [...files.keys()].sort();
	return {
		problems: sortedFindings(withoutNames(findings.problems, names.problems), order),
		notes: sortedFindings(withoutNames(findings.notes, names.problems), order)
	};
}

/** The tables of the folder: the sources that are no prose. */
async function readTables(
	files: ReadonlyMap<string, Uint8Array>,
	descriptor: RegisterDescriptor,
	known: KnownTexts,
	context: ReadingContext,
	findings: Findings
): Promise<SourceTable[]> {
	const tables: SourceTable[] = [];
	for (const source of descriptor.sources.filter((one) => !isProse(one) && !isStatusList(one))) {
		context.progress?.(`reading ${context.folder}/${source.file}`);
		const table = await readTable(files.get(source.file), source, descriptor, known, context, findings);
		if (table) tables.push(table);
	}
	return tables;
}

function inOrder({ sources }: RegisterDescriptor, tables: readonly SourceTable[]): SourceTable[] {
	return sources.flatMap(({ id }) => tables.filter(({ reading }) => reading.descriptor.id === id));
}

/** The ids and themes that were given before, and what they tell a parser. */
function readGiven(
	files: ReadonlyMap<string, Uint8Array>,
	context: ReadingContext,
	findings: Findings
): GivenIds & { readonly known: KnownTexts; readonly areaIds: ReadonlySet<string> | null } {
	const areaIds = context.areas ? readAreaIds('areas.csv', context.areas) : null;
	if (!areaIds) {
		const message = 'areas.csv is not at hand: whether the areas named in themes.csv exist is not checked';
		findings.notes.push({ source: 'themes.csv', line: 1, code: 'areas-unchecked', message });
	}
	const ledgerBytes = files.get('ids.csv');
	const themeBytes = files.get('themes.csv');
	const ledger = ledgerBytes ? readLedger('ids.csv', ledgerBytes) : null;
	const vocabulary = themeBytes ? readThemes('themes.csv', themeBytes, areaIds) : null;
	findings.problems.push(...(ledger?.problems ?? []), ...(vocabulary?.problems ?? []));
	const entries = (ledger?.entries ?? []).filter((entry) => entry.retired === '');
	const keys = (kind: string) => entries.filter((entry) => entry.kind === kind).map((entry) => entry.textKey);
	const labels = (vocabulary?.entries ?? []).map((entry) => entry.label);
	const known = knownTexts(labels, keys('recommendation'), keys('statement'));
	return { ledger: ledger?.entries ?? null, themes: vocabulary?.entries ?? null, known, areaIds };
}

async function readTable(
	bytes: Uint8Array | undefined,
	source: SourceDescriptor,
	descriptor: RegisterDescriptor,
	known: KnownTexts,
	context: ReadingContext,
	findings: Findings
): Promise<SourceTable | null> {
	if (!bytes) {
		findings.problems.push(missingSource(source.file));
		return null;
	}
	const read = await readSource(source, bytes);
	findings.problems.push(...read.problems);
	(context.requireIds ? findings.problems : findings.notes).push(...read.notes);
	const parse = layoutParser(source.layout);
	if (!parse) {
		const message = `unknown layout "${source.layout}" of ${source.file}: the known ones are ${[...LAYOUT_NAMES, STATUS_LIST, ...PROSE_LAYOUT_NAMES].join(', ')}`;
		findings.problems.push({ source: 'register.json', line: 1, code: 'unknown-layout', message });
		return null;
	}
	const table = parse(read.reading.lines, { source: source.file, known, ...yearsOf(descriptor) });
	const linked = linkStatements(source.file, table, known);
	addFindings(findings, table);
	addFindings(findings, linked);
	return { reading: read.reading, table, linked };
}

/** No clock: a row's year is held against the council's term and the date of the status. */
function yearsOf({ council, statusAsOf }: RegisterDescriptor) {
	const { termFrom, termTo } = council;
	const statusYear = statusAsOf === null ? termTo : Number(statusAsOf.slice(0, 4));
	const years = { from: termFrom - YEARS_BEFORE, to: Math.max(termTo, statusYear) + YEARS_AFTER };
	return { years, term: { from: termFrom, to: termTo } };
}

/** Null where the folder has no codings at all. */
function readFolderCodings(
	files: ReadonlyMap<string, Uint8Array>,
	{ statusAsOf }: RegisterDescriptor,
	findings: Findings
): readonly CodingRow[] | null {
	const bytes = files.get(CODINGS);
	if (!bytes && statusAsOf === null) return null;
	if (!bytes) {
		const message = 'the folder has no codings.csv: every recommendation is a draft and enters no rate';
		findings.notes.push({ source: CODINGS, line: 1, code: 'missing-codings', message });
		return null;
	}
	const { rows, problems } = readCodings(CODINGS, bytes);
	findings.problems.push(...problems);
	return rows;
}
