import { parseArgs } from 'node:util';
import { DataError } from '../data-error.ts';
import { exportForEdit } from '../import/import-edit.ts';
import { ImportRefusal } from '../import/table-file.ts';
import { replaceFile } from '../replace-file.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- export <council> --xlsx [<file>] [--data <folder>]

Writes the register of a council as a workbook to be edited: codes, quotes, the council's verdicts and priorities, and new lines.
npm run data -- import <file> takes it back and shows what changed; with --apply it writes.
  <council>  its id or the word of its address
  --xlsx     the file to write (default: <council>.xlsx)
  --data     folder that holds registers/ and release.json (default: data)
Exit code: 0 done, 1 there is no such council, or its register has a problem, 2 wrong usage.`;

/** Writes the workbook of a council. Answers the exit code. Throws on a fault of the program. */
export async function run(args: readonly string[]): Promise<number> {
	let options: ReturnType<typeof optionsFrom>;
	try {
		options = optionsFrom(args);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
		return 2;
	}
	const { council, file, data, help } = options;
	if (help) {
		console.log(USAGE);
		return 0;
	}
	if (council === undefined || !options.xlsx) {
		console.error(USAGE);
		return 2;
	}
	try {
		const path = file ?? `${council}.xlsx`;
		await replaceFile(path, await exportForEdit(data, council));
		console.log(`${path}: change codes, quotes, verdicts and priorities, or add lines; then import it`);
		return 0;
	} catch (error) {
		if (error instanceof ImportRefusal) console.error(error.message);
		else if (error instanceof DataError) {
			for (const { source, line, message } of error.findings) console.error(`${source}:${line}: ${message}`);
		} else throw error;
		return 1;
	}
}

function optionsFrom(args: readonly string[]) {
	const { positionals, values } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			xlsx: { type: 'boolean', default: false },
			data: { type: 'string', default: 'data' },
			help: { type: 'boolean', short: 'h', default: false }
		}
	});
	// The file stands after --xlsx, the council before it or after both.
	const [council, file, ...more] = positionals;
	if (more.length > 0) throw new Error(`too many arguments: ${more.join(' ')}`);
	return { council, file, xlsx: values.xlsx, data: values.data, help: values.help };
}
