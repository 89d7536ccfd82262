import type { ResponseYearRow } from './response-year-rows.ts';
import type { NumberText } from './spec.ts';
import type { TermText } from './term-marks.ts';

/** The words of figure C. */
export interface ResponsesByYearText extends NumberText, TermText {
	readonly title: string;
	readonly source: string;
	/** Must name how many recommendations are shown. */
	readonly describe: (totals: {
		readonly made: number;
		readonly rated: number;
		readonly direct: number;
		readonly besideText: number;
		readonly from: number;
		readonly to: number;
	}) => string;
	/** What the axis counts: `Antal anbefalinger`. */
	readonly axis: string;
	/** `5 af 16` */
	readonly kOfN: (k: number, n: number) => string;
	/** Second half of it, for two lines: `af 16`. */
	readonly ofN: (n: number) => string;
	/** Over the cohorts that are younger than four years at the status date. */
	readonly tooYoung: string;
	readonly key: { readonly made: string; readonly direct: string; readonly besideText: string };
	readonly columns: Readonly<Record<keyof ResponseYearRow, string>>;
}
