/** What stands beside one recommendation, and what else there is to ask for. */
export interface RecordParts {
	readonly recommendationId: string;
	/** Its neighbours in the order of the source; null at either end of the council. */
	readonly previousId: string | null;
	readonly nextId: string | null;
	/** The status texts that bear on it, those that speak of it first. */
	readonly statements: readonly { readonly statementId: string; readonly kind: 'direct' | 'group' }[];
	readonly sourceId: string;
	/** The lines that it and its status texts were read from, each once, ascending. */
	readonly lines: readonly number[];
	readonly threadIds: readonly string[];
	readonly has: ReadonlySet<string>;
}

/** A JSON list of texts and nulls in the order of the column `parts` of `internal.record_parts`. Throws where it is none. */
export function readRecordParts(parts: string): RecordParts {
	const [id, previousId, nextId, statementIds, kinds, sourceId, lines, threadIds, has] = JSON.parse(
		parts
	) as readonly (string | null)[];
	const kindOf = listOf(kinds);
	return {
		recommendationId: id ?? '',
		previousId: previousId ?? null,
		nextId: nextId ?? null,
		statements: listOf(statementIds).map((statementId, index) => ({
			statementId,
			kind: kindOf[index] === 'direct' ? 'direct' : 'group'
		})),
		sourceId: sourceId ?? '',
		lines: [...new Set(listOf(lines).map(Number))].sort((a, b) => a - b),
		threadIds: listOf(threadIds),
		has: new Set(listOf(has))
	};
}

const listOf = (joined: string | null | undefined) => (joined ? joined.split(';') : []);
