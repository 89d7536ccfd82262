import type { Finding, Repair, RepairKind } from '../model.ts';
import type { Piece } from '../parse/parsed-table.ts';

/** One step from the source text to the healed text: `before` at offset `at` of the text so far becomes `after`. */
export interface Edit {
	readonly at: number;
	readonly before: string;
	readonly after: string;
}

/** How a reader is told of an edit. */
export interface Told {
	readonly kind: RepairKind;
	readonly reason: string;
	/** The words concerned, where they are more than what changes. */
	readonly words?: { readonly before: string; readonly after: string };
}

/** A text with the line that each of its characters stands on, and every change made to it. */
export class TextUnderRepair {
	readonly textSource: string;
	readonly edits: Edit[] = [];
	readonly repairs: Repair[] = [];
	readonly notes: Finding[] = [];
	text: string;
	/** Where in the text each piece begins now; one that was taken out whole begins where the next does. */
	private readonly starts: { at: number; readonly line: number }[];

	constructor(
		readonly source: string,
		pieces: readonly Piece[]
	) {
		this.textSource = pieces.map((piece) => piece.text).join('\n');
		this.text = this.textSource;
		let at = 0;
		this.starts = pieces.map(({ line, text }) => {
			const start = { at, line };
			at += text.length + 1;
			return start;
		});
	}

	replace(at: number, before: string, after: string, told: Told): void {
		const line = this.lineAt(at);
		this.edits.push({ at, before, after });
		const words = told.words ?? { before, after };
		this.repairs.push({ source: this.source, line, kind: told.kind, ...words, reason: told.reason });
		this.text = this.text.slice(0, at) + after + this.text.slice(at + before.length);
		// What is new stands on the line on which the old began.
		const end = at + before.length;
		for (const start of this.starts) {
			if (start.at >= end) start.at += after.length - before.length;
			else if (start.at > at) start.at = at + after.length;
		}
	}

	note(at: number, code: string, message: string): void {
		this.notes.push({ source: this.source, line: this.lineAt(at), code, message });
	}

	/** Replaces what matches; `edit` gives the new text and what to tell, or null to leave it. The pattern is global. */
	replaceAll(pattern: RegExp, edit: (match: RegExpExecArray) => { after: string; told: Told } | null): void {
		pattern.lastIndex = 0;
		for (let match = pattern.exec(this.text); match; match = pattern.exec(this.text)) {
			const change = edit(match);
			if (match[0] === '') pattern.lastIndex++;
			if (!change) continue;
			this.replace(match.index, match[0], change.after, change.told);
			pattern.lastIndex = match.index + change.after.length;
		}
	}

	private lineAt(at: number): number {
		const place = Math.min(at, this.text.length - 1);
		return this.starts.findLast((start) => start.at <= place)?.line ?? this.starts[0]?.line ?? 1;
	}
}

/** The source text with its edits made one after another: the healed text. */
export function applyEdits(textSource: string, edits: readonly Edit[]): string {
	return edits.reduce((text, edit) => {
		if (!text.startsWith(edit.before, edit.at)) throw new Error(`edit does not fit: ${JSON.stringify(edit)}`);
		return text.slice(0, edit.at) + edit.after + text.slice(edit.at + edit.before.length);
	}, textSource);
}
