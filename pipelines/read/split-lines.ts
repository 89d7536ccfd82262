import type { SourceReading } from '../model.ts';

/** The lines of a text with their ends taken off. A line end at the very end starts no further line. */
export function splitLines(text: string): Pick<SourceReading, 'lines' | 'lineEnds'> {
	const lines = text.split(/\r\n|\n|\r/);
	if (lines.at(-1) === '') lines.pop();
	const ends = new Set(text.match(/\r\n|\n|\r/g) ?? []);
	return { lines, lineEnds: ends.size > 1 ? 'mixed' : nameOf([...ends][0]) };
}

function nameOf(end: string | undefined): SourceReading['lineEnds'] {
	if (end === '\r\n') return 'crlf';
	return end === '\r' ? 'cr' : 'lf';
}
