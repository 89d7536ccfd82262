import type { DuckDBConnection } from '@duckdb/node-api';
import { tokenise } from '#lib/domain/search/tokenise.ts';
import { wordForms } from '#lib/domain/search/word-forms.ts';
import { createSearchTables } from './search-index-tables.ts';

/** The texts that are searched: of what field, which document of which council, in the order of the documents. */
const FIELDS = [
	{ field: 'text', table: 'recommendations', column: 'text' },
	{ field: 'quote', table: 'recommendations', column: 'quote' },
	{ field: 'theme', table: 'themes', column: 'label' },
	{ field: 'status', table: 'statements', column: 'text' }
] as const;

/** Documents that are sorted at once: bounds the memory, whatever the number of documents. */
const DOCUMENTS_AT_ONCE = 250_000;

/**
 * Builds the search index from the loaded tables `councils`, `themes`, `recommendations`, `statements` and
 * `responses`: the schema `internal` with the words of their texts and where each stands.
 *
 * SQL cuts the texts at spaces, and only the distinct pieces are tokenised here, so that the cost in TypeScript
 * grows with the vocabulary and not with the rows.
 */
export async function buildSearchIndex(connection: DuckDBConnection): Promise<void> {
	await createSearchTables(connection);
	await linkRows(connection);
	await collectPieces(connection);
	await indexWords(connection);
	for (const { field, table, column } of FIELDS) {
		const count = await connection.runAndReadAll(`select count(*)::integer from ${table}`);
		const documents = Number(count.getRows()[0]?.[0]);
		for (let first = 0; first < documents; first += DOCUMENTS_AT_ONCE) {
			await connection.run(hitsOf(field, table, column), { first, end: first + DOCUMENTS_AT_ONCE });
		}
	}
	await connection.run('drop table temp.search_pieces');
	await connection.run('drop table temp.search_piece_words');
}

async function linkRows(connection: DuckDBConnection): Promise<void> {
	await connection.run(`
		insert into internal.row_themes
		select c.rowid::integer, r.rowid::integer, t.rowid::integer
		from recommendations r
		join councils c on c.council_id = r.council_id
		join themes t on t.theme_id = r.theme_id
		order by r.rowid`);
	await connection.run(`
		insert into internal.row_statements
		select c.rowid::integer, r.rowid::integer, s.rowid::integer, l.kind
		from responses l
		join recommendations r on r.recommendation_id = l.recommendation_id
		join statements s on s.statement_id = l.statement_id
		join councils c on c.council_id = r.council_id
		order by r.rowid, s.rowid`);
}

/** What stands between spaces in the texts, each once, with the number of times. */
async function collectPieces(connection: DuckDBConnection): Promise<void> {
	const texts = FIELDS.map(
		({ table, column }) => `select unnest(string_split(${column}, ' ')) as piece from ${table}`
	);
	await connection.run(`
		create temp table search_pieces as
		select piece, count(*)::integer as occurrences
		from (${texts.join(' union all ')})
		where piece <> ''
		group by piece
		order by piece`);
}

/** Fills `search_words`, and a temporary table of the words in each piece. */
async function indexWords(connection: DuckDBConnection): Promise<void> {
	const occurrences = new Map<string, number>();
	await forEachPiece(connection, (piece, n) => {
		for (const { word } of tokenise(piece)) occurrences.set(word, (occurrences.get(word) ?? 0) + n);
	});
	const ids = new Map<string, number>();
	const forms = [...occurrences.keys()].map(wordForms).sort(byLooseWord);
	const words = await connection.createAppender('search_words', 'internal');
	for (const { word, stem, looseWord, looseStem } of forms) {
		ids.set(word, ids.size + 1);
		words.appendInteger(ids.size);
		for (const text of [word, stem, looseWord, looseStem]) words.appendVarchar(text);
		words.appendInteger(occurrences.get(word) ?? 0);
		words.endRow();
	}
	words.closeSync();
	await connection.run('create temp table search_piece_words (piece varchar, word_id integer)');
	const pieces = await connection.createAppender('search_piece_words', 'main', 'temp');
	await forEachPiece(connection, (piece) => {
		for (const word of new Set(tokenise(piece).map((token) => token.word))) {
			pieces.appendVarchar(piece);
			pieces.appendInteger(ids.get(word) ?? 0);
			pieces.endRow();
		}
	});
	pieces.closeSync();
}

async function forEachPiece(
	connection: DuckDBConnection,
	use: (piece: string, occurrences: number) => void
): Promise<void> {
	const result = await connection.run('select piece, occurrences from temp.search_pieces order by rowid');
	for (;;) {
		const chunk = await result.fetchChunk();
		if (!chunk || chunk.rowCount === 0) return;
		for (const [piece, occurrences] of chunk.getRows()) use(String(piece), Number(occurrences));
	}
}

function byLooseWord(a: { word: string; looseWord: string }, b: typeof a): number {
	if (a.looseWord !== b.looseWord) return a.looseWord < b.looseWord ? -1 : 1;
	return a.word < b.word ? -1 : 1;
}

/** Puts the words of one field of the documents from `$first` to before `$end` into the index. */
function hitsOf(field: string, table: string, column: string): string {
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
		select distinct '${field}' as field, p.council_no, w.word_id, p.doc_no
		from pieces p
		join temp.search_piece_words w on w.piece = p.piece
		order by p.council_no, w.word_id, p.doc_no`;
}
