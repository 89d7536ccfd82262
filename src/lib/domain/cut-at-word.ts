/**
 * The text on one line, of at most `most` characters. What is longer ends at a word, or where one word fills the line
 * inside it, with ` …` in place of the rest.
 */
export function cutAtWord(text: string, most: number): string {
	const line = text.replaceAll(/\s+/g, ' ').trim();
	if (line.length <= most) return line;
	// One character more, so that a word that just fits is kept.
	const lastSpace = line.slice(0, most - 1).lastIndexOf(' ');
	const kept = lastSpace > 0 ? line.slice(0, lastSpace) : line.slice(0, most - 2);
	return `${kept.replace(/(?:[\s,;:–-]|\p{Surrogate})+$/u, '')} …`;
}
