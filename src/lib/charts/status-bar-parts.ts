import { IMPLEMENTATIONS, type Implementation } from '#lib/domain/vocabulary.ts';
import type { StatusBarsLayout } from './status-by-theme-layout.ts';

/** One part of a bar of figure D: a status of a theme. */
export interface StatusBarPart {
	readonly themeId: string;
	readonly status: Implementation;
	readonly count: number;
	/** On the scale of counts. */
	readonly from: number;
	readonly to: number;
	/** CSS pixels from the top of the first row. */
	readonly top: number;
	readonly bottom: number;
}

/**
 * The parts of all bars in the order of the rows and of the vocabulary; none for a status that does not occur. Known ones
 * stack from 0, unknown ones begin at the baseline of their own.
 */
export function statusBarParts({
	rows,
	unknownFrom
}: Pick<StatusBarsLayout, 'rows' | 'unknownFrom'>): readonly StatusBarPart[] {
	return rows.flatMap(({ row, barTop: top, barBottom: bottom }) => {
		let end = 0;
		return IMPLEMENTATIONS.filter((status) => row[status] > 0).map((status) => {
			const from = status === 'unknown' ? unknownFrom : end;
			const to = from + row[status];
			end = to;
			return { themeId: row.theme_id, status, count: row[status], from, to, top, bottom };
		});
	});
}
