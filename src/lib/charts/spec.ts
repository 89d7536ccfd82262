import type * as Plot from '@observablehq/plot';
import type { Implementation } from '#lib/domain/vocabulary.ts';

/** The parts of Observable Plot that the figures use. They are handed in, so that a spec alone loads no chart library. */
export type PlotMarks = Pick<
	typeof Plot,
	'barX' | 'barY' | 'dot' | 'line' | 'rect' | 'ruleX' | 'ruleY' | 'text'
>;

/** One row of a figure's table and of its CSV. Null means that there is no such value, never zero. */
export interface ChartRow {
	readonly [key: string]: string | number | null;
}

/** A column of a figure's table and of its CSV. */
export interface ChartColumn {
	/** Key of the row and name of the CSV column. */
	readonly key: string;
	/** Heading of the table. */
	readonly label: string;
	/** What the number counts, for heading and metadata; null for a name or a year. */
	readonly unit: string | null;
	/** How a table cell is written; the CSV holds the bare value. */
	readonly format: (value: string | number | null) => string;
}

/** What a mark in the figure stands for. `swatch` says how the key draws it. */
export interface KeyEntry {
	readonly swatch: Implementation | 'outline' | 'filled' | 'dotted-line';
	readonly label: string;
}

/** A figure before it is drawn: pure, without clock, random, DOM or fetch. */
export interface ChartSpec {
	/** Public name of the figure, in its address and its file names. */
	readonly id: string;
	readonly title: string;
	/** Says in words what the figure shows and of how many. */
	readonly description: string;
	readonly source: string;
	/** What is drawn, in the order shown. */
	readonly rows: readonly ChartRow[];
	readonly columns: readonly ChartColumn[];
	/** In the order of the figure, shown above it. */
	readonly key: readonly KeyEntry[];
	/** Options for `Plot.plot` at this width in CSS pixels. Below 600 the figure is laid out anew, never scaled. */
	readonly plot: (marks: PlotMarks, width: number) => Plot.PlotOptions;
}

/** Below this width in CSS pixels a figure takes its layout for phones. */
export const PHONE_BELOW = 600;

/** How a figure writes numbers; every word and number that a reader sees is handed in. */
export interface NumberText {
	/** A count of recommendations, `1.234` in Danish. */
	readonly formatCount: (count: number) => string;
	/** A share 0..1, `34 %` in Danish. */
	readonly formatShare: (share: number) => string;
	/** Stands in a table where there is no value, a share of fewer than ten for one. */
	readonly noValue: string;
	/** What is counted, as a unit: `anbefalinger`. */
	readonly unit: string;
}

/** A column of counts. */
export function countColumn(key: string, label: string, text: NumberText): ChartColumn {
	return {
		key,
		label,
		unit: text.unit,
		format: (value) => (typeof value === 'number' ? text.formatCount(value) : text.noValue)
	};
}

/** A column of shares 0..1. */
export function shareColumn(key: string, label: string, text: NumberText): ChartColumn {
	return {
		key,
		label,
		unit: '%',
		format: (value) => (typeof value === 'number' ? text.formatShare(value) : text.noValue)
	};
}

/** A column of names or years, written as they are. */
export function nameColumn(key: string, label: string, text: NumberText): ChartColumn {
	return {
		key,
		label,
		unit: null,
		format: (value) => (value === null ? text.noValue : String(value))
	};
}
