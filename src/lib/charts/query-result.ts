import type { QueryResult } from '#lib/domain/query-result.ts';
import { plotResultBars } from './query-result-bars.ts';
import { plotResultLine } from './query-result-line.ts';
import type { ResultChartChoice, ResultPoint } from './result-points.ts';
import type { ChartSpec } from './spec.ts';

/** The words and numbers of a figure of a result. */
export interface QueryResultText {
	readonly title: string;
	/** Says of how many rows, and how. */
	readonly description: string;
	readonly source: string;
	/** A number of the result as the reader's language writes it. */
	readonly formatNumber: (value: number) => string;
	readonly noValue: string;
}

/** A result as a figure: bars from zero in the order of the rows, or a line over numbers, its axis from zero as well. */
export function queryResultChart(
	{ columns }: QueryResult,
	{ form, x, y }: ResultChartChoice,
	points: readonly ResultPoint[],
	text: QueryResultText
): ChartSpec {
	const names = { x: columns[x]?.name ?? '', y: columns[y]?.name ?? '' };
	const format = (value: string | number | null) =>
		typeof value === 'number' ? text.formatNumber(value) : (value ?? text.noValue);
	return {
		id: 'query-result',
		title: text.title,
		description: text.description,
		source: text.source,
		rows: points.map((point) => ({ x: point.x, y: point.y })),
		columns: [
			{ key: 'x', label: names.x, unit: null, format: (value) => String(value ?? text.noValue) },
			{ key: 'y', label: names.y, unit: names.y, format }
		],
		key: [],
		plot: (marks, width) =>
			(form === 'line' ? plotResultLine : plotResultBars)(points, names, text.formatNumber, marks, width)
	};
}
