import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { DATABASE_FILE, MANIFEST_FILE, SUMS_FILE } from '#lib/domain/release-manifest.ts';
import { countCube } from '#pipelines/build/count-cube.ts';
import { buildSearchIndex } from '#pipelines/build/search-index.ts';
import { releasesFolder } from '#run/project.mjs';

/** A word of a made-up council on a real recommendation. */
export interface Word {
	readonly recommendationId: string;
	readonly verdict: string;
	readonly date: string;
}

/** A folder of releases like the real one, in which the council has given these words on its recommendations. */
export async function releaseWithWords(words: readonly Word[]): Promise<{
	/** For GENKLANG_RELEASES. */
	readonly releases: string;
	/** The database of the release. */
	readonly file: string;
	readonly remove: () => Promise<void>;
}> {
	const releases = await mkdtemp(join(tmpdir(), 'genklang-'));
	const folder = join(releases, 'with-words');
	await cp(await realpath(join(releasesFolder(), 'current')), folder, { recursive: true });
	await symlink('with-words', join(releases, 'current'));
	const file = join(folder, DATABASE_FILE);
	await giveWords(file, words);
	await describeAnew(folder);
	return { releases, file, remove: () => rm(releases, { recursive: true }) };
}

/** The site's own tables that a word changes: counts, and the index, which knows each recommendation by its count. */
const COUNTED = ['cube', 'council_counts', 'area_counts', 'thread_cells'];
const INDEXED = [
	'search_words',
	'search_hits',
	'row_cells',
	'record_parts',
	'thread_members',
	'row_statements'
];

async function giveWords(file: string, words: readonly Word[]): Promise<void> {
	const instance = await DuckDBInstance.create(file);
	const connection = await instance.connect();
	try {
		await connection.run('delete from verdicts');
		for (const word of words) {
			await connection.run('insert into verdicts values ($recommendationId, $verdict, $date, null)', {
				...word
			});
		}
		await connection.run('delete from cube');
		for (const counted of [...COUNTED, ...INDEXED]) await connection.run(`drop table internal.${counted}`);
		await countCube(connection);
		await buildSearchIndex(connection);
		await connection.run('checkpoint');
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

/** The manifest and the list of sums for the database as it is now. */
async function describeAnew(folder: string): Promise<void> {
	const database = await readFile(join(folder, DATABASE_FILE));
	const manifest = JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'));
	const files = manifest.files.map((listed: { path: string }) =>
		listed.path === DATABASE_FILE ? { ...listed, bytes: database.length, sha256: sumOf(database) } : listed
	);
	const text = `${JSON.stringify({ ...manifest, files }, null, '\t')}\n`;
	await writeFile(join(folder, MANIFEST_FILE), text);
	const sums = [...files, { path: MANIFEST_FILE, sha256: sumOf(text) }]
		.sort((a, b) => (a.path < b.path ? -1 : 1))
		.map(({ path, sha256 }) => `${sha256}  ${path}\n`);
	await writeFile(join(folder, SUMS_FILE), sums.join(''));
}

function sumOf(content: Buffer | string): string {
	return createHash('sha256').update(content).digest('hex');
}
