import { continues } from './continuation.ts';
import { refuseDoubledRows, refuseEmptyRows } from './doubled-rows.ts';
import { headingLines, mayBeHeading } from './headings.ts';
import type { KnownTexts } from './known-texts.ts';
import { excerpt, lineShape, type LineShape, type RowShape } from './line-shape.ts';
import { pageFurniture, type PageFurniture } from './page-furniture.ts';
import type { ParsedRow, ParsedTable, Piece } from './parsed-table.ts';
import { lookOver } from './look-over.ts';
import { TableBuilder } from './table-builder.ts';

/** What a parser is told beside the lines. */
export interface TableContext {
	/** Name of the file, for messages. */
	readonly source: string;
	/** First and last year that a row can be of. */
	readonly years: { readonly from: number; readonly to: number };
	/** First and last year of the council's term; a row outside it is noted. */
	readonly term: { readonly from: number; readonly to: number };
	readonly known: KnownTexts;
}

/**
 * Takes a table of year, recommendation and status apart: theme headings, rows, status cells, a role for every line.
 *
 * Cells are cut at tabs. A line without a year goes on with the row above it. Never throws: a line that cannot be
 * used has the role `unusable` and a problem, and the rest is read.
 */
export function parseYearTable(lines: readonly string[], context: TableContext): ParsedTable {
	const shapes = lines.map(lineShape);
	const furniture = pageFurniture(shapes, context.known);
	const table = new TableBuilder(context.source, lines.length);
	const reader = new YearTableReader(shapes, furniture, table, context);
	reader.readAll();
	refuseDoubledRows(table);
	refuseEmptyRows(table);
	lookOver(table, furniture, context);
	const { themes, rows, statusCells, roles, problems, notes } = table;
	const pageBreaks = reader.pageBreaks;
	return { title: furniture.title, themes, rows, statusCells, roles, pageBreaks, problems, notes };
}

class YearTableReader {
	readonly pageBreaks = new Set<number>();
	private pageBreak = true;

	constructor(
		private readonly shapes: readonly LineShape[],
		private readonly furniture: PageFurniture,
		private readonly table: TableBuilder,
		private readonly context: TableContext
	) {}

	readAll(): void {
		const headed = new Set<number>();
		for (const [index, shape] of this.shapes.entries()) {
			if (headed.has(index)) continue;
			const role = this.furniture.roles.get(index);
			if (role) this.table.setRole(index + 1, role);
			if (role || shape.kind === 'blank') {
				this.pageBreaks.add(index + 1);
				this.pageBreak = true;
				continue;
			}
			if (shape.kind === 'text') for (const line of this.readText(index, shape)) headed.add(line);
			else this.readCells(index + 1, shape);
			this.pageBreak = false;
		}
	}

	/** Indexes of the lines that were read as one heading. */
	private readText(index: number, shape: LineShape & { kind: 'text' }): number[] {
		const { table, context } = this;
		if (!context.known.isTheme(shape.text) && !mayBeHeading(shape.text)) {
			const message = `"${excerpt(shape.text)}" has no year, stands under no column and is no heading: put it where it belongs`;
			table.refuse(index + 1, 'stray-text', message);
			return [index];
		}
		const group = headingLines(this.shapes, index, context.known, this.furniture.roles);
		table.openTheme(group.map((at): Piece => ({ line: at + 1, text: textOf(this.shapes[at]) })));
		for (const at of group) this.refuseHeadingStatus(at);
		return group;
	}

	private refuseHeadingStatus(index: number): void {
		const shape = this.shapes[index];
		if (shape?.kind !== 'text' || shape.statuses.length === 0) return;
		const message = `the status "${excerpt(shape.statuses.join(' '))}" stands beside a heading: move it to the row it is about`;
		this.table.problem(index + 1, 'status-without-row', message);
	}

	private readCells(line: number, shape: LineShape): void {
		if (shape.kind === 'broken') this.table.refuse(line, shape.code, shape.message);
		else if (shape.kind === 'row') this.readRow(line, shape);
		else if (shape.kind === 'continuation') this.readContinuation(line, shape.text, shape.statuses);
	}

	private readRow(line: number, shape: RowShape): void {
		const { table } = this;
		if (!/\d/.test(shape.year) && this.context.known.isTheme(shape.year))
			return this.readCrowdedHeading(line, shape);
		const year = this.yearOf(line, shape);
		if (!table.theme) {
			if (year !== null) {
				table.refuse(
					line,
					'row-without-theme',
					'the row stands under no theme: a heading is missing above it'
				);
			}
			return;
		}
		if (year === null) {
			this.addStatus(line, shape.statuses, false, false);
			return;
		}
		const row = {
			year,
			line,
			theme: table.theme,
			pieces: shape.text === '' ? [] : [{ line, text: shape.text }]
		};
		table.rows.push(row);
		table.setRole(line, 'recommendation');
		table.above = { kind: 'row', row };
		this.addStatus(line, shape.statuses, false, shape.text !== '');
	}

	/** A theme of themes.csv with a text in the column of the recommendations beside it. */
	private readCrowdedHeading(line: number, shape: RowShape): void {
		this.table.openTheme([{ line, text: shape.year }]);
		const message = `"${excerpt(shape.text)}" stands beside the heading "${excerpt(shape.year)}": give it a line with a year`;
		this.table.problem(line, 'text-beside-heading', message);
	}

	/** Null where the cell names no year that the row can be of; the line is refused then. */
	private yearOf(line: number, shape: RowShape): number | null {
		const { years, term } = this.context;
		const year = Number(shape.year);
		const expected = `a year from ${years.from} to ${years.to} must stand in the first cell`;
		if (!/^\d{4}$/.test(shape.year)) {
			this.table.refuse(line, 'invalid-year', `invalid year: "${excerpt(shape.year)}": ${expected}`);
			return null;
		}
		if (year < years.from || year > years.to) {
			const term_ = `the council's term is ${term.from} to ${term.to}`;
			this.table.refuse(line, 'implausible-year', `implausible year: ${year}: ${term_}, ${expected}`);
			return null;
		}
		if (year < term.from || year > term.to) {
			const message = `${year} lies outside the council's term ${term.from} to ${term.to}: check the year`;
			this.table.note(line, 'year-outside-term', message);
		}
		return year;
	}

	private readContinuation(line: number, text: string, statuses: readonly string[]): void {
		const { table } = this;
		const { above } = table;
		if (!table.theme || above.kind === 'nothing') return this.refuseLoose(line, text);
		if (above.kind === 'unusable') {
			this.refuseRest(line, above.line);
		} else if (text === '' || this.goesOn(line, text, above.row)) {
			table.setRole(line, 'recommendation_continued');
		}
		this.addStatus(line, statuses, true, text !== '');
	}

	/** Adds a text to the row above where it goes on with it; refuses the line and answers false where it does not. */
	private goesOn(line: number, text: string, row: ParsedRow): boolean {
		const { table } = this;
		const answer = continues(row, text, this.pageBreak, this.context.known);
		if (answer === 'own') {
			const message = `"${excerpt(text)}" is a recommendation without a year: write its year in the first cell`;
			table.refuse(line, 'missing-year', message);
			return false;
		}
		if (answer === 'headless') {
			this.refuseRest(line, row.line);
			return false;
		}
		row.pieces.push({ line, text });
		if (answer === 'assumed') {
			const message = `the line has no year and is read on from line ${row.line}: check that it is the same text`;
			table.note(line, 'continuation-assumed', message);
		}
		return true;
	}

	private refuseRest(line: number, first: number): void {
		this.table.refuse(
			line,
			'continues-unusable',
			`the line goes on with line ${first}, which could not be used`
		);
		this.table.above = { kind: 'unusable', line: first };
	}

	private refuseLoose(line: number, text: string): void {
		const message =
			text === ''
				? 'the status stands beside no row: move it to the row it is about'
				: 'the line has no year and there is no row above it to go on with: write its year in the first cell';
		this.table.refuse(line, text === '' ? 'status-without-row' : 'continuation-without-row', message);
		this.table.above = { kind: 'nothing' };
	}

	private addStatus(
		line: number,
		statuses: readonly string[],
		continued: boolean,
		besideText: boolean
	): void {
		const { table } = this;
		const [text, more] = statuses;
		if (text === undefined || !table.theme) return;
		if (more !== undefined) {
			const message = `two cells hold a status text, "${excerpt(text)}" and "${excerpt(more)}": put one text into one cell`;
			table.problem(line, 'two-statuses', message);
			return;
		}
		const row = table.above.kind === 'row' ? table.above.row : null;
		table.statusCells.push({ line, text, theme: table.theme, row, continued, besideText });
	}
}

function textOf(shape: LineShape | undefined): string {
	return shape?.kind === 'text' ? shape.text : '';
}
