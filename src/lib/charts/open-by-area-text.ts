import type { OpenStatus } from '#lib/domain/measures/open-items.ts';
import type { NumberText } from './spec.ts';
import type { TermText } from './term-marks.ts';

/** The words of figure E. */
export interface OpenByAreaText extends NumberText, TermText {
	readonly title: string;
	readonly source: string;
	/** Must name how many recommendations are shown. */
	readonly describe: (totals: {
		readonly open: number;
		readonly unknown: number;
		/** Areas with an open recommendation. */
		readonly areas: number;
		/** Year of the oldest open one; null where none is open. */
		readonly oldest: number | null;
	}) => string;
	/** Names of the statuses, for the key: `Delvist gennemført`. */
	readonly statuses: Readonly<Record<OpenStatus, string>>;
	/** Name of the upper axis: `År ved opgørelsen`. */
	readonly ageAxis: string;
	/** Name of the lower axis: `Givet i`. */
	readonly yearAxis: string;
	/** At the right edge: `opgjort 2019`. Not shown where there is no status date. */
	readonly asOf: string;
	/** Follows the number of open ones: `· 15 uoplyst`. */
	readonly ofThemUnknown: (unknown: number) => string;
	/** Name of the row of what belongs to no area. */
	readonly noArea: string;
	readonly columns: {
		readonly area: string;
		readonly open: string;
		readonly unknown: string;
		readonly oldest: string;
	};
}
