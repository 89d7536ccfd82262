import { type CodingRow, readCodings } from './code/read-codings.ts';
import type { Snapshot } from './code/join-snapshots.ts';
import type { CodedRegister } from './code/verify-codings.ts';
import { verifyLaterCodings } from './code/verify-later-codings.ts';
import { addFindings, type Findings } from './findings.ts';
import type { LinkLater } from './link/assign-ids.ts';
import type { LedgerEntry } from './link/id-ledger.ts';
import { linkStatusList, type StatusListSource } from './link/link-status-list.ts';
import type { LaterStatusDescriptor, RegisterDescriptor, SourceDescriptor } from './model.ts';
import { parseStatusList, STATUS_LIST } from './parse/status-list.ts';
import { missingSource } from './read-prose.ts';
import { readSource } from './read/read-source.ts';

/** A later status of a folder with its codings; what is missing is in the findings. */
export interface LaterStatus extends LaterStatusDescriptor {
	/** Null where the folder has no such document. */
	readonly document: StatusListSource | null;
	/** Null where the folder has no such file. */
	readonly rows: readonly CodingRow[] | null;
}

/** Whether a source is a later status. */
export function isStatusList({ layout }: SourceDescriptor): boolean {
	return layout === STATUS_LIST;
}

/** Reads the later statuses of a folder, oldest first. What is wrong goes into `findings`. */
export async function readLaterStatuses(
	files: ReadonlyMap<string, Uint8Array>,
	{ sources, laterStatuses = [] }: RegisterDescriptor,
	requireIds: boolean,
	findings: Findings
): Promise<LaterStatus[]> {
	const read: LaterStatus[] = [];
	for (const status of laterStatuses) {
		const descriptor = sources.find(({ id }) => id === status.source);
		const document = descriptor ? await readDocument(files, descriptor, requireIds, findings) : null;
		read.push({ ...status, document, rows: readStatusCodings(files, status, findings) });
	}
	return read;
}

/** Puts the records of later statuses to the rows that they name, for `assignIds`. */
export function linkLaterStatuses(
	statuses: readonly LaterStatus[],
	entries: readonly LedgerEntry[]
): LinkLater {
	const ledger = new Map(entries.map((entry) => [entry.id, entry]));
	return (rows, themeIdOf) =>
		statuses.flatMap(({ document }) =>
			document ? [linkStatusList(document, { rows, ledger, themeIdOf })] : []
		);
}

/** Holds the codings of every later status against its texts. What is wrong goes into `findings`. */
export function verifyLaterStatuses(
	statuses: readonly LaterStatus[],
	register: CodedRegister,
	findings: Findings
): void {
	for (const { codings, rows, asOf, document } of statuses) {
		if (document && rows) addFindings(findings, verifyLaterCodings(codings, rows, register, asOf));
	}
}

/** The codings of all statuses of a register, oldest first, for `assembleRegister`. */
export function codedStatuses(
	{ statusAsOf }: RegisterDescriptor,
	codings: readonly CodingRow[] | null,
	statuses: readonly LaterStatus[]
) {
	const first: Snapshot[] = statusAsOf === null ? [] : [{ asOf: statusAsOf, rows: codings ?? [] }];
	const later = new Map(statuses.map(({ source, asOf }) => [source, asOf]));
	const coded = statuses.map(({ asOf, rows }): Snapshot => ({ asOf, rows: rows ?? [] }));
	return { first: statusAsOf, later, snapshots: [...first, ...coded] };
}

async function readDocument(
	files: ReadonlyMap<string, Uint8Array>,
	descriptor: SourceDescriptor,
	requireIds: boolean,
	findings: Findings
): Promise<StatusListSource | null> {
	const bytes = files.get(descriptor.file);
	if (!bytes) {
		findings.problems.push(missingSource(descriptor.file));
		return null;
	}
	const read = await readSource(descriptor, bytes);
	findings.problems.push(...read.problems);
	(requireIds ? findings.problems : findings.notes).push(...read.notes);
	return { reading: read.reading, list: parseStatusList(descriptor.file, bytes, read.reading.lines) };
}

function readStatusCodings(
	files: ReadonlyMap<string, Uint8Array>,
	{ codings, asOf }: LaterStatusDescriptor,
	findings: Findings
): readonly CodingRow[] | null {
	const bytes = files.get(codings);
	if (!bytes) {
		const message = `the folder has no ${codings}: read the status of ${asOf} by the codebook and write its codings there`;
		findings.problems.push({ source: codings, line: 1, code: 'missing-codings', message });
		return null;
	}
	const { rows, problems } = readCodings(codings, bytes);
	findings.problems.push(...problems);
	return rows;
}
