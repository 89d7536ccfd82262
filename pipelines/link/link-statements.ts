import type { Finding } from '../model.ts';
import type { KnownTexts } from '../parse/known-texts.ts';
import { excerpt } from '../parse/line-shape.ts';
import {
	joinedEnd,
	type ParsedRow,
	type ParsedTable,
	type ParsedTheme,
	type StatusCell
} from '../parse/parsed-table.ts';
import { isUnfinished, startsLower } from '../parse/plain-text.ts';

/** A status text put together from its cells. */
export interface LinkedStatement {
	readonly theme: ParsedTheme;
	readonly cells: readonly StatusCell[];
	/** Rows of the block: from the row beside the first cell down to the next statement or the end of the theme. */
	readonly rows: readonly ParsedRow[];
}

/** Cells of one theme that make one text. */
interface StatusGroup {
	readonly theme: ParsedTheme;
	readonly cells: StatusCell[];
}

/** The statements of one table, and the cells that belong to no row. */
export interface LinkedTable {
	readonly statements: readonly LinkedStatement[];
	readonly refused: readonly StatusCell[];
	readonly problems: readonly Finding[];
	readonly notes: readonly Finding[];
}

/** A text shorter than this is complete without a full stop (`Afsluttet`). */
const SHORTEST_SENTENCE = 40;

type Join = {
	readonly kind: 'same' | 'new' | 'no_row';
	readonly note?: readonly [code: string, message: string];
};

/**
 * Puts status cells together to statements and says for which rows each stands.
 *
 * Source: codebook, definition of `group`: a status stands for the row beside it and the rows below, down to the next
 * status or the end of the theme; a text broken over pages is one statement.
 */
export function linkStatements(source: string, table: ParsedTable, known: KnownTexts): LinkedTable {
	const groups: StatusGroup[] = [];
	const last = new Map<ParsedTheme, StatusCell[]>();
	const refused: StatusCell[] = [];
	const problems: Finding[] = [];
	const notes: Finding[] = [];
	for (const cell of table.statusCells) {
		const above = last.get(cell.theme) ?? [];
		const join = joinOf(above, cell, table, known);
		if (join.note) notes.push({ source, line: cell.line, code: join.note[0], message: join.note[1] });
		if (join.kind === 'same') above.push(cell);
		else if (join.kind === 'new') {
			const cells = [cell];
			last.set(cell.theme, cells);
			groups.push({ theme: cell.theme, cells });
		} else {
			refused.push(cell);
			const message = `the status "${excerpt(cell.text)}" stands beside no row: move it to the row it is about`;
			problems.push({ source, line: cell.line, code: 'status-without-row', message });
		}
	}
	return { statements: withBlocks(groups, table.rows), refused, problems, notes };
}

function joinOf(above: readonly StatusCell[], cell: StatusCell, table: ParsedTable, known: KnownTexts): Join {
	const last = above.at(-1);
	if (!last) return firstOfTheme(cell, known);
	const text = joinedEnd(above);
	if (known.isStatement(`${text} ${cell.text}`)) return { kind: 'same' };
	if (known.startsStatement(cell.text)) return { kind: 'new' };
	if (known.isStatement(text)) return afterWhole(cell);
	if (startsLower(cell.text)) {
		if (isUnfinished(text)) return { kind: 'same' };
		return {
			kind: 'same',
			note: [
				'status-joined',
				`begins with a small letter and is read on from line ${last.line}: check that it is one text`
			]
		};
	}
	const broken = breakBetween(table, last.line, cell.line);
	if (isUnfinished(text)) return afterUnfinished(text, last, cell, broken);
	return cell.continued ? continuedAfterFullStop(last, cell, broken) : { kind: 'new' };
}

function firstOfTheme(cell: StatusCell, known: KnownTexts): Join {
	if (known.startsStatement(cell.text)) return { kind: 'new' };
	if (cell.continued && !cell.besideText) return { kind: 'no_row' };
	if (startsLower(cell.text)) return startsSmall();
	return cell.continued ? assumedStart(cell) : { kind: 'new' };
}

/** What the ledger knows as whole does not go on. */
function afterWhole(cell: StatusCell): Join {
	if (cell.continued) return { kind: 'no_row' };
	return startsLower(cell.text) ? startsSmall() : { kind: 'new' };
}

function startsSmall(): Join {
	const message = 'begins with a small letter and goes on with no status above: check where its beginning is';
	return { kind: 'new', note: ['status-starts-small', message] };
}

function afterUnfinished(text: string, last: StatusCell, cell: StatusCell, broken: boolean): Join {
	const goesOn = cell.continued || (broken && text.length >= SHORTEST_SENTENCE);
	if (!goesOn) return { kind: 'new' };
	const message = `is read on from line ${last.line}, which stops in the middle of a sentence: check that it is one text`;
	return { kind: 'same', note: ['status-joined', message] };
}

/** A line without a year whose status begins a sentence, after a status that has ended. */
function continuedAfterFullStop(last: StatusCell, cell: StatusCell, broken: boolean): Join {
	if (!cell.besideText && (!broken || last.row !== cell.row)) return { kind: 'no_row' };
	if (last.row !== cell.row) return assumedStart(cell);
	const message = `is read on from line ${last.line}, which stands beside the same row: check that it is one text`;
	return { kind: 'same', note: ['status-joined', message] };
}

function assumedStart(cell: StatusCell): Join {
	const beside = cell.row ? ` of line ${cell.row.line}` : '';
	const message = `stands on a line without a year and is taken for a status${beside}: check that it begins here`;
	return { kind: 'new', note: ['status-start-assumed', message] };
}

function breakBetween(table: ParsedTable, from: number, to: number): boolean {
	for (let line = from + 1; line < to; line++) if (table.pageBreaks.has(line)) return true;
	return false;
}

/** Each row belongs to the last statement of its theme that begins on its line or above. */
function withBlocks(groups: readonly StatusGroup[], rows: readonly ParsedRow[]): LinkedStatement[] {
	const blocks = groups.map((group) => ({
		...group,
		start: startLine(group.cells),
		rows: [] as ParsedRow[]
	}));
	const byTheme = new Map<ParsedTheme, typeof blocks>();
	for (const block of blocks) byTheme.set(block.theme, [...(byTheme.get(block.theme) ?? []), block]);
	for (const row of rows) {
		byTheme
			.get(row.theme)
			?.findLast((block) => block.start <= row.line)
			?.rows.push(row);
	}
	return blocks;
}

/** The line of the row that a statement begins beside; its own line where that row could not be used. */
function startLine([first]: readonly StatusCell[]): number {
	return first?.row?.line ?? first?.line ?? Infinity;
}
