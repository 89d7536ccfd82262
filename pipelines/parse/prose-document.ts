import type { Finding, LineRole } from '../model.ts';
import { isPartialDate } from '../read/partial-date.ts';

/** A heading of a document of prose. */
export interface ProseHeading {
	readonly line: number;
	/** The words of the heading, marks of layout taken off. */
	readonly label: string;
	/** 1 stands by itself; 2 stands under the last of level 1. */
	readonly level: 1 | 2;
}

/** A document of prose, taken apart as far as its form says: minutes, remarks or a policy. */
export interface ProseDocument {
	/** The role of each line; null for prose, which the entries of the folder must account for. Index 0 is line 1. */
	readonly roles: readonly (LineRole | null)[];
	/** In the order of the lines. */
	readonly headings: readonly ProseHeading[];
	/** The date on a line of its own, `YYYY-MM-DD`; null where there is none. */
	readonly date: string | null;
	readonly problems: readonly Finding[];
}

const MONTHS = [
	...['januar', 'februar', 'marts', 'april', 'maj', 'juni'],
	...['juli', 'august', 'september', 'oktober', 'november', 'december']
];
const DATE = new RegExp(`^(\\d{1,2})\\.\\s*(${MONTHS.join('|')})\\s+(\\d{4})$`, 'i');

/** The date that a line is, as `YYYY-MM-DD`; null for a line that is or says anything else. */
export function dateOfLine(line: string): string | null {
	const [, day = '', month = '', year = ''] = DATE.exec(line) ?? [];
	const number = MONTHS.indexOf(month.toLowerCase()) + 1;
	const date = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isPartialDate(date) ? date : null;
}

/** The headings that stand over a line, the outermost first, joined by ` › `; empty where none does. */
export function headingPath(headings: readonly ProseHeading[], line: number): string {
	const above = headings.filter((heading) => heading.line < line);
	const outer = above.findLastIndex((heading) => heading.level === 1);
	const inner = above.findLastIndex((heading) => heading.level === 2);
	const path = [above[outer], inner > outer ? above[inner] : undefined];
	return path.flatMap((heading) => (heading ? [heading.label] : [])).join(' › ');
}
