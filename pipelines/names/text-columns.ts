/** A column of the database whose texts come from minutes, remarks or other prose, or are written about them. */
export interface TextColumn {
	readonly table: string;
	readonly column: string;
	/** SQL that says which row it is, for messages. */
	readonly row: string;
	readonly language: 'da' | 'en';
	/** SQL condition on the row; every row where it is left out. */
	readonly where?: string;
}

const FROM_PROSE = "source_id in (select source_id from sources where kind <> 'register')";
const OF_PROSE = "council_id in (select council_id from sources where kind = 'remarks')";

const OF_PROSE_TABLE = `"table" in ('evidence', 'contexts', 'threads')`;

const columns = (
	table: string,
	row: string,
	names: readonly string[],
	where?: string,
	language: 'da' | 'en' = 'da'
): TextColumn[] =>
	names.map((column) => ({ table, row, column, language, ...(where === undefined ? {} : { where }) }));

/** Every column that may hold words of minutes, remarks or other prose. */
export const PROSE_COLUMNS: readonly TextColumn[] = [
	...columns('sources', 'source_id', ['title', 'terms'], "kind <> 'register'"),
	...columns('themes', 'theme_id', ['label'], OF_PROSE),
	...columns('recommendations', 'recommendation_id', ['theme', 'text', 'text_source'], FROM_PROSE),
	...columns('evidence', "evidence_id || ' ' || recommendation_id", ['quote', 'note']),
	...columns('contexts', 'context_id', ['municipality', 'heading', 'text']),
	...columns('threads', "thread_id || ' ' || recommendation_id", ['label', 'rationale']),
	...columns('statements', 'statement_id', ['text', 'text_source'], FROM_PROSE),
	...columns('verdicts', "recommendation_id || ' ' || date", ['note']),
	...columns('replies', "recommendation_id || ' ' || date", ['text', 'note']),
	...columns('priorities', 'recommendation_id', ['note']),
	...columns('repairs', "source_id || ':' || line", ['before', 'after'], FROM_PROSE),
	...columns('repairs', "source_id || ':' || line", ['reason'], FROM_PROSE, 'en'),
	...columns('problems', "source_id || ':' || line", ['message'], FROM_PROSE, 'en'),
	...columns('changes', "version || ' ' || id", ['before', 'after'], OF_PROSE_TABLE),
	...columns('changes', "version || ' ' || id", ['why']),
	...columns('internal.source_texts', "source_id || ':' || line", ['text'], FROM_PROSE),
	...columns(
		'internal.evidence_english',
		"evidence_id || ' ' || recommendation_id",
		['note'],
		undefined,
		'en'
	),
	...columns(
		'internal.thread_english',
		"thread_id || ' ' || recommendation_id",
		['label', 'rationale'],
		undefined,
		'en'
	)
];

/**
 * Columns of free text that hold no word of such documents: of the register and its statuses, of the project's own
 * codings, and of `areas.csv` and `register.json`.
 */
export const OTHER_COLUMNS: readonly string[] = [
	...['councils.name', 'councils.municipality', 'councils.kind', 'councils.legal_basis'],
	...['areas.label_da', 'areas.label_en', 'areas.committee', 'sources.kind'],
	...[
		'recommendations.codebook_version',
		'recommendations.quote',
		'recommendations.rationale_da',
		'recommendations.rationale_en',
		'judgements.quote'
	],
	...['first', 'second'].flatMap((which) => [
		`second_readings.${which}_rationale_da`,
		`second_readings.${which}_rationale_en`
	]),
	...['second_readings.settlement_da', 'second_readings.settlement_en']
];
