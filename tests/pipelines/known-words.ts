import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_FILE } from '#lib/domain/release-manifest.ts';
import { publishedTexts } from '#pipelines/names/published-texts.ts';
import { wordsOf } from '#pipelines/names/strange-names.ts';
import { keptFiles, textOf } from '../architecture/project-files.ts';

/** Words of the form of a workbook: a typeface, a table style, colours, a kind of date. */
const OF_WORKBOOKS = ['Calibri', 'TableStyleMedium2', 'FFE8E4D9', 'FFC000', 'W3CDTF', 'CDTF'];

/**
 * The words that published files may hold: those of the release's database, which was looked through when it was made, and
 * those of the program and its documents.
 */
export async function knownWords(release: string): Promise<ReadonlySet<string>> {
	const database = await publishedTexts(DATABASE_FILE, readFileSync(join(release, DATABASE_FILE)));
	const program = keptFiles()
		.filter((path) => /^(?:src|pipelines|docs)\/.*\.(?:ts|mjs|svelte|json|md|html|css)$/.test(path))
		.map(textOf);
	return new Set([...database, ...program, ...OF_WORKBOOKS].flatMap(wordsOf));
}
