import type { LineRole } from '../model.ts';
import { plainText, startsLower } from './plain-text.ts';
import type { ProseDocument, ProseHeading } from './prose-document.ts';

const CONCERNING = /^ad\s*:?\s+(?=\p{Lu})/iu;
const CLOSING = /^(?:på .{3,60} vegne|med venlig hilsen|venlig hilsen)\W*$/i;
const ADDRESS = /^https?:\/\/\S+$/i;
/** Letters from which an address is told from another that begins like it. */
const TELLING_ADDRESS = 20;
/** A heading without `Ad` is no longer than this. */
const HEADING_WORDS = 4;

/** Takes a council's remarks on a document apart: title, headings (`Ad ...` and short lines), closing, and prose. */
export function parseRemarks(lines: readonly string[]): ProseDocument {
	const plain = lines.map(plainText);
	const roles: (LineRole | null)[] = plain.map((line) => (line === '' ? 'blank' : null));
	const filled = [...plain.keys()].filter((index) => plain[index] !== '');
	const closing = filled.find((index) => CLOSING.test(plain[index] ?? '')) ?? plain.length;
	const firstHeading = filled.find((index) => CONCERNING.test(plain[index] ?? '')) ?? 0;
	const titles = titleLength(filled);
	const headings: ProseHeading[] = [];
	const addresses: string[] = [];
	for (const [place, index] of filled.entries()) {
		const line = plain[index] ?? '';
		const before = plain[filled[place - 1] ?? -1] ?? '';
		if (index >= closing) roles[index] = 'closing';
		else if (index < firstHeading) {
			if (place < titles) roles[index] = 'title';
		} else if (CONCERNING.test(line)) {
			headings.push({ line: index + 1, label: line, level: 1 });
			roles[index] = 'heading';
		} else if (isShortHeading(line, before, headings)) {
			const level = startsSection(lines, index, headings) ? 1 : 2;
			headings.push({ line: index + 1, label: line, level });
			roles[index] = 'heading';
		} else if (isFootnote(line, addresses)) roles[index] = 'page_furniture';
		if (roles[index] !== 'page_furniture' && ADDRESS.test(line) && line.length > TELLING_ADDRESS)
			addresses.push(line);
	}
	return { roles, headings, date: null, problems: [] };
}

/** The words of a heading without the `Ad` that begins it. */
export function headingSubject(label: string): string {
	return label.replace(CONCERNING, '');
}

/** How many of the first lines are the title: up to the first gap of two blank lines. */
function titleLength(filled: readonly number[]): number {
	const gap = filled.findIndex((index, place) => place > 0 && index - (filled[place - 1] ?? 0) > 2);
	return gap < 0 ? 1 : gap;
}

/** A line of a few words that begins like a sentence and ends like none, after the end of a sentence. */
function isShortHeading(line: string, before: string, headings: readonly ProseHeading[]): boolean {
	if (headings.length === 0 || /[.!?:;,)/-]$/.test(line) || startsLower(line)) return false;
	const isAfterEnd = /[.!?)]$/.test(before) || ADDRESS.test(before) || headings.at(-1)?.label === before;
	return isAfterEnd && line.split(' ').length <= HEADING_WORDS && /^\p{Lu}/u.test(line);
}

/** A page that begins with a heading begins a section: the lines of furniture stand right above it. */
function startsSection(lines: readonly string[], index: number, headings: readonly ProseHeading[]): boolean {
	return headings.length === 0 || ADDRESS.test(plainText(lines[index - 1] ?? ''));
}

/** An address on a line of its own that one of the lines above has begun: the foot of a page, not part of a sentence. */
function isFootnote(line: string, addresses: readonly string[]): boolean {
	return ADDRESS.test(line) && addresses.some((above) => line.startsWith(above));
}
