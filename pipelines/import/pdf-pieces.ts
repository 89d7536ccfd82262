/** A run of text on a page, in points from the upper left corner. */
export interface PdfPiece {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	/** Baseline. */
	readonly y: number;
	/** Height of the letters. */
	readonly size: number;
}

/** Pieces on one baseline, from left to right. */
export interface PdfLine {
	/** 1-based page. */
	readonly page: number;
	readonly y: number;
	readonly size: number;
	readonly pieces: readonly PdfPiece[];
}

/** Share of a letter's height by which baselines of one line may differ. */
const SAME_LINE = 0.3;
/** Gaps up to these shares of a letter's height are inside a text: after a letter, and after a blank. */
const AFTER_LETTER = 0.12;
const AFTER_BLANK = 0.4;

/** The lines of one page from top to bottom; pieces that touch are one text. */
export function linesOfPage(page: number, pieces: readonly PdfPiece[]): readonly PdfLine[] {
	const lines: { y: number; size: number; pieces: PdfPiece[] }[] = [];
	for (const piece of pieces.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
		const last = lines.at(-1);
		if (last && piece.y - last.y <= SAME_LINE * Math.min(piece.size, last.size)) last.pieces.push(piece);
		else lines.push({ y: piece.y, size: piece.size, pieces: [piece] });
	}
	return lines.map(({ y, size, pieces: own }) => ({ page, y, size, pieces: joinTouching(own) }));
}

function joinTouching(pieces: readonly PdfPiece[]): readonly PdfPiece[] {
	const joined: PdfPiece[] = [];
	for (const piece of pieces.toSorted((a, b) => a.left - b.left)) {
		const last = joined.at(-1);
		const gap = last ? piece.left - last.right : Infinity;
		const blank = last !== undefined && (/\s$/.test(last.text) || /^\s/.test(piece.text));
		if (!last || gap > (blank ? AFTER_BLANK : AFTER_LETTER) * piece.size) {
			joined.push(piece);
			continue;
		}
		const right = Math.max(last.right, piece.right);
		joined[joined.length - 1] = { ...last, text: last.text + piece.text, right };
	}
	return joined;
}

const PAGE_NUMBER = /^(?:side|page|s\.)?\s*\d{1,4}(?:\s*(?:af|of|\/)\s*\d{1,4})?$/i;

/** The lines without page numbers and what stands at the same place on several pages with other numbers in it. */
export function withoutFurniture(lines: readonly PdfLine[], pages: number): readonly PdfLine[] {
	const keyOf = ({ y, pieces }: PdfLine) =>
		`${Math.round(y)} ${pieces.map(({ text }) => text.replaceAll(/\d+/g, '#').trim()).join('|')}`;
	const on = new Map<string, Set<number>>();
	for (const line of lines) on.set(keyOf(line), (on.get(keyOf(line)) ?? new Set()).add(line.page));
	const edges = edgesOf(lines);
	return lines.filter((line) => {
		if (!edges.has(line)) return true;
		if (line.pieces.length === 1 && PAGE_NUMBER.test(line.pieces[0]?.text.trim() ?? '')) return false;
		// The headings of a table are dropped as rows, not here: the columns are told by them.
		const repeated = pages > 1 && (on.get(keyOf(line))?.size ?? 0) > pages / 2;
		return !repeated || line.pieces.length > 2;
	});
}

/** Distance in heights of letters by which a running title stands apart from the text. */
const APART = 2;

/** The lines at the upper and lower edge of each page, as far as they stand apart from what is between. */
function edgesOf(lines: readonly PdfLine[]): ReadonlySet<PdfLine> {
	const byPage = new Map<number, PdfLine[]>();
	for (const line of lines) {
		const own = byPage.get(line.page);
		if (own) own.push(line);
		else byPage.set(line.page, [line]);
	}
	return new Set([...byPage.values()].flatMap((own) => [...apart(own), ...apart(own.toReversed())]));
}

function apart(lines: readonly PdfLine[]): readonly PdfLine[] {
	const end = lines.slice(0, 3).findLastIndex((line, index) => {
		const next = lines[index + 1];
		return next === undefined || Math.abs(next.y - line.y) > APART * line.size;
	});
	return lines.slice(0, end + 1);
}
