import type { LinkKind } from '#lib/domain/measures/year-repeats.ts';
import type { Implementation } from '#lib/domain/vocabulary.ts';
import type { NumberText } from './spec.ts';
import type { TermText } from './term-marks.ts';

/** The words of figure F. */
export interface ThreadsByYearText extends NumberText, TermText {
	readonly title: string;
	readonly source: string;
	/** Must name how many threads and how many recommendations are shown. */
	readonly describe: (totals: { readonly threads: number; readonly recommendations: number }) => string;
	/** Names of the statuses, for the key: `Delvist gennemført`. */
	readonly statuses: Readonly<Record<Implementation, string>>;
	/** In the key, of a recommendation whose source carries no status. */
	readonly noStatus: string;
	/** Names of the lines, over the figure: `ordret`, `omformuleret`, `følger op`. */
	readonly links: Readonly<Record<LinkKind, string>>;
	/** How often it was asked: `3 gange`. */
	readonly times: (n: number) => string;
	readonly columns: {
		readonly thread: string;
		readonly times: string;
		readonly years: string;
		readonly verbatim: string;
		readonly reworded: string;
		readonly follows_up: string;
	};
}
