import { readdir, readFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { DATABASE_FILE } from '#lib/domain/release-manifest.ts';
import { tokenise } from '#lib/domain/search/tokenise.ts';
import { RefusalError } from '#pipelines/build/refusal-error.ts';
import { findPersonal, type NameEvidence } from '#pipelines/names/find-personal.ts';
import { PROSE_COLUMNS, type TextColumn } from '#pipelines/names/text-columns.ts';
import { decodeBytes } from '#pipelines/read/decode-bytes.ts';
import { splitLines } from '#pipelines/read/split-lines.ts';

/**
 * Looks through what a release folder would publish for what may name a person: every text of minutes, remarks and other
 * prose in the database, the words of the search index that come from it, and the copies of the documents. That the files
 * of the tables say what the database says is compared elsewhere.
 *
 * Throws `RefusalError` that names table, column and row, or file and line, and never what stands there.
 */
export async function refuseNames(folder: string, evidence: NameEvidence): Promise<void> {
	const instance = await DuckDBInstance.create(join(folder, DATABASE_FILE), { access_mode: 'READ_ONLY' });
	const connection = await instance.connect();
	try {
		const faults: string[] = [];
		for (const column of PROSE_COLUMNS) faults.push(...(await namesInColumn(connection, column, evidence)));
		faults.push(...(await strangeWords(connection)));
		faults.push(...(await namesInCopies(connection, folder, evidence)));
		if (faults.length > 0) throw new RefusalError(faults);
	} finally {
		connection.closeSync();
		instance.closeSync();
	}
}

async function namesInColumn(
	connection: DuckDBConnection,
	{ table, column, row, where = 'true', language }: TextColumn,
	evidence: NameEvidence
): Promise<string[]> {
	const found = await connection.runAndReadAll(`
		select ${row}, ${column}
		from ${table}
		where ${where} and ${column} is not null
		order by rowid`);
	return found.getRows().flatMap(([place, text]) => {
		const kinds = findPersonal(String(text), evidence, language).map(({ kind }) => kind);
		return [...new Set(kinds)].map(
			(kind) => `${table}.${column}, ${String(place)}: may name a person (${kind})`
		);
	});
}

/** Words that the index of a council with remarks has and no text of such a council: told by their number. */
async function strangeWords(connection: DuckDBConnection): Promise<string[]> {
	const texts = await connection.runAndReadAll(`
		with looked_at as (select distinct council_id from sources where kind = 'remarks')
		select text from recommendations where council_id in (from looked_at)
		union all
		select quote from recommendations where council_id in (from looked_at) and quote is not null
		union all
		select label from themes where council_id in (from looked_at)
		union all
		select text from statements where council_id in (from looked_at)`);
	const known = new Set(texts.getRows().flatMap(([text]) => tokenise(String(text)).map(({ word }) => word)));
	const words = await connection.runAndReadAll(`
		select w.word_id, w.word
		from internal.search_words w
		join councils c on c.rowid = w.council_no
		where c.council_id in (select council_id from sources where kind = 'remarks')
		order by w.council_no, w.word_id`);
	return words.getRows().flatMap(([id, word]) => {
		return known.has(String(word)) ? [] : [`internal.search_words, word ${String(id)}: stands in no text`];
	});
}

async function namesInCopies(
	connection: DuckDBConnection,
	folder: string,
	evidence: NameEvidence
): Promise<string[]> {
	const registers = await connection.runAndReadAll("select source_id from sources where kind = 'register'");
	const left = new Set(registers.getRows().map(([id]) => String(id)));
	const files = (await readdir(join(folder, 'sources'))).filter((file) => !left.has(parse(file).name)).sort();
	const faults: string[] = [];
	for (const file of files) {
		const { text } = decodeBytes(await readFile(join(folder, 'sources', file)));
		splitLines(text).lines.forEach((line, index) => {
			for (const kind of new Set(findPersonal(line, evidence).map((hit) => hit.kind)))
				faults.push(`sources/${file}:${index + 1}: may name a person (${kind})`);
		});
	}
	return faults;
}
