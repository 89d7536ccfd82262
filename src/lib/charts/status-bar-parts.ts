import { IMPLEMENTATIONS, type Implementation } from '#lib/domain/vocabulary.ts';
import type { StatusThemeRow } from './status-theme-rows.ts';

/** One part of a bar of figure D: a status of a theme, from and to on the scale of counts. */
export interface StatusBarPart {
	readonly theme: string;
	readonly status: Implementation;
	readonly count: number;
	readonly from: number;
	readonly to: number;
}

/**
 * The parts of all bars in the order of the rows and of the vocabulary; none for a status that does not occur. Known ones
 * stack from 0, unknown ones begin at `unknownFrom`.
 */
export function statusBarParts(
	rows: readonly StatusThemeRow[],
	unknownFrom: number
): readonly StatusBarPart[] {
	return rows.flatMap((row) => {
		let end = 0;
		return IMPLEMENTATIONS.filter((status) => row[status] > 0).map((status) => {
			const from = status === 'unknown' ? unknownFrom : end;
			const to = from + row[status];
			end = to;
			return { theme: row.theme_id, status, count: row[status], from, to };
		});
	});
}
