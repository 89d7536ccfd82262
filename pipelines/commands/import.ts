import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { findingsCsv } from '../import/findings-csv.ts';
import { type ImportReport, refusedReport } from '../import/import-report.ts';
import { type Mapping, parseMapping } from '../import/mapping.ts';
import { ImportRefusal } from '../import/table-file.ts';
import { replaceFile } from '../replace-file.ts';
import { importEdited } from './import-edited.ts';
import { importIntoRegister, type ImportTarget, keptMapping, saidOf } from './import-into-register.ts';
import { printImport } from './print-import.ts';
import { readInThread } from './read-in-thread.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- import <file> [--mapping <m.json>] [--council <id>] [--json] [--report <r.csv>] [--apply]
                              [--as-of <date>] [--name <name>] [--municipality <name>] [--kind <kind>] [--data <folder>]

Says what a register of another form (CSV, XLSX, DOCX, JSON, PDF, text table) would become, and writes nothing. A workbook that
export has written is taken back: what was changed in it is shown, and conflicts.
  --mapping  which column is what, as JSON (default: proposed from the headings and the cells; the dry run shows it)
  --council  the council whose register it is: its id, address or folder (default: a new one, named after the file)
  --json     print one JSON object instead
  --report   write every rejected and doubtful row and every duplicate into this CSV
  --apply    write the register folder, in one step or not at all
  --as-of    date that the statuses are of, as 2019-02-28, where the file does not say it
  --name, --municipality, --kind   what a new council is called
  --data     the data folder (default: data)
Exit code: 0 done, 1 the file is refused, 2 wrong usage.`;

interface Options {
	readonly file: string;
	readonly mapping: string | undefined;
	readonly target: ImportTarget;
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
	const { file, json, apply, target } = options;
	const edited = await importEdited(file, { json, apply, data: target.data });
	if (edited !== null) return edited;
	const { report, written } = await read(options);
	if (options.report !== undefined) await replaceFile(options.report, findingsCsv(report));
	if (options.json) process.stdout.write(`${JSON.stringify(report, null, '\t')}\n`);
	else printImport(options.file, report, { reportFile: options.report, applied: written }, process.stdout);
	return report.refused ? 1 : 0;
}

/** The report of a file, and what was written, as a sentence; null where nothing was asked for. */
interface Outcome {
	readonly report: ImportReport;
	readonly written: string | null;
}

async function read({ file, mapping: mappingFile, target, apply }: Options): Promise<Outcome> {
	const progress = progressOn(process.stderr);
	try {
		const mapping = mappingFile === undefined ? keptMapping(target) : await readMapping(mappingFile);
		const bytes = await readBytes(file, 'no-file');
		const request = { fileName: basename(file), mapping };
		const isDry = !apply && target.council === undefined;
		// The thread takes the bytes with it: a large file is not kept twice without need.
		const handed = isDry ? bytes : new Uint8Array(bytes);
		const { report } = await readInThread({ ...request, bytes: handed }, { progress: progress.tell });
		if (report.refused || isDry) return { report, written: null };
		return await againstRegister({ ...request, bytes }, report, target, apply);
	} catch (cause) {
		if (!(cause instanceof ImportRefusal)) throw cause;
		return { report: refusedReport(cause), written: null };
	} finally {
		progress.end();
	}
}

/** The report with what changes in the register; with `apply` once it is written. */
async function againstRegister(
	file: { readonly bytes: Uint8Array; readonly fileName: string; readonly mapping: Mapping | null },
	report: ImportReport,
	target: ImportTarget,
	apply: boolean
): Promise<Outcome> {
	try {
		const applied = await importIntoRegister(file, target, apply ? 'write' : 'plan');
		return {
			report: { ...report, changes: applied.counts },
			written: apply ? saidOf(applied) : null
		};
	} catch (cause) {
		if (!(cause instanceof ImportRefusal)) throw cause;
		const { code, message } = cause;
		if (apply) return { report: { ...report, refused: { code, message } }, written: null };
		const note = { sheet: null, record: null, line: null, code, message };
		return { report: { ...report, notes: [...report.notes, note] }, written: null };
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
				name: { type: 'string' },
				municipality: { type: 'string' },
				kind: { type: 'string' },
				'as-of': { type: 'string' },
				data: { type: 'string', default: 'data' },
				report: { type: 'string' },
				json: { type: 'boolean', default: false },
				apply: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h' }
			}
		});
		if (values.help) return 'help';
		const [file] = positionals;
		if (file !== undefined && positionals.length === 1) {
			const { mapping, report, json, apply, data, council, name, municipality, kind } = values;
			const target = { data, council, name, municipality, kind, asOf: values['as-of'] };
			return { file, mapping, target, report, json, apply };
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
