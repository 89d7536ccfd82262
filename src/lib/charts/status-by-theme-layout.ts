import { LABEL_PX, NOTE_PX } from './chart-type.ts';
import { PHONE_BELOW } from './spec.ts';
import type { StatusByThemeText } from './status-by-theme-text.ts';
import type { StatusThemeRow } from './status-theme-rows.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Where a theme stands, in CSS pixels from the top of the first row. */
export interface StatusRowLayout {
	readonly row: StatusThemeRow;
	/** Lines of the label. */
	readonly lines: readonly string[];
	/** Middle of the label's first line. */
	readonly firstLine: number;
	/** Middle of the total. */
	readonly total: number;
	readonly barTop: number;
	readonly barBottom: number;
}

/** Where the pieces of figure D stand, in CSS pixels; lengths of bars in recommendations. */
export interface StatusBarsLayout {
	readonly width: number;
	/** Labels stand above the bars, not to the left. */
	readonly phone: boolean;
	/** From the left edge to the baseline of the known statuses. */
	readonly marginLeft: number;
	/** In the order of the rows. */
	readonly rows: readonly StatusRowLayout[];
	/** Of all rows together. */
	readonly rowsHeight: number;
	/** One recommendation is this long, on either baseline. */
	readonly pxPerUnit: number;
	/** Where the baseline of the unknown ones stands on the scale of counts. */
	readonly unknownFrom: number;
	/** End of the scale of counts. */
	readonly end: number;
}

/** From one line of a label to the next. */
export const LABEL_LINE_PX = 17;
/** From the end of a total to the baseline on its right. */
export const TOTAL_GAP_PX = 12;

const BAR_PX = 22;
const COLUMN_GAP_PX = 28;
const WIDEST_UNIT_PX = 40;
/** Room for the outline of the last part. */
const MARGIN_RIGHT = 1;

/** The layout of figure D at a width: both columns share one scale, so that lengths compare across them. */
export function statusBarsLayout(
	rows: readonly StatusThemeRow[],
	text: StatusByThemeText,
	width: number
): StatusBarsLayout {
	const phone = width < PHONE_BELOW;
	const totals = [text.heads.total, ...rows.map((row) => text.formatCount(row.rated))];
	const totalPx = TOTAL_GAP_PX + Math.max(...totals.map((total) => textWidth(total, LABEL_PX)));
	const widest = Math.max(0, ...rows.map((row) => textWidth(row.theme, LABEL_PX)));
	const labelPx = phone ? width - totalPx : Math.min(width * 0.34, widest);
	const marginLeft = phone ? 1 : Math.ceil(labelPx + totalPx + TOTAL_GAP_PX);
	const heads = {
		knownPx: textWidth(text.heads.known, NOTE_PX),
		// On a phone the heading of the totals stands at the end of the same line.
		unknownPx: textWidth(text.heads.unknown, NOTE_PX) + (phone ? totalPx : 0)
	};
	return {
		width,
		phone,
		marginLeft,
		...placeRows(rows, labelPx, phone),
		...countScale(rows, heads, width - marginLeft - MARGIN_RIGHT)
	};
}

function placeRows(themes: readonly StatusThemeRow[], labelPx: number, phone: boolean) {
	let top = 0;
	const rows = themes.map((row): StatusRowLayout => {
		const lines = wrapText(row.theme, labelPx, LABEL_PX);
		const linesPx = lines.length * LABEL_LINE_PX;
		const height = phone ? linesPx + 3 + BAR_PX + 13 : Math.max(30, linesPx + 10);
		const barTop = top + (phone ? linesPx + 3 : (height - BAR_PX) / 2);
		const firstLine = top + (phone ? 0 : (height - linesPx) / 2) + LABEL_LINE_PX / 2;
		const lastLine = firstLine + linesPx - LABEL_LINE_PX;
		top += height;
		return {
			row,
			lines,
			firstLine,
			total: phone ? lastLine : barTop + BAR_PX / 2,
			barTop,
			barBottom: barTop + BAR_PX
		};
	});
	return { rows, rowsHeight: top };
}

/** The longest scale at which the bars fit side by side, neither column narrower than its heading. */
function countScale(rows: readonly StatusThemeRow[], heads: ColumnHeads, innerPx: number) {
	const known = Math.max(0, ...rows.map((row) => row.known));
	const unknown = Math.max(0, ...rows.map((row) => row.unknown));
	const free = innerPx - COLUMN_GAP_PX;
	const pxPerUnit = Math.min(
		WIDEST_UNIT_PX,
		free / Math.max(1, known + unknown),
		(free - heads.knownPx) / Math.max(1, unknown),
		(free - heads.unknownPx) / Math.max(1, known)
	);
	return {
		pxPerUnit,
		unknownFrom: (Math.max(known * pxPerUnit, heads.knownPx) + COLUMN_GAP_PX) / pxPerUnit,
		end: innerPx / pxPerUnit
	};
}

interface ColumnHeads {
	readonly knownPx: number;
	readonly unknownPx: number;
}
