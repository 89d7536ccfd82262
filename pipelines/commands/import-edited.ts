import { readFile, stat } from 'node:fs/promises';
import { DataError } from '../data-error.ts';
import { ABOUT_SHEET } from '../import/edit-form.ts';
import { type ImportedEdit, importEdit } from '../import/import-edit.ts';
import { ImportRefusal, READ_BOUNDS } from '../import/table-file.ts';
import { isPacked, unpack } from '../import/unpack.ts';

/** An exported workbook is no larger, in bytes. */
const LARGEST = 20 * 1024 * 1024;
const WORKBOOK = 'xl/workbook.xml';

/**
 * Takes back a workbook that `export` wrote, prints what it changes, and writes it with `apply`; verdicts and priorities get the day of
 * today. Answers the exit code; null where the file is no such workbook, or cannot be read at all.
 */
export async function importEdited(
	file: string,
	{ data, apply, json }: { readonly data: string; readonly apply: boolean; readonly json: boolean }
): Promise<number | null> {
	const about = await stat(file).catch(() => null);
	if (!about?.isFile() || about.size > LARGEST) return null;
	const bytes = await readFile(file);
	if (!isExported(bytes)) return null;
	const day = new Date().toISOString().slice(0, 10);
	try {
		const edit = await importEdit({ bytes, dataFolder: data, day, apply });
		if (json) process.stdout.write(`${JSON.stringify(edit, null, '\t')}\n`);
		else for (const line of diffLines(edit, apply)) console.log(line);
		return edit.conflicts.length + edit.problems.length > 0 ? 1 : 0;
	} catch (error) {
		if (error instanceof ImportRefusal) console.error(error.message);
		else if (error instanceof DataError) {
			for (const { source, line, message } of error.findings) console.error(`${source}:${line}: ${message}`);
		} else throw error;
		return 1;
	}
}

/** Told by the name of a sheet, before anything else of the file is read. */
function isExported(bytes: Uint8Array): boolean {
	if (!isPacked(bytes)) return false;
	try {
		const { parts } = unpack(bytes, (name) => name === WORKBOOK, READ_BOUNDS);
		return new TextDecoder().decode(parts.get(WORKBOOK)).includes(`name="${ABOUT_SHEET}"`);
	} catch (cause) {
		if (cause instanceof ImportRefusal) return false;
		throw cause;
	}
}

function diffLines(edit: ImportedEdit, apply: boolean): string[] {
	const { edits, added, conflicts, ignored, problems, written, folder } = edit;
	const at = ({ source, line, message }: (typeof conflicts)[number]) => `  ${source}:${line}: ${message}`;
	const shown = (text: string) => (text === '' ? 'nothing' : JSON.stringify(text));
	const end = written
		? `Written into ${folder}.`
		: conflicts.length + problems.length > 0
			? 'Nothing was written.'
			: edits.length + added.length === 0
				? 'The workbook says what the register says: nothing was written.'
				: apply
					? 'Nothing was written.'
					: 'Nothing was written: add --apply to write it.';
	return [
		...edits.map(({ id, field, before, after }) => `${id} ${field}: ${shown(before)} -> ${shown(after)}`),
		...added.map(({ year, text }) => `new ${year}: ${JSON.stringify(text)}`),
		...(conflicts.length > 0 ? ['Conflicts:', ...conflicts.map(at)] : []),
		...(problems.length > 0 ? ['The register would have problems:', ...problems.map(at)] : []),
		...(ignored.length > 0 ? ['Left as it is:', ...ignored.map(at)] : []),
		end
	];
}
