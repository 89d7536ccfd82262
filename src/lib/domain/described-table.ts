import { codeMeaning, type CodeMeaning } from './code-meanings.ts';
import type { Column, TableDefinition } from './table.ts';
import { TABLES } from './tables.ts';
import { DANISH_TEXTS } from './tables/danish-texts.ts';

/** A column with all that a reader of either language is told of it. */
export interface DescribedColumn extends Column {
	readonly titleEn: string;
	readonly descriptionDa: string;
	/** Meanings of `values`, in their order; absent where any value may stand. */
	readonly codes?: readonly (CodeMeaning & { readonly code: string })[];
}

/** A table with all that a reader of either language is told of it. Plain data: it can be kept as JSON. */
export interface DescribedTable extends TableDefinition {
	readonly titleEn: string;
	readonly grainDa: string;
	readonly columns: Readonly<Record<string, DescribedColumn>>;
}

/** English headings that the name alone does not give. */
const ENGLISH_TITLES: Readonly<Record<string, string>> = {
	sha256: 'SHA-256',
	sha256_original: 'SHA-256 of the original',
	n: 'Count',
	as_of: 'Status as of, at the earliest',
	status_as_of: 'Status as of, at the earliest',
	certain: 'Certain judgement',
	text_source: 'Text as in the source',
	age_years: 'Age in years',
	label_da: 'Danish label',
	label_en: 'English label',
	rationale_da: 'Rationale, in Danish',
	rationale_en: 'Rationale, in English',
	settlement_da: 'Settlement, in Danish',
	settlement_en: 'Settlement, in English',
	term_from: 'First year',
	term_to: 'Last year',
	second_readings: 'Two readings',
	verdicts: "The council's own word",
	replies: "The municipality's replies",
	priorities: "The council's priorities",
	evidence: 'Evidence in other documents',
	contexts: 'Goals, offers and remarks of other documents'
};

/** The public tables with what is said of them in Danish and English, in their order. */
export const DESCRIBED_TABLES: readonly DescribedTable[] = TABLES.map(describe);

function describe(
	table: TableDefinition & { readonly name: (typeof TABLES)[number]['name'] }
): DescribedTable {
	const danish: { grain: string; columns: Readonly<Record<string, string>> } = DANISH_TEXTS[table.name];
	const columns = Object.entries(table.columns).map(([name, column]): [string, DescribedColumn] => [
		name,
		{
			...column,
			titleEn: englishTitle(name),
			descriptionDa: danish.columns[name] ?? column.description,
			...(column.values ? { codes: column.values.map((code) => meaningOf(column.values ?? [], code)) } : {})
		}
	]);
	return {
		...table,
		titleEn: englishTitle(table.name),
		grainDa: danish.grain,
		columns: Object.fromEntries(columns)
	};
}

function meaningOf(values: readonly string[], code: string): CodeMeaning & { code: string } {
	return { code, ...codeMeaning(values, code) };
}

/** `recommendation_id` as a heading: "Recommendation id". */
function englishTitle(name: string): string {
	const words = name.replaceAll('_', ' ');
	return ENGLISH_TITLES[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
