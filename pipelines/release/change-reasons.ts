import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { csvLine, readCsvTable } from '#pipelines/read/csv-table.ts';
import type { Difference } from './changes-between.ts';

const COLUMNS = ['version', 'table', 'id', 'field', 'why'] as const;

/** Why something changed in a version. An empty table, id or field stands for any. */
export type ChangeReason = Readonly<Record<(typeof COLUMNS)[number], string>> & { readonly line: number };

/** What is known of the reasons for changes. */
export interface ChangeReasons {
	/** `data/changes-why.csv`, for messages. */
	readonly file: string;
	readonly written: readonly ChangeReason[];
	/** Ids that are no longer in use, with the reason that the ledgers of the registers give. */
	readonly retired: ReadonlyMap<string, string>;
}

/** No reason at all, where no version was published before. */
export const NO_REASONS: ChangeReasons = { file: 'changes-why.csv', written: [], retired: new Map() };

/** Reads the written reasons; none where there is no such file. Throws `RefusalError` where the file is malformed. */
export async function readChangeReasons(
	file: string,
	retired: ReadonlyMap<string, string>
): Promise<ChangeReasons> {
	if (!existsSync(file)) return { file, written: [], retired };
	const { rows, problems } = readCsvTable(file, await readFile(file), COLUMNS);
	const faults = problems.map(({ source, line, message }) => `${source}:${line}: ${message}`);
	faults.push(
		...rows.filter(({ values }) => values.why === '').map(({ line }) => `${file}:${line}: missing why`)
	);
	if (faults.length > 0) throw new RefusalError(faults);
	return { file, written: rows.map(({ line, values }) => ({ ...values, line })), retired };
}

/**
 * The reason for each change of a version, in their order; empty only where something was added.
 *
 * The written reason that names most of table, id and field counts, the first of several; without one, what the ledger
 * says of a retired id that the row's key holds. Throws `RefusalError` with a line for each change that has none, as it can be
 * filled in and put into the file, and for each written reason of the version that nothing needs.
 */
export function reasonsFor(
	version: string,
	changes: readonly Difference[],
	{ file, written, retired }: ChangeReasons
): string[] {
	const ofVersion = written.filter((reason) => reason.version === version);
	const used = new Set<ChangeReason>();
	const missing: Difference[] = [];
	const reasons = changes.map((change) => {
		const reason = bestReason(ofVersion, change);
		if (reason) used.add(reason);
		const why = reason?.why ?? retiredReason(change, retired);
		if (why === '' && change.before !== '') missing.push(change);
		return why;
	});
	const faults = ofVersion
		.filter((reason) => !used.has(reason))
		.map(({ line }) => `${file}:${line}: reason for nothing that version ${version} changes`);
	if (missing.length > 0) faults.push(...askFor(version, missing, file));
	if (faults.length > 0) throw new RefusalError(faults);
	return reasons;
}

function bestReason(reasons: readonly ChangeReason[], change: Difference): ChangeReason | undefined {
	const named = (reason: ChangeReason) =>
		[reason.table, reason.id, reason.field].filter((value) => value !== '').length;
	const fitting = reasons.filter((reason) =>
		(['table', 'id', 'field'] as const).every((key) => reason[key] === '' || reason[key] === change[key])
	);
	return fitting.sort((a, b) => named(b) - named(a))[0];
}

function retiredReason({ id, field, after }: Difference, retired: ReadonlyMap<string, string>): string {
	if (field !== '' || after !== '') return '';
	return (
		id
			.split(';')
			.map((part) => retired.get(part))
			.find((why) => why !== undefined) ?? ''
	);
}

function askFor(version: string, missing: readonly Difference[], file: string): string[] {
	const lines = missing.map(({ table, id, field }) => csvLine([version, table, id, field, '']).trimEnd());
	return [
		`${file}: ${missing.length} change(s) of version ${version} have no reason. Add a line for each, or one with an empty id or field for several, below ${COLUMNS.join()}:`,
		...lines.map((line) => `  ${line}`)
	];
}
