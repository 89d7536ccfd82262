import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DataError } from '../data-error.ts';
import { readDocuments } from '../read-documents.ts';
import { readRegister } from '../read-register.ts';
import { checkReport, contextReport, refusedReport } from './check-report.ts';
import { printReport } from './print-report.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- check <folder> [--json]

Reads a register folder, or a folder of documents of no council (data/contexts/...), writes nothing, and says what each source line becomes, what was repaired and what is wrong.
  --json  print one JSON object instead
Exit code: 0 no problem, 1 a problem, 2 wrong usage.`;

/**
 * Reads a register folder and prints what each line became, the counts, the repairs, the notes and the problems.
 *
 * Answers the exit code: 0 no problem, 1 a problem, 2 wrong arguments. Throws on a fault of the program.
 */
export async function run(args: readonly string[]): Promise<number> {
	const options = optionsFrom(args);
	if (options === 'help') {
		console.log(USAGE);
		return 0;
	}
	if (!options) return 2;
	const report = await reportOn(options.folder);
	if (options.json) process.stdout.write(`${JSON.stringify(report, null, '\t')}\n`);
	else printReport(report, process.stdout);
	return report.problems.length > 0 ? 1 : 0;
}

async function reportOn(folder: string) {
	const progress = progressOn(process.stderr);
	try {
		if (existsSync(join(folder, 'document.json')))
			return contextReport(await readDocuments(folder, { progress }));
		return checkReport(await readRegister(folder, { progress }));
	} catch (error) {
		if (!(error instanceof DataError)) throw error;
		return refusedReport(folder, error.findings);
	} finally {
		progress('');
	}
}

function optionsFrom(args: readonly string[]): { folder: string; json: boolean } | 'help' | null {
	try {
		const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
		const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
		if (values.help) return 'help';
		const [folder] = positionals;
		if (folder !== undefined && positionals.length === 1) return { folder, json: values.json ?? false };
		console.error(USAGE);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	}
	return null;
}

/** Shows the step at work on one line of a terminal; says nothing where there is none. */
function progressOn(stream: NodeJS.WriteStream): (step: string) => void {
	if (!stream.isTTY) return () => {};
	return (step) => stream.write(`\r\x1b[K${step}`);
}
