import { assembleContexts, differs, withLineIds } from './code/assemble-contexts.ts';
import { type AssembledRegister, registerTexts } from './code/assemble-register.ts';
import { type CodingRow, readCodings } from './code/read-codings.ts';
import { readSettlements } from './code/read-settlements.ts';
import { readCouncilWords } from './code/read-council-words.ts';
import { readThreads } from './code/read-threads.ts';
import { secondReadings } from './code/second-readings.ts';
import { verifyCodings } from './code/verify-codings.ts';
import { verifyEvidence } from './code/verify-evidence.ts';
import { verifyRedactions } from './code/verify-redactions.ts';
import { verifyThreads } from './code/verify-threads.ts';
import { addFindings, type Findings } from './findings.ts';
import type { IdAssignment } from './link/assign-ids.ts';
import type { SourceTable } from './link/entities.ts';
import type { EvidencePassage, ThreadMember } from './beside-model.ts';
import type { Finding, RegisterDescriptor, RegisterReading } from './model.ts';
import type { ProseRead } from './read-prose.ts';
import type { WordList } from './repair/hunspell-words.ts';
import { proseEvidence } from './repair/prose-evidence.ts';

/** A register as far as its tables and codings say, with what stands beside them. */
export interface BesideInput {
	readonly files: ReadonlyMap<string, Uint8Array>;
	readonly descriptor: RegisterDescriptor;
	readonly register: AssembledRegister;
	readonly tables: readonly SourceTable[];
	readonly prose: ProseRead;
	readonly ids: IdAssignment;
	/** Null where the folder has none. */
	readonly codings: readonly CodingRow[] | null;
	/** Ids that were given before, also to what the source no longer says. */
	readonly givenIds: ReadonlySet<string>;
	readonly words: WordList;
}

type Beside = Pick<
	RegisterReading,
	'contexts' | 'evidence' | 'threads' | 'secondReadings' | 'councilWords' | 'lineAccounts' | 'repairs'
>;

/** Reads what stands beside a register: contexts, evidence, threads, a second reading, the council's word. What is wrong goes into `findings`. */
export function readBeside(input: BesideInput, findings: Findings): Beside {
	const { files, descriptor, register, prose, givenIds } = input;
	const contexts = assembleContexts(
		descriptor.council.municipality,
		prose.sources,
		prose.placed.contextPieces,
		({ reading }) => proseEvidence(input.words, reading.lines, registerTexts(input.tables))
	);
	addFindings(findings, contexts);
	findings.problems.push(...recommendationFaults(input));
	const recommendationIds = new Set(register.recommendations.map((row) => row.recommendationId));
	const evidenced = { sources: register.sources, recommendationIds, givenIds };
	addFindings(findings, verifyEvidence('evidence.csv', prose.evidence, evidenced));
	const known = <Row extends { readonly recommendationId: string }>(rows: readonly Row[]) =>
		rows.filter((row) => recommendationIds.has(row.recommendationId));
	const redacted = [...prose.sources, ...input.ids.later].map(({ reading }) => reading);
	const words = readCouncilWords(files, {
		recommendations: register.recommendations,
		ledger: input.ids.ledger
	});
	addFindings(findings, words);
	findings.problems.push(...verifyRedactions('redactions.csv', files.get('redactions.csv'), redacted));
	return {
		contexts: contexts.contexts,
		evidence: known(prose.evidence).map(withoutLine<EvidencePassage>),
		threads: readFolderThreads(input, findings),
		secondReadings: known(readSecondReadings(input, findings)),
		councilWords: words.words,
		lineAccounts: withLineIds(register.lineAccounts, prose.placed.lineIds),
		repairs: inOrder([...register.repairs, ...contexts.repairs], descriptor)
	};
}

/** The ids and texts that `recommendations.csv` says must be those of the ledger and of the repaired lines. */
function recommendationFaults({ prose, ids, register }: BesideInput): Finding[] {
	const texts = new Map(register.recommendations.map((row) => [row.recommendationId, row.text]));
	return [...prose.placed.rowEntries].flatMap(([row, entry]) => {
		const id = ids.recommendations.get(row) ?? '';
		if (id !== entry.id) {
			const message = `${entry.id} has the id ${id} in ids.csv: an id is given once, write that`;
			return [{ source: entry.file, line: entry.line, code: 'other-id', message }];
		}
		return texts.get(id) === entry.text ? [] : [differs(entry)];
	});
}

function readFolderThreads(input: BesideInput, findings: Findings): ThreadMember[] {
	const bytes = input.files.get('threads.csv');
	if (!bytes) return [];
	const { rows, problems } = readThreads('threads.csv', bytes);
	const { recommendations } = input.register;
	const register = { councilId: input.descriptor.council.id, recommendations, givenIds: input.givenIds };
	addFindings(findings, { problems });
	addFindings(findings, verifyThreads('threads.csv', rows, register));
	const ids = new Set(recommendations.map((row) => row.recommendationId));
	return rows.filter((row) => ids.has(row.recommendationId)).map(withoutLine<ThreadMember>);
}

/** None where the folder has no second reading. */
function readSecondReadings(input: BesideInput, findings: Findings) {
	const { files, codings, register, givenIds } = input;
	const [first, second, settled] = ['codings-first.csv', 'codings-second.csv', 'settlements.csv'].map(
		(name) => {
			const bytes = files.get(name);
			return bytes ? { name, bytes } : null;
		}
	);
	if (!first || !second || !codings) return [];
	const readings = [first, second].map(({ name, bytes }) => {
		const { rows, problems } = readCodings(name, bytes);
		findings.problems.push(...problems);
		findings.problems.push(...verifyCodings(name, rows, { ...register, givenIds }).problems);
		return rows;
	});
	const settlements = settled ? readSettlements(settled.name, settled.bytes) : { rows: [], problems: [] };
	const result = secondReadings({
		first: readings[0] ?? [],
		second: readings[1] ?? [],
		settlements: settlements.rows,
		codings
	});
	addFindings(findings, settlements);
	addFindings(findings, result);
	return result.rows;
}

function withoutLine<Row>(row: Row & { readonly line: number }): Row {
	const { line: _, ...rest } = row;
	// What is left is the row without the place of its record.
	return rest as unknown as Row;
}

function inOrder<Row extends { readonly source: string; readonly line: number }>(
	rows: readonly Row[],
	{ sources }: RegisterDescriptor
): Row[] {
	const files = sources.map(({ file }) => file);
	return [...rows].sort((a, b) => files.indexOf(a.source) - files.indexOf(b.source) || a.line - b.line);
}
