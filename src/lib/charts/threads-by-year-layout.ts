import type { LinkKind, Thread } from '#lib/domain/measures/year-repeats.ts';
import { byYear } from '#lib/domain/measures/by-year.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { LABEL_PX } from './chart-type.ts';
import { PHONE_BELOW } from './spec.ts';
import { textWidth, wrapText } from './text-width.ts';
import type { ThreadUnit } from './threads-by-year-rows.ts';
import type { ThreadsByYearText } from './threads-by-year-text.ts';

/** What stands in one place: a recommendation, or all of a year where there is no room for each. */
export interface ThreadPlace {
	/** In the order of the thread. */
	readonly units: readonly ThreadUnit[];
	readonly year: number;
	/** Left edge in CSS pixels from the middle of the year. */
	readonly dx: number;
	readonly widthPx: number;
}

/** A line between two places of one thread, by their order in the row. */
export interface ThreadLink {
	readonly kind: LinkKind;
	readonly from: number;
	readonly to: number;
}

/** Where a thread stands, in CSS pixels from the top of the first row. */
export interface ThreadRowLayout {
	readonly thread: Thread<ThreadUnit>;
	readonly places: readonly ThreadPlace[];
	readonly links: readonly ThreadLink[];
	/** Lines of the label. */
	readonly lines: readonly string[];
	/** Middle of the label's first line. */
	readonly firstLine: number;
	/** Middle of the count. */
	readonly count: number;
	/** Middle of the squares. */
	readonly middle: number;
	readonly top: number;
	readonly bottom: number;
}

/** Where the pieces of figure F stand. */
export interface ThreadsLayout {
	readonly width: number;
	/** Labels stand above the squares, not to the left. */
	readonly phone: boolean;
	readonly marginLeft: number;
	readonly marginRight: number;
	readonly years: YearRange;
	readonly cellPx: number;
	readonly unitPx: number;
	readonly rows: readonly ThreadRowLayout[];
	/** Of all rows together. */
	readonly rowsHeight: number;
}

/** From one line of a label to the next. */
export const LABEL_LINE_PX = 17;

const UNIT_PX = 14;
const LEAST_UNIT_PX = 10;
const WIDEST_GAP_PX = 12;
/** Less than this between two squares shows no line, and no kind of line. */
const LEAST_GAP_PX = 7;
/** Between two of one year, where the squares can be made smaller for it. */
const PAIR_GAP_PX = 10;
const CELL_GAP_PX = 3;

/** The layout of figure F at a width. Throws on a recommendation of a year outside the range. */
export function threadsLayout(
	threads: readonly Thread<ThreadUnit>[],
	years: YearRange,
	text: ThreadsByYearText,
	width: number
): ThreadsLayout {
	const phone = width < PHONE_BELOW;
	const timesPx = widest(threads.map(({ members }) => text.times(members.length)));
	const labelPx = phone
		? width - timesPx - 12
		: Math.min(width * 0.32, widest(threads.map(({ label }) => label)));
	const marginLeft = phone ? 1 : Math.ceil(labelPx + 12);
	const marginRight = phone ? 1 : timesPx + 10;
	const cellPx = (width - marginLeft - marginRight) / Math.max(1, years.to - years.from + 1);
	const unitPx = unitSize(cellPx);
	return {
		width,
		phone,
		marginLeft,
		marginRight,
		years,
		cellPx,
		unitPx,
		...placeRows(threads, { phone, labelPx, cellPx, unitPx, years })
	};
}

function widest(words: readonly string[]): number {
	return Math.ceil(Math.max(0, ...words.map((word) => textWidth(word, LABEL_PX))));
}

/** Small enough for two in one year with a line between them, where that is still large enough to be read. */
function unitSize(cellPx: number): number {
	const ofTwo = Math.floor((cellPx - CELL_GAP_PX - PAIR_GAP_PX) / 2);
	const alone = Math.max(2, Math.floor(cellPx - CELL_GAP_PX));
	return Math.min(UNIT_PX, ofTwo < LEAST_UNIT_PX ? alone : ofTwo);
}

interface RowRoom extends Pick<ThreadsLayout, 'phone' | 'cellPx' | 'unitPx' | 'years'> {
	readonly labelPx: number;
}

function placeRows(threads: readonly Thread<ThreadUnit>[], room: RowRoom) {
	let end = 0;
	const rows = threads.map((thread): ThreadRowLayout => {
		const lines = wrapText(thread.label, room.labelPx, LABEL_PX);
		const linesPx = lines.length * LABEL_LINE_PX;
		const start = end;
		const height = room.phone ? linesPx + 38 : Math.max(34, linesPx + 13);
		end += height;
		const middle = room.phone ? start + linesPx + 21 : start + height / 2;
		const firstLine = (room.phone ? start + 8 : start + (height - linesPx) / 2) + LABEL_LINE_PX / 2;
		const lastLine = firstLine + linesPx - LABEL_LINE_PX;
		const places = threadPlaces(thread, room);
		return {
			thread,
			places,
			links: threadLinks(thread, places),
			lines,
			firstLine,
			count: room.phone ? lastLine : middle,
			middle,
			top: start,
			bottom: end
		};
	});
	return { rows, rowsHeight: end };
}

/** Recommendations of one year side by side; one pile where the lines between them would not be seen. */
function threadPlaces(
	thread: Thread<ThreadUnit>,
	{ cellPx, unitPx, years }: RowRoom
): readonly ThreadPlace[] {
	return byYear(thread.members, years.from, years.to).flatMap(({ year, rows: units }) => {
		if (units.length === 0) return [];
		if (units.length === 1) return [{ units, year, dx: -unitPx / 2, widthPx: unitPx }];
		const free = cellPx - CELL_GAP_PX - units.length * unitPx;
		const gap = Math.min(WIDEST_GAP_PX, free / (units.length - 1));
		if (gap < LEAST_GAP_PX) {
			const widthPx = Math.max(unitPx, cellPx - CELL_GAP_PX);
			return [{ units, year, dx: -widthPx / 2, widthPx }];
		}
		const left = -(units.length * unitPx + (units.length - 1) * gap) / 2;
		return units.map((unit, index) => ({
			units: [unit],
			year,
			dx: left + index * (unitPx + gap),
			widthPx: unitPx
		}));
	});
}

/** The lines between one recommendation and the one before it; none inside a pile. */
function threadLinks(thread: Thread<ThreadUnit>, places: readonly ThreadPlace[]): readonly ThreadLink[] {
	const placeOf = new Map(
		places.flatMap(({ units }, place) => units.map((unit) => [unit.recommendationId, place] as const))
	);
	return thread.members.slice(1).flatMap((member, index) => {
		const before = thread.members[index];
		const from = before && placeOf.get(before.recommendationId);
		const to = placeOf.get(member.recommendationId);
		if (member.link === null || from === undefined || to === undefined) {
			throw new RangeError(`thread ${thread.threadId}: no link: "${member.recommendationId}"`);
		}
		return from === to ? [] : [{ kind: member.link, from, to }];
	});
}
