import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DataError } from '../data-error.ts';
import { formatLedger } from '../link/id-ledger.ts';
import { formatThemes } from '../link/theme-vocabulary.ts';
import type { Finding } from '../model.ts';
import { readRegisterWithIds } from '../read-register.ts';
import type { RegisterRead } from '../read-register-files.ts';
import { replaceFile } from '../replace-file.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- ids <register folder>

Gives ids to recommendations, statements and themes that have none yet, and writes them into ids.csv and themes.csv
of the folder. An id that was given is never changed and never given again.`;

/** Problems of these files, and of the sources, stand in the way of giving ids; a coding that does not hold does not. */
const IN_THE_WAY = ['register.json', 'ids.csv', 'themes.csv', 'recommendations.csv'];

/**
 * Mints the ids that a register folder lacks and writes its ledger.
 *
 * Answers the exit code: 0 done, 1 the source has a problem that must be solved first, 2 wrong arguments.
 */
export async function run(args: readonly string[]): Promise<number> {
	const folder = folderFrom(args);
	if (folder === null) return 2;
	try {
		const read = await readRegisterWithIds(folder);
		const files = [...IN_THE_WAY, ...read.reading.descriptor.sources.map(({ file }) => file)];
		const inTheWay = read.reading.problems.filter(
			({ source, code }) => files.includes(source) && code !== 'other-id'
		);
		if (inTheWay.length > 0) return refuse(folder, inTheWay);
		await writeIds(folder, read);
		return 0;
	} catch (error) {
		if (!(error instanceof DataError)) throw error;
		return refuse(folder, error.findings);
	}
}

function folderFrom(args: readonly string[]): string | null {
	try {
		const options = { help: { type: 'boolean', short: 'h' } } as const;
		const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options });
		if (positionals.length === 1 && !values.help) return positionals[0] ?? null;
		console.error(USAGE);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
	}
	return null;
}

function refuse(folder: string, problems: readonly Finding[]): number {
	for (const { source, line, message } of problems) console.error(`${folder}/${source}:${line}: ${message}`);
	console.error(`no id was given: ${problems.length} problem(s), see above`);
	return 1;
}

async function writeIds(folder: string, { ids }: RegisterRead): Promise<void> {
	await replaceFile(join(folder, 'ids.csv'), formatLedger(ids.ledger));
	await replaceFile(join(folder, 'themes.csv'), formatThemes(ids.vocabulary));
	const fresh = ids.provisional.filter(({ code }) => code === 'new-id' || code === 'new-theme').length;
	console.log(
		`${join(folder, 'ids.csv')}: ${ids.ledger.length} ids, ${fresh} of them new in a known register`
	);
}
