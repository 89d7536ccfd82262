/** A piece of a source line; `after` is how it was read where it was repaired. */
export interface RepairPiece {
	readonly text: string;
	readonly after: string | null;
}

/** A repair of the line that the text stands in. */
export interface LineRepair {
	readonly before: string | null;
	readonly after: string | null;
}

/**
 * A text in pieces with the words that were repaired apart, each repair at its first place after the one before. The
 * pieces join to the text. A repair that stands in another cell or over a line's end marks nothing here.
 */
export function splitAtRepairs(text: string, repairs: readonly LineRepair[]): readonly RepairPiece[] {
	const pieces: RepairPiece[] = [];
	let from = 0;
	for (const { before, after } of repairs) {
		if (before === null || before.trim() === '') continue;
		const at = text.indexOf(before, from);
		if (at < 0) continue;
		if (at > from) pieces.push({ text: text.slice(from, at), after: null });
		pieces.push({ text: before, after: after ?? '' });
		from = at + before.length;
	}
	if (from < text.length) pieces.push({ text: text.slice(from), after: null });
	return pieces;
}
