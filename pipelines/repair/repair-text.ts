import type { Finding, Repair } from '../model.ts';
import type { Piece } from '../parse/parsed-table.ts';
import type { HyphenEvidence } from './hyphen-evidence.ts';
import { joinPieces, repairHyphens } from './repair-hyphens.ts';
import { repairCharacters, repairSpaces, repairTags } from './repair-characters.ts';
import { type Edit, TextUnderRepair } from './text-under-repair.ts';

/** A text before and after, and the way between. */
export interface RepairedText {
	/** The pieces as they stand, joined by line feeds. */
	readonly textSource: string;
	/** Paragraphs are separated by one line feed. */
	readonly text: string;
	/** `applyEdits(textSource, edits)` is `text`. */
	readonly edits: readonly Edit[];
	readonly repairs: readonly Repair[];
	readonly notes: readonly Finding[];
}

const MONTHS = 'januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december';
const SHORT_YEAR = new RegExp(
	`(?:(?<range>(?:19|20)\\d\\d\\s?[-–]\\s?(?:\\d{3}|\\d))|(?:${MONTHS})\\s(?<month>(?:19|20)\\d))(?![\\d\\p{L}])`,
	'giu'
);

/** Takes out of a text what a PDF, a web page and a typesetter left in it. What the evidence leaves open is noted. */
export function repairText(source: string, pieces: readonly Piece[], evidence: HyphenEvidence): RepairedText {
	const text = new TextUnderRepair(source, pieces);
	repairCharacters(text);
	joinPieces(text, evidence);
	repairTags(text);
	repairSpaces(text);
	repairHyphens(text, evidence);
	noteLostDigits(text);
	const { textSource, edits, repairs, notes } = text;
	return { textSource, text: text.text, edits, repairs, notes };
}

function noteLostDigits(text: TextUnderRepair): void {
	for (const match of text.text.matchAll(SHORT_YEAR)) {
		const year = match.groups?.range ?? match.groups?.month ?? match[0];
		const message = `"${year}" has lost a digit of a year; it stays as it stands: look the document up`;
		text.note(match.index, 'lost-digit', message);
	}
}
