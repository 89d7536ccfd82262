import type { LineRole } from '../model.ts';
import { labelLetters, plainText, startsLower } from './plain-text.ts';
import { dateOfLine, type ProseDocument, type ProseHeading } from './prose-document.ts';

const PAGE_NUMBER = /(?<=[\s.])\d{1,3}$/;
/** The dots and blanks before a place. */
const GAP = /(?<=([\s.]+))/y;
/** Dots, tabs or several blanks, as they lead to a page number. */
const LEADER = /^(?:\.{2,}\s*|\.*\t\s*|\s{2,})$/;
const LONGEST_HEADING = 80;

/** Takes a policy apart: title, date, table of contents, headings (those of the contents first), and prose. */
export function parsePolicy(lines: readonly string[]): ProseDocument {
	const plain = lines.map(plainText);
	const roles: (LineRole | null)[] = plain.map((line) => (line === '' ? 'blank' : null));
	const listed = markContents(lines, roles);
	const date = markFront(plain, roles);
	const headings: ProseHeading[] = [];
	const filled = [...plain.keys()].filter((index) => roles[index] === null);
	for (const [place, index] of filled.entries()) {
		const line = plain[index] ?? '';
		if (!isHeading(line, plain[filled[place + 1] ?? -1] ?? '')) continue;
		if (!isAlone(plain, index)) continue;
		const letters = labelLetters(line);
		const isListed = listed.some((label) => letters.startsWith(label));
		headings.push({ line: index + 1, label: line, level: isListed || headings.length === 0 ? 1 : 2 });
		roles[index] = 'heading';
	}
	return { roles, headings, date, problems: [] };
}

/** Marks the table of contents and answers the letters of its entries. */
function markContents(lines: readonly string[], roles: (LineRole | null)[]): string[] {
	return lines.flatMap((line, index) => {
		const label = contentsLabel(line.trim());
		if (label === null) return [];
		roles[index] = 'contents';
		return [labelLetters(label)];
	});
}

/** What an entry of a table of contents names; null for a line that is none. */
function contentsLabel(line: string): string | null {
	const page = line.search(PAGE_NUMBER);
	if (page < 0) return null;
	GAP.lastIndex = page;
	const [, gap = ''] = GAP.exec(line) ?? [];
	const label = line.slice(0, page - gap.length);
	return label !== '' && LEADER.test(gap) ? label : null;
}

/** What stands before the contents, or before the first sentence: title and date. */
function markFront(plain: readonly string[], roles: (LineRole | null)[]): string | null {
	const contents = roles.indexOf('contents');
	const sentence = plain.findIndex((line) => /[.!?]$/.test(line));
	const end = contents >= 0 ? contents : Math.max(0, sentence - 2);
	let date: string | null = null;
	for (const [index, line] of plain.slice(0, end).entries()) {
		if (roles[index] !== null) continue;
		const day = dateOfLine(line);
		roles[index] = day === null ? 'title' : 'date';
		date ??= day;
	}
	return date;
}

/** A short line that ends like no sentence, before a line that begins one. */
function isHeading(line: string, next: string): boolean {
	if (line.length > LONGEST_HEADING || /[.!?:;,]$/.test(line) || /^[-–•]/.test(line)) return false;
	return /^\p{Lu}/u.test(line) && next !== '' && !startsLower(next);
}

function isAlone(plain: readonly string[], index: number): boolean {
	return (plain[index - 1] ?? '') === '' && plain[index + 1] === '';
}
