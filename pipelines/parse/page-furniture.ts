import type { LineRole } from '../model.ts';
import { headingLines, mayBeHeading, MOST_HEADING_LINES } from './headings.ts';
import type { KnownTexts } from './known-texts.ts';
import type { LineShape } from './line-shape.ts';
import { labelLetters, plainText } from './plain-text.ts';

/** The lines that frame a table and say nothing of their own. */
export interface PageFurniture {
	/** Role by index for titles, table headers, page numbers and what is printed on every page. */
	readonly roles: ReadonlyMap<number, LineRole>;
	readonly title: string;
	/** Indexes of lines taken for a running header because they return among several headings. */
	readonly running: readonly number[];
	readonly hasHeader: boolean;
}

/** Finds title, header and what pages repeat. Indexes are 0-based. */
export function pageFurniture(shapes: readonly LineShape[], known: KnownTexts): PageFurniture {
	const roles = new Map<number, LineRole>();
	const header = shapes.findIndex((shape) => shape.kind === 'header');
	const titles = titleLines(shapes, header, known);
	const titleLetters = new Set(titles.map((index) => labelLetters(textAt(shapes, index))));
	const isTitle = new Set(titles);
	for (const [index, shape] of shapes.entries()) {
		if (shape.kind === 'page_number') roles.set(index, 'page_furniture');
		else if (shape.kind === 'header') roles.set(index, index === header ? 'header' : 'page_furniture');
		else if (isTitle.has(index)) roles.set(index, 'title');
		else if (shape.kind === 'text' && titleLetters.has(labelLetters(shape.text)))
			roles.set(index, 'page_furniture');
	}
	const running = runningHeaders(shapes, roles, known);
	for (const index of running) roles.set(index, 'page_furniture');
	const title = titles.map((index) => plainText(textAt(shapes, index))).join(' ');
	return { roles, title, running, hasHeader: header >= 0 };
}

function textAt(shapes: readonly LineShape[], index: number): string {
	const shape = shapes[index];
	return shape?.kind === 'text' ? shape.text : '';
}

/** Texts above the table. Without a header line the last heading before the first row is a theme, not a title. */
function titleLines(shapes: readonly LineShape[], header: number, known: KnownTexts): number[] {
	const rowAt = shapes.findIndex((shape) => shape.kind === 'row');
	const firstRow = rowAt < 0 ? shapes.length : rowAt;
	const end = header >= 0 && header < firstRow ? header : firstRow;
	const texts = [...shapes.keys()].slice(0, end).filter((index) => {
		const shape = shapes[index];
		return shape?.kind === 'text' && shape.statuses.length === 0;
	});
	const firstTheme = texts.findIndex((index) => known.isTheme(textAt(shapes, index)));
	const above = firstTheme < 0 ? texts : texts.slice(0, firstTheme);
	if (end === header || firstTheme >= 0) return above;
	// The heading that ends with the last of them begins among so many.
	const last = above
		.slice(-MOST_HEADING_LINES)
		.find((index) => headingLines(shapes, index, known).at(-1) === above.at(-1));
	return above.filter((index) => last === undefined || index < last);
}

function runningHeaders(
	shapes: readonly LineShape[],
	roles: ReadonlyMap<number, LineRole>,
	known: KnownTexts
): number[] {
	const headings = [...shapes.entries()].flatMap(([index, shape]) =>
		shape.kind === 'text' && shape.statuses.length === 0 && !roles.has(index) && mayBeHeading(shape.text)
			? [{ index, letters: labelLetters(shape.text) }]
			: []
	);
	const places = new Map<string, { readonly index: number; readonly place: number }[]>();
	for (const [place, { index, letters }] of headings.entries()) {
		const same = places.get(letters);
		if (same) same.push({ index, place });
		else places.set(letters, [{ index, place }]);
	}
	return [...places].flatMap(([letters, same]) => {
		if (same.length < 2 || known.isTheme(letters)) return [];
		const indexes = same.map(({ index }) => index);
		// More headings from the first to the last than those of these letters.
		const others = (same.at(-1)?.place ?? 0) - (same[0]?.place ?? 0) >= same.length;
		const onPageEdge = indexes.every((index) => isPageEdge(shapes, index));
		return others && (indexes.length > 2 || onPageEdge) ? indexes : [];
	});
}

function isPageEdge(shapes: readonly LineShape[], index: number): boolean {
	return [shapes[index - 1], shapes[index + 1]].some(
		(shape) => shape === undefined || ['blank', 'page_number', 'header'].includes(shape.kind)
	);
}
