import type { Finding, LineRole } from '../model.ts';

/** Part of a text that stands in one cell of one line, blanks around it taken off. */
export interface Piece {
	/** 1-based line. */
	readonly line: number;
	readonly text: string;
}

/** A theme heading; further lines where it runs over two lines or is repeated on the next page. */
export interface ParsedTheme {
	/** Pieces of the label, one for each line of the heading where it first stands. */
	readonly label: readonly Piece[];
	/** Every line that says the heading. */
	readonly lines: number[];
}

/** A row with a year, continued over as many pages as it has pieces. */
export interface ParsedRow {
	readonly year: number;
	readonly line: number;
	readonly theme: ParsedTheme;
	readonly pieces: Piece[];
}

/** A status cell as it stands; what belongs together is settled by the stage `link`. */
export interface StatusCell extends Piece {
	readonly theme: ParsedTheme;
	/** The row that the cell stands beside; null where that row could not be used. */
	readonly row: ParsedRow | null;
	/** True on a line without a year, which continues the row above. */
	readonly continued: boolean;
	/** True where the same line also continues a recommendation. */
	readonly besideText: boolean;
}

/** A document of the form year, recommendation, status, taken apart. Order is that of the source. */
export interface ParsedTable {
	readonly title: string;
	readonly themes: readonly ParsedTheme[];
	readonly rows: readonly ParsedRow[];
	readonly statusCells: readonly StatusCell[];
	/** The role of each line; index 0 is line 1. */
	readonly roles: readonly LineRole[];
	/** 1-based lines on which a page may begin: blank ones, page numbers, repeated headings. */
	readonly pageBreaks: ReadonlySet<number>;
	readonly problems: readonly Finding[];
	readonly notes: readonly Finding[];
}

/** Text of a broken cell, its pieces joined by one space: for decisions only. */
export function joined(pieces: readonly Piece[]): string {
	return pieces.map((piece) => piece.text).join(' ');
}

/** Lines that a text of a register is broken over at most. */
const MOST_PIECES = 60;

/** The same of the last 60 pieces: what is asked at every line must not look at all lines above it. */
export function joinedEnd(pieces: readonly Piece[]): string {
	return joined(pieces.slice(-MOST_PIECES));
}
