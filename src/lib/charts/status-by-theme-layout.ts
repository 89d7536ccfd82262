import { LABEL_PX, NOTE_PX } from './chart-type.ts';
import { PHONE_BELOW } from './spec.ts';
import type { StatusByThemeText } from './status-by-theme-text.ts';
import type { StatusThemeRow } from './status-theme-rows.ts';
import { textWidth, wrapText } from './text-width.ts';

/** Where the pieces of figure D stand, in CSS pixels; lengths of bars in recommendations. */
export interface StatusBarsLayout {
	/** Labels stand above the bars, not to the left. */
	readonly phone: boolean;
	readonly marginTop: number;
	/** From the left edge to the baseline of the known statuses. */
	readonly marginLeft: number;
	readonly marginRight: number;
	readonly rowPx: number;
	readonly barPx: number;
	/** From the top of a row to the top of its bar. */
	readonly barTop: number;
	/** Lines of each label, in the order of the rows. */
	readonly labels: readonly (readonly string[])[];
	/** One recommendation is this long. */
	readonly pxPerUnit: number;
	/** Where the baseline of the unknown ones stands on the scale of counts. */
	readonly unknownFrom: number;
	/** End of the scale of counts. */
	readonly end: number;
}

const GAP_PX = 28;
const TOTAL_PX = 44;
const WIDEST_UNIT_PX = 40;
/** From one line of a label to the next. */
export const LABEL_LINE_PX = 17;
/** From the end of a total to the baseline on its right. */
export const TOTAL_GAP_PX = 12;

/** The layout of figure D at a width: both columns share one scale, so that lengths compare across them. */
export function statusBarsLayout(
	rows: readonly StatusThemeRow[],
	text: StatusByThemeText,
	width: number
): StatusBarsLayout {
	const phone = width < PHONE_BELOW;
	const labelPx = phone ? width - TOTAL_PX : Math.min(width * 0.34, widestLabel(rows));
	const labels = rows.map((row) => wrapText(row.theme, labelPx, LABEL_PX));
	const lines = Math.max(1, ...labels.map((label) => label.length));
	const marginLeft = phone ? 1 : Math.ceil(labelPx) + TOTAL_PX;
	const inner = width - marginLeft - 1;
	const known = Math.max(0, ...rows.map((row) => row.known));
	const unknown = Math.max(0, ...rows.map((row) => row.unknown));
	const headPx = textWidth(text.heads.known, NOTE_PX);
	const unit = Math.min(WIDEST_UNIT_PX, (inner - GAP_PX) / Math.max(1, known + unknown));
	const knownPx = Math.max(known * unit, headPx);
	const pxPerUnit = Math.min(unit, (inner - GAP_PX - knownPx) / Math.max(1, unknown));
	const barTop = phone ? lines * LABEL_LINE_PX + 3 : 0;
	return {
		phone,
		marginTop: 26,
		marginLeft,
		marginRight: 1,
		rowPx: phone ? barTop + 22 + 10 : Math.max(30, lines * LABEL_LINE_PX + 6),
		barPx: 22,
		barTop,
		labels,
		pxPerUnit,
		unknownFrom: (knownPx + GAP_PX) / pxPerUnit,
		end: inner / pxPerUnit
	};
}

function widestLabel(rows: readonly StatusThemeRow[]): number {
	return Math.max(60, ...rows.map((row) => textWidth(row.theme, LABEL_PX)));
}
