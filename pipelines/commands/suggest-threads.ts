import { readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DataError } from '../data-error.ts';
import { similarTexts } from '../link/similar-texts.ts';
import type { RegisterReading } from '../model.ts';
import { openFolder } from '../open-folder.ts';
import { readCsvTable } from '../read/csv-table.ts';
import { readRegister } from '../read-register.ts';

/** How the command is called. */
export const USAGE = `usage: npm run data -- suggest-threads [<register folder>] [--least <score>] [--most <count>] [--json]

Proposes pairs of recommendations that may ask for the same, by the Danish stems that their texts share (cosine of
tf-idf, 0 to 1), the most alike first. A person decides: write the pair into threads.csv, or into
threads-considered.csv with the reason why not. Pairs that stand in either are left out. Writes nothing.
  --least  lowest score to be shown (default: 0.2)
  --most   how many pairs to show (default: 40)
  --json   print one JSON array instead
Without a folder: every folder of data/registers. Exit code: 0 done, 1 the folder cannot be read, 2 wrong usage.`;

const CONSIDERED = 'threads-considered.csv';

interface Options {
	readonly folders: readonly string[];
	readonly least: number;
	readonly most: number;
	readonly json: boolean;
}

interface Suggestion {
	readonly score: number;
	readonly ids: readonly [string, string];
	readonly texts: readonly [string, string];
}

/** Prints the pairs that nobody has decided yet and answers the exit code. */
export async function run(args: readonly string[]): Promise<number> {
	const options = await optionsFrom(args);
	if (options === 'help') {
		console.log(USAGE);
		return 0;
	}
	if (!options) return 2;
	try {
		const found: Suggestion[] = [];
		for (const folder of options.folders) found.push(...(await suggestionsIn(folder, options.least)));
		const shown = found.sort((a, b) => b.score - a.score).slice(0, options.most);
		if (options.json) process.stdout.write(`${JSON.stringify(shown, null, '\t')}\n`);
		else print(shown, found.length);
		return 0;
	} catch (error) {
		if (!(error instanceof DataError)) throw error;
		console.error(error.message);
		return 1;
	}
}

async function optionsFrom(args: readonly string[]): Promise<Options | 'help' | null> {
	try {
		const { positionals, values } = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				least: { type: 'string', default: '0.2' },
				most: { type: 'string', default: '40' },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false }
			}
		});
		if (values.help) return 'help';
		const [least, most] = [Number(values.least), Number(values.most)];
		if (positionals.length > 1 || !(least >= 0 && least <= 1) || !(Number.isInteger(most) && most > 0)) {
			console.error(USAGE);
			return null;
		}
		return {
			folders: positionals.length > 0 ? positionals : await registers(),
			least,
			most,
			json: values.json
		};
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
		return null;
	}
}

async function registers(): Promise<string[]> {
	const parent = join('data', 'registers');
	const names = (await readdir(parent)).sort();
	return names
		.map((name) => join(parent, name))
		.filter((folder) => existsSync(join(folder, 'register.json')));
}

async function suggestionsIn(folder: string, least: number): Promise<Suggestion[]> {
	const reading = await readRegister(folder);
	const decided = new Set([...threadPairs(reading), ...(await consideredPairs(folder))]);
	const texts = new Map(reading.recommendations.map((row) => [row.recommendationId, row.text]));
	return similarTexts(texts)
		.filter(({ one, other, score }) => score >= least && !decided.has(pairKey(one, other)))
		.map(({ one, other, score }) => ({
			score: Math.round(score * 1000) / 1000,
			ids: [one, other] as const,
			texts: [texts.get(one) ?? '', texts.get(other) ?? ''] as const
		}));
}

function threadPairs({ threads }: RegisterReading): string[] {
	return threads.flatMap((one) =>
		threads
			.filter(({ threadId }) => threadId === one.threadId)
			.map((other) => pairKey(one.recommendationId, other.recommendationId))
	);
}

/** Throws DataError where the file is there and cannot be used. */
async function consideredPairs(folder: string): Promise<string[]> {
	const bytes = (await openFolder(folder)).get(CONSIDERED);
	if (!bytes) return [];
	const columns = ['recommendation_id_a', 'recommendation_id_b', 'reason'] as const;
	const { rows, problems } = readCsvTable(CONSIDERED, bytes, columns);
	if (problems.length > 0) throw new DataError(problems);
	return rows.map(({ values }) => pairKey(values.recommendation_id_a, values.recommendation_id_b));
}

function pairKey(one: string, other: string): string {
	return [one, other].sort().join(' ');
}

function print(shown: readonly Suggestion[], found: number): void {
	for (const { score, ids, texts } of shown) {
		console.log(score.toFixed(3));
		ids.forEach((id, index) => console.log(`  ${id}  ${(texts[index] ?? '').replaceAll('\n', ' ')}`));
	}
	console.log(`${shown.length} of ${found} pairs that nobody has decided yet`);
}
