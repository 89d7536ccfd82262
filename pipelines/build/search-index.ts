import type { DuckDBConnection } from '@duckdb/node-api';
import { tokenise } from '#lib/domain/search/tokenise.ts';
import { wordForms } from '#lib/domain/search/word-forms.ts';
import { joinRecordParts } from './record-parts.ts';
import { createSearchTables } from './search-index-tables.ts';
import { joinThreadMembers } from './thread-members.ts';

/** The texts that are searched, by the number of their place in `search_hits`. */
const PLACES = [
	{ table: 'recommendations', column: 'text' },
	{ table: 'recommendations', column: 'quote' },
	{ table: 'themes', column: 'label' },
	{ table: 'statements', column: 'text' }
] as const;

/** Documents that are sorted at once: bounds the memory, whatever the number of documents. */
const DOCUMENTS_AT_ONCE = 250_000;

/**
 * Builds the search index from the loaded public tables, from `internal.cube` and `internal.thread_english`: the words of their
 * texts and where each stands, which cell of the cube counts each recommendation, and what the page of one is joined from.
 *
 * SQL cuts the texts at spaces, and only the distinct pieces are tokenised here, so that the cost in TypeScript
 * grows with the vocabulary and not with the rows. Each council has a vocabulary of its own, so that the cost of a
 * search grows with the council and not with the release.
 */
export async function buildSearchIndex(connection: DuckDBConnection): Promise<void> {
	await createSearchTables(connection);
	await linkRows(connection);
	await collectPieces(connection);
	await formWords(connection);
	for (const [place, { table, column }] of PLACES.entries()) {
		const count = await connection.runAndReadAll(`select count(*)::integer from ${table}`);
		const documents = Number(count.getRows()[0]?.[0]);
		for (let first = 0; first < documents; first += DOCUMENTS_AT_ONCE) {
			await connection.run(hitsOf(place, table, column), { first, end: first + DOCUMENTS_AT_ONCE });
		}
	}
	await countWords(connection);
	for (const table of ['search_pieces', 'search_piece_words', 'search_forms']) {
		await connection.run(`drop table temp.${table}`);
	}
}

async function linkRows(connection: DuckDBConnection): Promise<void> {
	await connection.run(`
		insert into internal.row_cells
		with latest as (
			select recommendation_id, max_by(verdict, date) as verdict
			from verdicts
			group by recommendation_id
		)
		select c.rowid::integer as council_no, r.rowid::integer as row_no, k.rowid::integer as cell_no
		from recommendations r
		join councils c on c.council_id = r.council_id
		left join latest l on l.recommendation_id = r.recommendation_id
		join internal.cube k
			on k.council_id = r.council_id
			and k.year = r.year
			and k.theme_id = r.theme_id
			and k.area_id is not distinct from r.area_id
			and k.response is not distinct from r.response
			and k.implementation is not distinct from r.implementation
			and k.state is not distinct from r.state
			and k.certain is not distinct from r.certain
			and k.coding_status is not distinct from r.coding_status
			and k.verdict is not distinct from l.verdict
		order by council_no, cell_no, row_no`);
	await connection.run(`
		insert into internal.row_statements
		select c.rowid::integer, r.rowid::integer, s.rowid::integer, l.kind
		from responses l
		join recommendations r on r.recommendation_id = l.recommendation_id
		join statements s on s.statement_id = l.statement_id
		join councils c on c.council_id = r.council_id
		order by r.rowid, s.rowid`);
	await joinRecordParts(connection);
	await joinThreadMembers(connection);
}

/** What stands between spaces in the texts, each once. */
async function collectPieces(connection: DuckDBConnection): Promise<void> {
	const texts = PLACES.map(
		({ table, column }) => `select unnest(string_split(${column}, ' ')) as piece from ${table}`
	);
	await connection.run(`
		create temp table search_pieces as
		select distinct piece
		from (${texts.join(' union all ')})
		where piece <> ''
		order by piece`);
}

/** Makes two temporary tables: the words of each piece, and the forms of each word. */
async function formWords(connection: DuckDBConnection): Promise<void> {
	const words = new Set<string>();
	await forEachPiece(connection, (piece) => {
		for (const { word } of tokenise(piece)) words.add(word);
	});
	const forms = [...words].map(wordForms).sort(byLooseWord);
	const ids = new Map(forms.map(({ word }, index) => [word, index + 1]));
	await connection.run(`
		create temp table search_forms (
			word_id integer, word varchar, stem varchar, loose_word varchar, loose_stem varchar
		)`);
	const formRows = await connection.createAppender('search_forms', 'main', 'temp');
	for (const { word, stem, looseWord, looseStem } of forms) {
		formRows.appendInteger(ids.get(word) ?? 0);
		for (const text of [word, stem, looseWord, looseStem]) formRows.appendVarchar(text);
		formRows.endRow();
	}
	formRows.closeSync();
	await connection.run('create temp table search_piece_words (piece varchar, word_id integer)');
	const pieceRows = await connection.createAppender('search_piece_words', 'main', 'temp');
	await forEachPiece(connection, (piece) => {
		for (const { word } of tokenise(piece)) {
			pieceRows.appendVarchar(piece);
			pieceRows.appendInteger(ids.get(word) ?? 0);
			pieceRows.endRow();
		}
	});
	pieceRows.closeSync();
}

async function countWords(connection: DuckDBConnection): Promise<void> {
	await connection.run(`
		insert into internal.search_words
		with counted as (
			select council_no, word_id, count(*)::integer as hits
			from internal.search_hits
			group by council_no, word_id
		)
		select c.council_no, c.word_id, f.word, f.stem, f.loose_word, f.loose_stem, c.hits
		from counted c
		join temp.search_forms f on f.word_id = c.word_id
		order by c.council_no, c.word_id`);
}

async function forEachPiece(connection: DuckDBConnection, use: (piece: string) => void): Promise<void> {
	const result = await connection.run('select piece from temp.search_pieces order by rowid');
	for (;;) {
		const chunk = await result.fetchChunk();
		if (!chunk || chunk.rowCount === 0) return;
		for (const [piece] of chunk.getRows()) use(String(piece));
	}
}

function byLooseWord(a: { word: string; looseWord: string }, b: typeof a): number {
	if (a.looseWord !== b.looseWord) return a.looseWord < b.looseWord ? -1 : 1;
	return a.word < b.word ? -1 : 1;
}

/** Puts the words of one place of the documents from `$first` to before `$end` into the index. */
function hitsOf(place: number, table: string, column: string): string {
	return `
		insert into internal.search_hits
		with pieces as (
			select
				c.rowid::integer as council_no,
				d.rowid::integer as doc_no,
				unnest(string_split(d.${column}, ' ')) as piece
			from ${table} d
			join councils c on c.council_id = d.council_id
			where d.rowid >= $first and d.rowid < $end
		)
		select distinct ${place} as place, p.council_no, w.word_id, p.doc_no
		from pieces p
		join temp.search_piece_words w on w.piece = p.piece
		order by p.council_no, w.word_id, p.doc_no`;
}
