/**
 * Which of the published tables a query names, in the order given. A name counts wherever it stands as a word, in quotes
 * and comments too: a table too many costs a moment, one too few would answer with an error.
 */
export function namedTables<Name extends string>(query: string, names: readonly Name[]): readonly Name[] {
	const words = new Set(query.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []);
	return names.filter((name) => words.has(name.toLowerCase()));
}
