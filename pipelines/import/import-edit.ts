import { join } from 'node:path';
import { DataError } from '../data-error.ts';
import type { Finding, RegisterReading, SourceDescriptor } from '../model.ts';
import { openDictionary } from '../open-dictionary.ts';
import { openFolder, openShared } from '../open-folder.ts';
import { csvLine } from '../read/csv-table.ts';
import { sha256 } from '../read/read-source.ts';
import { readRegistersOf } from '../read-register.ts';
import { readReleaseFacts } from '../release/release-facts.ts';
import { type AddedRow, editedFiles, type EditPlan, planEdit } from './apply-edit.ts';
import { recoverFolders, replaceFolder } from '../replace-folder.ts';
import { foldersOf } from './apply-import.ts';
import { formatEditForm } from './edit-form.ts';
import {
	ADDITIONS_FILE,
	ADDITIONS_MAPPING,
	isMappedFolder,
	MAPPED_TABLE,
	readMappedFolder,
	readMappedSource
} from './mapped-folder.ts';
import { readEditForm } from './read-edit-form.ts';
import { readForeign } from './read-foreign.ts';
import { settleRegister } from './settle-register.ts';
import { ImportRefusal } from './table-file.ts';

/** A council of a data folder. */
interface FoundCouncil {
	readonly folder: string;
	readonly files: ReadonlyMap<string, Uint8Array>;
	readonly reading: RegisterReading;
}

/** What an edited workbook changed, or why nothing was written. */
export interface ImportedEdit extends EditPlan {
	readonly folder: string;
	/** What would be wrong with the register: then nothing is written. */
	readonly problems: readonly Finding[];
	readonly written: boolean;
}

/**
 * The workbook of a council for editing, from its register as it is. `council` is its id or address, or the folder of it.
 *
 * Rejects with `ImportRefusal` where there is no such council, with DataError where its register has problems.
 */
export async function exportForEdit(dataFolder: string, council: string): Promise<Uint8Array> {
	const { reading } = await findCouncil(dataFolder, council);
	const { version } = await readReleaseFacts(join(dataFolder, 'release.json'));
	return formatEditForm(reading, version);
}

/**
 * Takes an edited workbook back into the register that it was exported from: codes, quotes, verdicts, priorities, and in an imported
 * register new rows. Writes in one step or not at all: nothing where a cell is in conflict, or the register would have a problem;
 * nothing, too, without `apply`.
 *
 * Rejects as `exportForEdit` does, and with `ImportRefusal` where the workbook is no longer as it was exported.
 */
export async function importEdit(input: {
	readonly bytes: Uint8Array;
	readonly dataFolder: string;
	/** Date of verdicts and priorities, `YYYY-MM-DD`. */
	readonly day: string;
	readonly apply: boolean;
}): Promise<ImportedEdit> {
	const form = readEditForm(await readForeign(input.bytes));
	if (input.apply) await recoverFolders(join(input.dataFolder, 'registers'));
	const { folder, files, reading } = await findCouncil(input.dataFolder, form.councilId);
	const plan = planEdit(form, reading);
	const done = (problems: readonly Finding[], written: boolean) => ({ ...plan, folder, problems, written });
	if (plan.conflicts.length > 0 || plan.edits.length + plan.added.length === 0) return done([], false);
	const changed = new Map([...files, ...editedFiles(files, reading, plan.edits, form, input.day)]);
	const after =
		plan.added.length > 0
			? await withAddedRows(changed, plan.added, reading.descriptor.council.id, input.day)
			: changed;
	const readings = await readFiles(folder, after);
	const problems = readings.flatMap((one) => one.problems);
	if (problems.length > 0 || !input.apply) return done(problems, false);
	await replaceFolder(folder, after);
	return done([], true);
}

async function findCouncil(dataFolder: string, council: string): Promise<FoundCouncil> {
	for (const { folder, ids, slugs } of await foldersOf(join(dataFolder, 'registers'))) {
		if (![...ids, ...slugs].includes(council)) continue;
		const files = await openFolder(folder);
		const readings = await readFiles(folder, files);
		const problems = readings.flatMap((reading) => reading.problems);
		if (problems.length > 0) throw new DataError(problems);
		const reading = readings.find(({ descriptor }) =>
			[descriptor.council.id, descriptor.council.slug].includes(council)
		);
		if (reading) return { folder, files, reading };
	}
	throw new ImportRefusal('unknown-council', `there is no council "${council}" in ${dataFolder}`);
}

async function readFiles(folder: string, files: ReadonlyMap<string, Uint8Array>) {
	const shared = await openShared(folder);
	return readRegistersOf(files, { folder, words: await openDictionary(), ...shared, requireIds: true });
}

/** The folder with the rows of the workbook in `additions.csv`, and their ids. Throws `ImportRefusal` for one that cannot be used. */
async function withAddedRows(
	files: ReadonlyMap<string, Uint8Array>,
	added: readonly AddedRow[],
	councilId: string,
	day: string
): Promise<ReadonlyMap<string, Uint8Array>> {
	if (!isMappedFolder(files)) {
		throw new ImportRefusal(
			'no-new-rows',
			`the register is read from its documents, and new recommendations need one: take the new lines out (row ${added.map(({ line }) => line).join(', ')})`
		);
	}
	const before = await readMappedFolder(files, null);
	const body = before.councils.find((one) => one.councilId === councilId)?.body ?? '';
	const old = files.get(ADDITIONS_FILE);
	const head = old ? new TextDecoder().decode(old) : csvLine(['year', 'body', 'theme', 'text', 'answer']);
	const lines = added.map((row) => csvLine([row.year, body, row.theme, row.text, row.answer]));
	const bytes = new TextEncoder().encode(head + lines.join(''));
	const sum = await sha256(bytes);
	const known = before.sources.find(({ descriptor }) => descriptor.file === ADDITIONS_FILE)?.descriptor;
	const descriptor: SourceDescriptor = {
		id: `${before.councils[0]?.councilId ?? councilId}-additions`,
		title: 'Tilføjet i rådets regneark',
		kind: 'register',
		layout: MAPPED_TABLE,
		terms: 'Skrevet af rådet.',
		...known,
		file: ADDITIONS_FILE,
		documentDate: day,
		sha256: sum,
		sha256Original: sum
	};
	const source = await readMappedSource(descriptor, bytes, ADDITIONS_MAPPING);
	const [rejected] = source.mapped.rejected;
	if (rejected) throw new ImportRefusal(rejected.code, `a new line of the workbook: ${rejected.message}`);
	const own = before.sources.filter((one) => one.descriptor.file !== ADDITIONS_FILE);
	const { texts } = settleRegister({
		before,
		files,
		council: before.descriptor.council,
		councils: before.councils,
		sources: [...own, source],
		statusAsOf: before.descriptor.statusAsOf,
		home: false
	});
	const changed = new Map([...files, [ADDITIONS_FILE, bytes]]);
	for (const [name, text] of texts) changed.set(name, new TextEncoder().encode(text));
	return changed;
}
