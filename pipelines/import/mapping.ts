import { IMPLEMENTATIONS, type Implementation } from '#lib/domain/vocabulary.ts';
import { ImportRefusal } from './table-file.ts';

/** What a recommendation is made of. The year and the text are needed, or nothing can be imported. */
export const IMPORT_FIELDS = ['year', 'text', 'id', 'body', 'theme', 'response', 'status'] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Where the value of a field comes from. Exactly one of the first four is given. */
export interface FieldSource {
	/** Heading of a column; of several, the first that the sheet has. Without headings the letter of the column. */
	readonly column?: string | readonly string[];
	/** The row before it that one cell covers whole, as a heading between the rows. */
	readonly spanning?: true;
	/** The name of the sheet. */
	readonly sheet?: true;
	/** The same for every row. */
	readonly constant?: string;
	/** Only these characters of it, first and last, counted from 1: part of an id. */
	readonly part?: readonly [number, number];
	/** Only what this regular expression finds in it, its first group where it has one. */
	readonly pattern?: string;
	/** What its words stand for; a word that is not in the table stays as it is. */
	readonly lookup?: Readonly<Record<string, string>>;
}

/** How the tables of a foreign file become recommendations. Kept as JSON; schema: `mapping.schema.json`. */
export interface Mapping {
	readonly version: 1;
	/** Names of the sheets that hold recommendations; null for every sheet that has the columns. */
	readonly sheets: readonly string[] | null;
	readonly fields: Readonly<Partial<Record<ImportField, FieldSource>>>;
	/** Answers that say that there is none, as they stand; capitals, blanks around them and a full stop at their end do not matter. */
	readonly noAnswer: readonly string[];
	/** What each status word means, word for word. A word that is not here is unknown and is listed. */
	readonly statuses: Readonly<Record<string, Implementation>>;
	/** Words that say whether the municipality agrees, which is no implementation. */
	readonly positions: readonly string[];
}

/** The mapping that a JSON text says. Throws `ImportRefusal` naming the first thing that is wrong with it and where. */
export function parseMapping(text: string): Mapping {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (cause) {
		throw invalid('', `it is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`);
	}
	const root = objectAt(json, '');
	onlyKeys(root, ['$schema', 'version', 'sheets', 'fields', 'noAnswer', 'statuses', 'positions'], '');
	if (root.version !== 1) throw invalid('version', 'must be 1');
	const fields = objectAt(root.fields, 'fields');
	onlyKeys(fields, IMPORT_FIELDS, 'fields');
	for (const [name, source] of Object.entries(fields)) checkSource(source, `fields.${name}`);
	for (const needed of ['text', 'year'] as const) {
		if (!(needed in fields)) throw invalid(`fields.${needed}`, 'is missing: without it no row can be used');
	}
	const statuses = objectAt(root.statuses ?? {}, 'statuses');
	for (const [word, code] of Object.entries(statuses)) {
		if (!(IMPLEMENTATIONS as readonly unknown[]).includes(code)) {
			throw invalid(`statuses.${word}`, `must be one of ${IMPLEMENTATIONS.join(', ')}`);
		}
	}
	return {
		version: 1,
		sheets: root.sheets === null || root.sheets === undefined ? null : textsAt(root.sheets, 'sheets'),
		// Each has just been looked at.
		fields: fields as Mapping['fields'],
		noAnswer: textsAt(root.noAnswer ?? [], 'noAnswer'),
		statuses: statuses as Mapping['statuses'],
		positions: textsAt(root.positions ?? [], 'positions')
	};
}

/** The mapping as JSON, in fixed order. */
export function formatMapping(mapping: Mapping): string {
	return `${JSON.stringify(mapping, null, '\t')}\n`;
}

const SOURCE_KINDS = ['column', 'spanning', 'sheet', 'constant'] as const;

function checkSource(value: unknown, path: string): void {
	const source = objectAt(value, path);
	onlyKeys(source, [...SOURCE_KINDS, 'part', 'pattern', 'lookup'], path);
	if (SOURCE_KINDS.filter((kind) => source[kind] !== undefined).length !== 1) {
		throw invalid(path, `needs exactly one of ${SOURCE_KINDS.join(', ')}`);
	}
	if (Array.isArray(source.column)) textsAt(source.column, `${path}.column`);
	else textOrAbsent(source.column, `${path}.column`);
	textOrAbsent(source.constant, `${path}.constant`);
	for (const kind of ['spanning', 'sheet'] as const) {
		if (source[kind] !== undefined && source[kind] !== true) throw invalid(`${path}.${kind}`, 'must be true');
	}
	if (source.part !== undefined) checkPart(source.part, `${path}.part`);
	if (source.pattern !== undefined) checkPattern(source.pattern, `${path}.pattern`);
	if (source.lookup !== undefined) {
		for (const [word, meaning] of Object.entries(objectAt(source.lookup, `${path}.lookup`))) {
			textOrAbsent(meaning, `${path}.lookup.${word}`);
		}
	}
}

function checkPart(value: unknown, path: string): void {
	const [from, to] = Array.isArray(value) ? (value as readonly unknown[]) : [];
	const fine =
		Number.isInteger(from) && Number.isInteger(to) && Number(from) >= 1 && Number(to) >= Number(from);
	if (!fine)
		throw invalid(path, 'must be two whole numbers, the first and the last character, counted from 1');
}

/** Longest pattern that is read: a longer one is no description of a year or an id. */
const PATTERN_CHARACTERS = 200;

function checkPattern(value: unknown, path: string): void {
	if (typeof value !== 'string' || value.length > PATTERN_CHARACTERS) {
		throw invalid(path, `must be a regular expression of at most ${PATTERN_CHARACTERS} characters`);
	}
	// A repetition of a repetition can take for ever over one long cell.
	if (/\([^)]*[+*}][^)]*\)[+*{]/.test(value)) throw invalid(path, 'repeats a repetition: write it without');
	try {
		new RegExp(value, 'u');
	} catch (cause) {
		throw invalid(
			path,
			`is no regular expression: ${cause instanceof Error ? cause.message : String(cause)}`
		);
	}
}

function objectAt(value: unknown, path: string): Readonly<Record<string, unknown>> {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		// An object of JSON: its keys are texts.
		return value as Readonly<Record<string, unknown>>;
	}
	throw invalid(path, 'must be an object');
}

function textsAt(value: unknown, path: string): readonly string[] {
	if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string')) return value;
	throw invalid(path, 'must be a list of texts');
}

function textOrAbsent(value: unknown, path: string): void {
	if (value !== undefined && typeof value !== 'string') throw invalid(path, 'must be a text');
}

function onlyKeys(value: Readonly<Record<string, unknown>>, known: readonly string[], path: string): void {
	const unknown = Object.keys(value).find((key) => !known.includes(key));
	if (unknown !== undefined) {
		throw invalid(
			path === '' ? unknown : `${path}.${unknown}`,
			`is not known; known are ${known.join(', ')}`
		);
	}
}

function invalid(path: string, message: string): ImportRefusal {
	return new ImportRefusal('invalid-mapping', `mapping${path === '' ? '' : `: "${path}"`} ${message}`);
}
