import type { Finding, LineRole } from '../model.ts';
import type { ParsedRow, ParsedTheme, Piece, StatusCell } from './parsed-table.ts';
import { labelLetters } from './plain-text.ts';

/** What a line without a year can go on with. */
export type Above =
	| { readonly kind: 'row'; readonly row: ParsedRow }
	| { readonly kind: 'unusable'; readonly line: number }
	| { readonly kind: 'nothing' };

/** Collects what the lines of one table become. Used by one parser while it reads; the result is read-only. */
export class TableBuilder {
	readonly source: string;
	readonly themes: ParsedTheme[] = [];
	readonly rows: ParsedRow[] = [];
	readonly statusCells: StatusCell[] = [];
	readonly roles: LineRole[];
	readonly problems: Finding[] = [];
	readonly notes: Finding[] = [];
	theme: ParsedTheme | null = null;
	above: Above = { kind: 'nothing' };
	private readonly byLetters = new Map<string, ParsedTheme>();
	/** Themes with a line that could not be used: their headings are not without rows. */
	readonly damaged = new Set<ParsedTheme>();

	constructor(source: string, lineCount: number) {
		this.source = source;
		this.roles = new Array<LineRole>(lineCount).fill('blank');
	}

	setRole(line: number, role: LineRole): void {
		this.roles[line - 1] = role;
	}

	note(line: number, code: string, message: string): void {
		this.notes.push({ source: this.source, line, code, message });
	}

	/** A line that can be used but says something that cannot. */
	problem(line: number, code: string, message: string): void {
		this.problems.push({ source: this.source, line, code, message });
	}

	/** A line that cannot be used; what follows without a year belongs to it. */
	refuse(line: number, code: string, message: string): void {
		this.problem(line, code, message);
		this.setRole(line, 'unusable');
		if (this.theme) this.damaged.add(this.theme);
		this.above = { kind: 'unusable', line };
	}

	/** Begins a theme, or goes on with one where its heading is said again. */
	openTheme(label: readonly Piece[]): void {
		const lines = label.map((piece) => piece.line);
		for (const line of lines) this.setRole(line, 'theme');
		const letters = labelOf(label);
		const before = this.byLetters.get(letters);
		if (!before) {
			this.theme = { label, lines: [...lines] };
			this.themes.push(this.theme);
			this.byLetters.set(letters, this.theme);
			this.above = { kind: 'nothing' };
			return;
		}
		before.lines.push(...lines);
		if (before === this.theme) return;
		const message = `the theme "${labelText(label)}" stands here a second time: its rows are taken together`;
		this.note(lines[0] ?? 1, 'theme-again', message);
		this.theme = before;
		this.above = { kind: 'nothing' };
	}
}

/** The label of a heading, its lines joined by spaces. */
export function labelText(label: readonly Piece[]): string {
	return label.map((piece) => piece.text).join(' ');
}

function labelOf(label: readonly Piece[]): string {
	return labelLetters(labelText(label));
}
