import type { PdfLine } from './pdf-pieces.ts';

/** Share of the lines with several texts that may run across the gap between two columns. */
const CROSSING_SHARE = 0.04;
/** Narrowest gap between columns, in points. */
const NARROWEST_GAP = 1.5;
/** Steps that a point is divided into. */
const STEPS = 4;
/** Share of lines with several texts, and how many of them, from which a page holds a table. */
const TABLE_SHARE = 0.15;
const FEWEST_LINES = 3;

/**
 * Where the columns of a table are divided, in points from the left: the gaps that run down through nearly all lines with more
 * than one text. Null where there is no table.
 */
export function columnBounds(lines: readonly PdfLine[]): readonly number[] | null {
	const divided = lines.filter(({ pieces }) => pieces.length > 1);
	if (divided.length < FEWEST_LINES || divided.length < lines.length * TABLE_SHARE) return null;
	const gaps = gapsOf(divided);
	// A lone text inside a column narrows the gaps beside it; one that runs across a gap is a heading between rows.
	const lone = lines.filter(
		({ pieces: [only, ...others] }) =>
			only !== undefined &&
			others.length === 0 &&
			!gaps.some(({ from, to }) => only.left < from && only.right > to)
	);
	const bounds = gapsOf([...divided, ...lone]).map(({ from, to }) => (from + to) / 2);
	return bounds.length > 0 ? bounds : null;
}

function gapsOf(lines: readonly PdfLine[]): readonly { readonly from: number; readonly to: number }[] {
	const most = Math.floor(lines.length * CROSSING_SHARE);
	const gaps: { from: number; to: number }[] = [];
	let before: number | null = null;
	coverage(lines).forEach((count, at) => {
		if (count <= most) return;
		if (before !== null && at - before > NARROWEST_GAP * STEPS) {
			gaps.push({ from: (before + 1) / STEPS, to: at / STEPS });
		}
		before = at;
	});
	return gaps;
}

/** How many lines have a text over each step from the left edge. */
function coverage(lines: readonly PdfLine[]): readonly number[] {
	const width = Math.ceil(
		STEPS * lines.reduce((most, { pieces }) => Math.max(most, ...pieces.map(({ right }) => right)), 0)
	);
	const counts = new Array<number>(Math.min(width, 80_000) + 1).fill(0);
	for (const { pieces } of lines) {
		for (const { left, right } of pieces) {
			const end = Math.min(Math.ceil(right * STEPS), counts.length);
			for (let at = Math.max(0, Math.floor(left * STEPS)); at < end; at++) counts[at] = (counts[at] ?? 0) + 1;
		}
	}
	return counts;
}

/** The column that a point lies in. */
export function columnAt(bounds: readonly number[], x: number): number {
	const next = bounds.findIndex((bound) => x < bound);
	return next === -1 ? bounds.length : next;
}
