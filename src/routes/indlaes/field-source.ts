import { formatList } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { FieldSource, ImportField, Mapping } from '#pipelines/import/mapping.ts';

/** One way to give a field its value, as a list of choices offers it. `source` is null for none. */
export interface SourceChoice {
	readonly value: string;
	readonly label: string;
	readonly source: FieldSource | null;
}

const FIELDS: Readonly<Record<ImportField, () => string>> = {
	year: () => m.import_field_year(),
	text: () => m.import_field_text(),
	id: () => m.import_field_id(),
	body: () => m.import_field_body(),
	theme: () => m.import_field_theme(),
	response: () => m.import_field_response(),
	status: () => m.import_field_status()
};

/** The beginning of the sentence that a choice of source ends: »Året tages fra«. */
export function fieldLabel(field: ImportField): string {
	return FIELDS[field]();
}

/** The choices for a field: nothing, every column, what else can give it, and what is chosen now where it is none of these. */
export function sourceChoices(
	field: ImportField,
	current: FieldSource | undefined,
	{ columns, hasSpanning }: { readonly columns: readonly string[]; readonly hasSpanning: boolean }
): readonly SourceChoice[] {
	const needed = field === 'text' || field === 'year';
	const choices: SourceChoice[] = [
		{ value: 'none', label: needed ? m.import_from_choose() : m.import_from_none(), source: null },
		...columns.map((name) => ({
			value: `column ${name}`,
			label: m.import_from_column({ name }),
			source: { column: name }
		}))
	];
	if (field === 'year' || field === 'body' || field === 'theme') {
		choices.push({ value: 'sheet', label: m.import_from_sheet(), source: { sheet: true } });
		const constant = current?.constant ?? '';
		choices.push({ value: 'constant', label: m.import_from_constant(), source: { constant } });
	}
	if (hasSpanning && field === 'theme') {
		choices.push({ value: 'spanning', label: m.import_from_spanning(), source: { spanning: true } });
	}
	const value = chosenValue(current);
	if (current === undefined || choices.some((choice) => choice.value === value)) return choices;
	return [...choices, { value, label: specialLabel(current), source: current }];
}

/** Which of the choices a source is. */
export function chosenValue(source: FieldSource | undefined): string {
	if (source === undefined) return 'none';
	if (source.part || source.pattern !== undefined || source.lookup) return 'special';
	if (source.constant !== undefined) return 'constant';
	if (source.sheet) return 'sheet';
	if (source.spanning) return 'spanning';
	return typeof source.column === 'string' ? `column ${source.column}` : 'special';
}

/** The mapping with another source for a field; null takes the field away. */
export function withSource(mapping: Mapping, field: ImportField, source: FieldSource | null): Mapping {
	const others = Object.entries(mapping.fields).filter(([name]) => name !== field);
	const fields = Object.fromEntries(source === null ? others : [...others, [field, source]]);
	return { ...mapping, fields };
}

function specialLabel({ column, part, pattern, lookup }: FieldSource): string {
	if (pattern === undefined && !lookup) {
		if (part && typeof column === 'string') {
			return m.import_from_part({ from: part[0], to: part[1], name: column });
		}
		if (Array.isArray(column) && !part) return m.import_from_columns({ names: formatList(column) });
	}
	return m.import_from_special();
}
