import type { LineRole } from '../model.ts';
import { plainText } from './plain-text.ts';
import { dateOfLine, type ProseDocument, type ProseHeading } from './prose-document.ts';

const MEETING = /^møde\s+\d+$/i;
const ATTENDANCE = /^(?:til stede|tilstede|mødt|deltagere|afbud|fraværende)\s*:/i;
const PART = /^(\p{Lu}\p{L}+):$/u;
const ITEM = /^(\d{1,2})\.(?:\s*(?:og|-|–)\s*(\d{1,2})\.)?\s+\S/;

/** Takes minutes apart: the head of each page, attendance, the numbered items of the agenda, and prose. */
export function parseMinutes(lines: readonly string[]): ProseDocument {
	const plain = lines.map(withoutMarks);
	const roles: (LineRole | null)[] = plain.map((line) => (line === '' ? 'blank' : null));
	const date = markPageHeads(plain, roles);
	const headings = markItems(plain, roles);
	plain.forEach((line, index) => {
		if (roles[index] === null && ATTENDANCE.test(line)) roles[index] = 'attendance';
	});
	return { roles, headings, date, problems: [] };
}

/** A line without what Markdown puts before headings and around bold words. */
function withoutMarks(line: string): string {
	return plainText(line)
		.replace(/^#+\s*/, '')
		.replaceAll('**', '')
		.trim();
}

/** Every page begins with the council, the number of the meeting and its date: title and date once, then furniture. */
function markPageHeads(plain: readonly string[], roles: (LineRole | null)[]): string | null {
	let found: string | null = null;
	plain.forEach((line, index) => {
		if (!MEETING.test(line)) return;
		const name = filledFrom(plain, index, -1);
		const day = filledFrom(plain, index, 1);
		const date = dateOfLine(plain[day] ?? '');
		if (date === null) return;
		const isFirst = found === null;
		// A page may begin with the meeting, without a line above it.
		for (const at of name < 0 ? [index] : [name, index]) roles[at] = isFirst ? 'title' : 'page_furniture';
		roles[day] = isFirst ? 'date' : 'page_furniture';
		found ??= date;
	});
	return found;
}

/** The nearest line from `index` in one direction that is not blank. */
function filledFrom(plain: readonly string[], index: number, step: 1 | -1): number {
	let at = index + step;
	while (plain[at] === '') at += step;
	return at;
}

/**
 * Items carry the next number of the agenda; another number at the start of a line is part of a sentence. A word and a
 * colon on a line of their own head a part of an item.
 */
function markItems(plain: readonly string[], roles: (LineRole | null)[]): ProseHeading[] {
	const headings: ProseHeading[] = [];
	let last = 0;
	plain.forEach((line, index) => {
		if (roles[index] !== null) return;
		const item = ITEM.exec(line);
		const [, part] = PART.exec(line) ?? [];
		if (part !== undefined && last > 0) {
			roles[index] = 'heading';
			headings.push({ line: index + 1, label: part, level: 2 });
		}
		if (!item || Number(item[1]) !== last + 1) return;
		last = Number(item[2] ?? item[1]);
		roles[index] = 'heading';
		headings.push({ line: index + 1, label: line, level: 1 });
	});
	return headings;
}
