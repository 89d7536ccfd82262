import { defineQuery, type RowOf } from '../define-query.ts';

/**
 * Words of a council that may answer one term of a search: one row per word, those that are the term itself first,
 * then those of its stem, then by frequency, at most `$most`. More than answer it: `matchWord` decides.
 *
 * The parameters are spellings, stems and parts of the term as `wordCandidates` makes them; null where there is none.
 * `$edits` is 0 where typing errors are not forgiven.
 */
export const searchWords = defineQuery({
	name: 'search-words',
	columns: {
		wordId: 'INTEGER',
		word: 'VARCHAR',
		stem: 'VARCHAR'
	},
	params: {
		councilId: 'VARCHAR',
		forms: 'VARCHAR[]',
		stems: 'VARCHAR[]',
		looseForms: 'VARCHAR[]',
		looseStems: 'VARCHAR[]',
		part: 'VARCHAR?',
		otherPart: 'VARCHAR?',
		loosePart: 'VARCHAR?',
		prefix: 'VARCHAR?',
		otherPrefix: 'VARCHAR?',
		loosePrefix: 'VARCHAR?',
		near: 'VARCHAR',
		nearStem: 'VARCHAR',
		edits: 'INTEGER',
		most: 'INTEGER'
	},
	sql: `
		select
			w.word_id as "wordId",
			w.word,
			w.stem
		from councils c
		join internal.search_words w on w.council_no = c.rowid::integer
		where c.council_id = $councilId
			and (list_contains($forms, word)
			or list_contains($stems, stem)
			or list_contains($looseForms, loose_word)
			or list_contains($looseStems, loose_stem)
			or contains(word, $part)
			or contains(word, $otherPart)
			or contains(loose_word, $loosePart)
			or starts_with(word, $prefix)
			or starts_with(word, $otherPrefix)
			or starts_with(loose_word, $loosePrefix)
			or case
				when $edits = 0 then false
				when abs(length(loose_word) - length($near)) <= $edits
					and damerau_levenshtein(loose_word, $near) <= $edits then true
				when abs(length(loose_stem) - length($nearStem)) <= $edits
					then damerau_levenshtein(loose_stem, $nearStem) <= $edits
				else false
			end)
		order by
			list_contains($forms, word) desc,
			list_contains($stems, stem) desc,
			hits desc,
			word_id
		limit $most`
});
export type SearchWordRow = RowOf<typeof searchWords>;
