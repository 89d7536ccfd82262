import type { Implementation } from '#lib/domain/vocabulary.ts';
import { columnFacts, type ColumnFacts } from './column-facts.ts';
import { FIELD_WORDS, NO_ANSWER, POSITION_WORDS, STATUS_WORDS } from './field-words.ts';
import { headSheet, type HeadedSheet, plainHeading } from './headings.ts';
import type { FieldSource, ImportField, Mapping } from './mapping.ts';
import type { TableFile } from './table-file.ts';
import { isLone, isTotals } from './rows-between.ts';
import { yearOf } from './year-of.ts';

/** A proposal, and why each field was taken from where it is. */
export interface ProposedMapping {
	/** Fields that nothing was found for are left out. */
	readonly mapping: Mapping;
	/** One sentence for each guess that a person should look at. */
	readonly guesses: readonly string[];
	/** Why a sheet holds no recommendations, by its name. */
	readonly skipped: ReadonlyMap<string, string>;
}

/** Most different words that a column of status words has. */
const STATUS_DISTINCT = 40;
/** Characters of the words in a column of answers that says a status, at most in the mean. */
const STATUS_CHARACTERS = 20;
/** Characters from which a column is one of texts. */
const TEXT_CHARACTERS = 25;

/** Proposes how a foreign file becomes recommendations: by its headings in Danish and English, then by what the cells are like. */
export function proposeMapping(file: Pick<TableFile, 'sheets' | 'form'>, fileName = ''): ProposedMapping {
	const guesses: string[] = [];
	const skipped = new Map<string, string>();
	const headed = file.sheets.map(headSheet);
	const sheets = headed.flatMap((sheet) => {
		const facts = columnFacts(sheet);
		const why = whyNoRegister(sheet, facts);
		if (why !== null) skipped.set(sheet.name, why);
		return why === null ? [{ sheet, facts, columns: assign(facts) }] : [];
	});
	const fields: Partial<Record<ImportField, FieldSource>> = {};
	for (const field of ['text', 'year', 'id', 'body', 'theme', 'response', 'status'] as const) {
		const names = [...new Set(sheets.flatMap(({ columns }) => columns[field] ?? []))];
		const [only] = names;
		if (only !== undefined) fields[field] = { column: names.length === 1 ? only : names };
	}
	const between = sheets.map(({ sheet, columns }) => headingsBetween(sheet, columns.text?.[0]));
	if (fields.year === undefined && between.length > 0 && between.every(({ years }) => years > 0)) {
		fields.year = { spanning: true };
		guesses.push('the year is taken from the rows above that hold nothing but a year');
	}
	fields.year ??= otherYear(sheets, file, fileName, guesses);
	if (fields.year === undefined) delete fields.year;
	if (fields.theme === undefined && between.some(({ themes }) => themes > 0)) {
		fields.theme = { spanning: true };
		guesses.push('the theme is taken from the rows that one cell covers whole or fills alone');
	}
	const cells = (field: ImportField) =>
		sheets.flatMap(({ sheet, columns }) => valuesOf(sheet, columns[field] ?? []));
	return {
		mapping: {
			version: 1,
			sheets: skipped.size === 0 ? null : sheets.map(({ sheet }) => sheet.name),
			fields,
			noAnswer: unique(
				cells('response').filter((text) => (text.trim() === '' ? false : NO_ANSWER.test(text)))
			),
			...wordsOf(cells('status'))
		},
		guesses,
		skipped
	};
}

/** Why a sheet can hold no recommendations; null where it can. */
function whyNoRegister({ rows }: HeadedSheet, facts: readonly ColumnFacts[]): string | null {
	const used = facts.filter(({ filled }) => filled > 0);
	if (rows.length === 0) return 'it has headings and nothing below them';
	const numbers = used.filter(({ numberShare, yearShare }) => numberShare > 0.8 && yearShare < 0.8).length;
	const texts = used.filter(({ meanCharacters }) => meanCharacters >= TEXT_CHARACTERS);
	if (texts.length === 0 && numbers >= Math.max(1, used.length - 2))
		return 'it holds numbers: a summary, no recommendations';
	const columns = assign(facts);
	if (columns.text === undefined && columns.id === undefined) return 'no column of it holds recommendations';
	const hasYear = columns.year !== undefined || facts.some(({ yearPart }) => yearPart !== null);
	if (
		!hasYear &&
		columns.id === undefined &&
		rows.length <= LEGEND_ROWS &&
		headingScore('text', columns.text?.[0] ?? '') < 20
	) {
		return 'it explains words: a legend, no recommendations';
	}
	return null;
}

/** Most rows of a legend. */
const LEGEND_ROWS = 40;

type Columns = Partial<Record<ImportField, readonly string[]>>;

/** Which columns of a sheet give which field, best first; at most one for each but the status, whose dated columns stand newest first. */
function assign(facts: readonly ColumnFacts[]): Columns {
	const columns: Columns = {};
	const taken = new Set<string>();
	for (const field of ['year', 'id', 'text', 'status', 'response', 'body', 'theme'] as const) {
		const scored = facts
			.filter(({ name }) => !taken.has(name))
			.map((column) => ({ column, score: scoreOf(field, column) }))
			.filter(({ score }) => score > 0)
			.sort((a, b) => b.score - a.score);
		const [best] = scored;
		if (best === undefined) continue;
		const names = field === 'status' ? newestFirst(scored, best) : [best.column.name];
		columns[field] = names;
		for (const name of names) taken.add(name);
	}
	return columns;
}

/** The best column, and those of the same heading with another year, the newest first. */
function newestFirst(
	scored: readonly { readonly column: ColumnFacts }[],
	best: { readonly column: ColumnFacts }
): readonly string[] {
	const undated = ({ column }: { readonly column: ColumnFacts }) => column.name.replaceAll(/\d+/g, '');
	return scored
		.filter((one) => one === best || (/\d/.test(one.column.name) && undated(one) === undated(best)))
		.map(({ column: { name } }) => ({ name, year: Number(/(\d{2,4})\D*$/.exec(name)?.[1] ?? 0) }))
		.sort((a, b) => b.year - a.year)
		.map(({ name }) => name);
}

/** How well a column fits a field; 0 where it cannot be it. */
function scoreOf(field: ImportField, facts: ColumnFacts): number {
	const heading = headingScore(field, facts.name);
	if (facts.filled === 0) return heading >= 20 && field !== 'text' && field !== 'year' ? heading : 0;
	const { meanCharacters, distinct, filled } = facts;
	const fewWords =
		distinct <= STATUS_DISTINCT && (distinct <= filled / 2 || filled < 10) && meanCharacters < 120;
	switch (field) {
		case 'year':
			return facts.yearShare >= 0.5 && (heading > 0 || facts.yearShare > 0.95)
				? heading + facts.yearShare * 10
				: 0;
		case 'text':
			if (facts.yearShare > 0.5 || facts.numberShare > 0.5) return 0;
			if (heading === 0)
				return meanCharacters >= TEXT_CHARACTERS * 2 && distinct > filled / 2 ? meanCharacters / 100 : 0;
			return meanCharacters >= 12 || filled < 5 ? heading + Math.min(meanCharacters, 300) / 10 : 0;
		case 'status':
			if (!fewWords || facts.yearShare > 0.5) return 0;
			// A column of answers in a few set words says a status or a position.
			return Math.max(
				heading,
				headingScore('response', facts.name) > 0 && meanCharacters < STATUS_CHARACTERS ? 8 : 0
			);
		case 'response':
			return facts.yearShare > 0.5 ? 0 : heading;
		default:
			return heading > 0 && meanCharacters < 120 ? heading : 0;
	}
}

function headingScore(field: ImportField, name: string): number {
	const plain = plainHeading(name);
	const words = FIELD_WORDS[field];
	const exact = words.indexOf(plain);
	if (exact !== -1) return 30 - Math.min(exact, 20) / 4;
	const inside = words.findIndex((word) => word.length > 2 && ` ${plain} `.includes(` ${word} `));
	return inside === -1 ? 0 : 14 - Math.min(inside, 20) / 4;
}

/** How many rows of a sheet are headings between the others: a year alone, or another word that is no text of a recommendation. */
function headingsBetween(sheet: HeadedSheet, text: string | undefined) {
	const textColumn = text === undefined ? -1 : sheet.columns.indexOf(text);
	let years = 0;
	let themes = 0;
	for (const row of sheet.rows) {
		if (!row.spans && !isLone(row)) continue;
		const column = row.cells.findIndex((cell) => cell.trim() !== '');
		const heading = row.cells[column]?.trim() ?? '';
		if (yearOf(heading) !== null && heading.length <= YEAR_HEADING) years++;
		else if (row.spans || (column !== textColumn && column === 0 && !isTotals(row, ''))) themes++;
	}
	return { years, themes };
}

/** Longest heading that is a year: `Anbefalinger 2014`. */
const YEAR_HEADING = 25;

/** The year where no column says it: part of an id, names of the sheets, name of the file. */
function otherYear(
	sheets: readonly { readonly sheet: HeadedSheet; readonly facts: readonly ColumnFacts[] }[],
	{ sheets: all }: Pick<TableFile, 'sheets'>,
	fileName: string,
	guesses: string[]
): FieldSource | undefined {
	for (const { facts } of sheets) {
		const found = facts.find(
			({ yearPart, numberShare, name }) =>
				yearPart !== null && (numberShare < 1 || headingScore('id', name) > 0)
		);
		if (found?.yearPart) {
			const [from, to] = found.yearPart;
			guesses.push(
				`no column says the year: it is taken from the characters ${from} to ${to} of "${found.name}"`
			);
			return { column: found.name, part: found.yearPart };
		}
	}
	if (sheets.length > 0 && all.length > 0 && sheets.every(({ sheet }) => yearOf(sheet.name) !== null)) {
		guesses.push('no column says the year: it is taken from the names of the sheets');
		return { sheet: true };
	}
	const inName = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(fileName.replace(/\.[^.]*$/, ''))?.[0];
	if (inName === undefined) return undefined;
	guesses.push(`no column says the year: ${inName} is taken from the name of the file`);
	return { constant: inName };
}

function wordsOf(statuses: readonly string[]): Pick<Mapping, 'statuses' | 'positions'> {
	const words = unique(statuses.map((word) => word.trim()).filter((word) => word !== ''));
	const known: [string, Implementation][] = words.flatMap((word) => {
		const code = STATUS_WORDS[word.toLowerCase()];
		return code === undefined ? [] : [[word, code]];
	});
	return {
		statuses: Object.fromEntries(known),
		positions: words.filter((word) => POSITION_WORDS.includes(word.toLowerCase()))
	};
}

function valuesOf(sheet: HeadedSheet, names: readonly string[]): string[] {
	const column = names.map((name) => sheet.columns.indexOf(name)).find((index) => index !== -1);
	return column === undefined ? [] : sheet.rows.map(({ cells }) => cells[column] ?? '');
}

function unique(values: readonly string[]): string[] {
	return [...new Set(values.map((value) => value.trim()))];
}
