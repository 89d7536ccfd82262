import { type CodingRow, readCodings } from './code/read-codings.ts';
import { verifyCodings } from './code/verify-codings.ts';
import { assembleRegister } from './code/assemble-register.ts';
import { assignIds, type GivenIds, type IdAssignment } from './link/assign-ids.ts';
import type { SourceTable } from './link/entities.ts';
import { readLedger } from './link/id-ledger.ts';
import { linkStatements } from './link/link-statements.ts';
import { readAreaIds, readThemes } from './link/theme-vocabulary.ts';
import type { Finding, RegisterDescriptor, RegisterReading, SourceDescriptor } from './model.ts';
import { type KnownTexts, knownTexts } from './parse/known-texts.ts';
import { LAYOUT_NAMES, layoutParser } from './parse/layouts.ts';
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
	const sources: SourceTable[] = [];
	for (const source of descriptor.sources) {
		context.progress?.(`reading ${context.folder}/${source.file}`);
		const table = await readTable(files.get(source.file), source, descriptor, given.known, context, findings);
		if (table) sources.push(table);
	}
	const ids = assignIds(descriptor, sources, given);
	add(findings, ids);
	(context.requireIds ? findings.problems : findings.notes).push(...ids.provisional);
	context.progress?.(`repairing ${context.folder}`);
	const codings = readFolderCodings(files, findings);
	const register = assembleRegister(sources, ids, context.words, codings ?? []);
	findings.notes.push(...register.notes);
	if (codings) {
		const givenIds = new Set((given.ledger ?? []).map((entry) => entry.id));
		add(findings, verifyCodings(CODINGS, codings, { ...register, givenIds }));
	}
	const order = [...files.keys()].sort();
	const problems = sorted(findings.problems, order);
	const notes = sorted(findings.notes, order);
	return { ids, reading: { folder: context.folder, descriptor, ...register, problems, notes } };
}

interface Findings {
	readonly problems: Finding[];
	readonly notes: Finding[];
}

function add(
	findings: Findings,
	more: { readonly problems: readonly Finding[]; readonly notes: readonly Finding[] }
): void {
	findings.problems.push(...more.problems);
	findings.notes.push(...more.notes);
}

/** The ids and themes that were given before, and what they tell a parser. */
function readGiven(
	files: ReadonlyMap<string, Uint8Array>,
	context: ReadingContext,
	findings: Findings
): GivenIds & { readonly known: KnownTexts } {
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
	return { ledger: ledger?.entries ?? null, themes: vocabulary?.entries ?? null, known };
}

async function readTable(
	bytes: Uint8Array | undefined,
	source: SourceDescriptor,
	descriptor: RegisterDescriptor,
	known: KnownTexts,
	context: ReadingContext,
	findings: Findings
): Promise<SourceTable | null> {
	if (source.kind !== 'register') {
		const message = `${source.file} is of the kind "${source.kind}" and holds no register: its lines are not read here`;
		findings.notes.push({ source: source.file, line: 1, code: 'source-not-read', message });
		return null;
	}
	if (!bytes) {
		const message = `the folder has no ${source.file}, which register.json names: put the document there`;
		findings.problems.push({ source: source.file, line: 1, code: 'missing-source', message });
		return null;
	}
	const read = await readSource(source, bytes);
	findings.problems.push(...read.problems);
	(context.requireIds ? findings.problems : findings.notes).push(...read.notes);
	const parse = layoutParser(source.layout);
	if (!parse) {
		const message = `unknown layout "${source.layout}" of ${source.file}: the known ones are ${LAYOUT_NAMES.join(', ')}`;
		findings.problems.push({ source: 'register.json', line: 1, code: 'unknown-layout', message });
		return null;
	}
	const table = parse(read.reading.lines, { source: source.file, known, ...yearsOf(descriptor) });
	const linked = linkStatements(source.file, table, known);
	add(findings, table);
	add(findings, linked);
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
	findings: Findings
): readonly CodingRow[] | null {
	const bytes = files.get(CODINGS);
	if (!bytes) {
		const message = 'the folder has no codings.csv: every recommendation is a draft and enters no rate';
		findings.notes.push({ source: CODINGS, line: 1, code: 'missing-codings', message });
		return null;
	}
	const { rows, problems } = readCodings(CODINGS, bytes);
	findings.problems.push(...problems);
	return rows;
}

/** By file, then line; within a line in the order of the stages. */
function sorted(findings: readonly Finding[], order: readonly string[]): Finding[] {
	const place = (finding: Finding) => order.indexOf(finding.source);
	return [...findings].sort((a, b) => place(a) - place(b) || a.line - b.line);
}
