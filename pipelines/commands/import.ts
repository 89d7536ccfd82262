import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { findingsCsv } from '../import/findings-csv.ts';
import { refusedReport } from '../import/import-report.ts';
import { type Mapping, parseMapping } from '../import/mapping.ts';
import { ImportRefusal } from '../import/table-file.ts';
import { printImport } from './print-import.ts';
import { readInThread, type ThreadResult } from './read-in-thread.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- import <file> [--mapping <m.json>] [--council <id>] [--json] [--report <r.csv>] [--apply]

Says what a register of another form (CSV, XLSX, DOCX, JSON, PDF, text table) would become, and writes nothing.
  --mapping  which column is what, as JSON (default: proposed from the headings and the cells; the dry run shows it)
  --council  the council whose register it is
  --json     print one JSON object instead
  --report   write every rejected and doubtful row and every duplicate into this CSV
  --apply    write the register folder
Exit code: 0 done, 1 the file is refused, 2 wrong usage.`;

interface Options {
	readonly file: string;
	readonly mapping: string | undefined;
	readonly council: string | undefined;
	readonly report: string | undefined;
	readonly json: boolean;
	readonly apply: boolean;
}

/**
 * Does the dry run of a foreign register and prints it; with `--apply` writes the register folder.
 *
 * Answers the exit code: 0 something can be imported, 1 the file is refused, 2 wrong arguments. Throws on a fault of the program.
 */
export async function run(args: readonly string[]): Promise<number> {
	const options = optionsFrom(args);
	if (options === 'help') {
		console.log(USAGE);
		return 0;
	}
	if (!options) return 2;
	const { report } = await read(options);
	if (options.report !== undefined) await writeFile(options.report, findingsCsv(report));
	if (options.json) process.stdout.write(`${JSON.stringify(report, null, '\t')}\n`);
	else printImport(options.file, report, options.report, process.stdout);
	if (report.refused) return 1;
	if (options.apply) {
		console.error('--apply is not there yet: nothing was written');
		return 1;
	}
	return 0;
}

async function read({ file, mapping: mappingFile }: Options): Promise<ThreadResult> {
	const progress = progressOn(process.stderr);
	try {
		const mapping = mappingFile === undefined ? null : await readMapping(mappingFile);
		const bytes = await readBytes(file, 'no-file');
		return await readInThread({ bytes, fileName: basename(file), mapping }, { progress: progress.tell });
	} catch (cause) {
		if (!(cause instanceof ImportRefusal)) throw cause;
		return { report: refusedReport(cause), mapped: null };
	} finally {
		progress.end();
	}
}

async function readMapping(file: string): Promise<Mapping> {
	const text = new TextDecoder().decode(await readBytes(file, 'no-mapping'));
	try {
		return parseMapping(text);
	} catch (cause) {
		if (!(cause instanceof ImportRefusal)) throw cause;
		throw new ImportRefusal(cause.code, `${file}: ${cause.message}`, { cause });
	}
}

async function readBytes(file: string, code: string): Promise<Uint8Array> {
	try {
		return await readFile(file);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new ImportRefusal(code, `${file} cannot be read: ${why}`, { cause });
	}
}

function optionsFrom(args: readonly string[]): Options | 'help' | null {
	try {
		const { positionals, values } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				mapping: { type: 'string' },
				council: { type: 'string' },
				report: { type: 'string' },
				json: { type: 'boolean', default: false },
				apply: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h' }
			}
		});
		if (values.help) return 'help';
		const [file] = positionals;
		if (file !== undefined && positionals.length === 1) {
			const { mapping, council, report, json, apply } = values;
			return { file, mapping, council, report, json, apply };
		}
		console.error(USAGE);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	}
	return null;
}

/** Seconds after which a reading is long enough to say how far it is. */
const QUIET_SECONDS = 2;

/** Says how far the reading is: in place on a terminal, else a line for each tenth. Says nothing of a short one. */
function progressOn(stream: NodeJS.WriteStream): { tell: (share: number) => void; end: () => void } {
	const begin = performance.now();
	let tenth = 0;
	let shown = false;
	return {
		tell: (share) => {
			if (performance.now() - begin < QUIET_SECONDS * 1_000) return;
			const text = `read ${Math.floor(share * 100)} %`;
			if (stream.isTTY) {
				shown = true;
				stream.write(`\r\x1b[K${text}`);
			} else if (Math.floor(share * 10) > tenth) {
				tenth = Math.floor(share * 10);
				stream.write(`${text}\n`);
			}
		},
		end: () => {
			if (shown) stream.write('\r\x1b[K');
		}
	};
}
