import type { Implementation } from '#lib/domain/vocabulary.ts';
import type { NumberText } from './spec.ts';

/** The words of figure D. */
export interface StatusByThemeText extends NumberText {
	readonly title: string;
	readonly source: string;
	/** Must name how many recommendations are shown. */
	readonly describe: (totals: {
		readonly made: number;
		readonly rated: number;
		readonly known: number;
		readonly unknown: number;
		readonly themes: number;
	}) => string;
	/** Names of the statuses, for key and table: `Delvist gennemført`. */
	readonly statuses: Readonly<Record<Implementation, string>>;
	/** Over the two baselines and the totals: `Oplyst`, `Uoplyst`, `I alt`. */
	readonly heads: { readonly known: string; readonly unknown: string; readonly total: string };
	readonly columns: { readonly theme: string; readonly rated: string; readonly made: string };
}
