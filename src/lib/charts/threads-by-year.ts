import type { Thread } from '#lib/domain/measures/year-repeats.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { type ChartSpec, countColumn, nameColumn } from './spec.ts';
import { plotThreadChains } from './threads-by-year-chains.ts';
import { threadsLayout } from './threads-by-year-layout.ts';
import { mostAskedFirst, threadRows, type ThreadUnit } from './threads-by-year-rows.ts';
import type { ThreadsByYearText } from './threads-by-year-text.ts';

/** Public name of figure F, also the start of the ids inside its drawing. */
const ID = 'threads-by-year';

/**
 * Figure F: the same demand over the years. A row per thread, a square per recommendation on its year, joined by a line
 * whose style says how the later one takes up the one before it. Most often asked first.
 */
export function threadsByYear(
	threads: readonly Thread<ThreadUnit>[],
	options: { readonly years: YearRange; readonly text: ThreadsByYearText }
): ChartSpec {
	const { years, text } = options;
	const sorted = mostAskedFirst(threads);
	const units = threads.flatMap((thread) => thread.members);
	const occurs = (status: ThreadUnit['implementation']) =>
		units.some((unit) => unit.implementation === status);
	return {
		id: ID,
		title: text.title,
		description: text.describe({
			threads: threads.length,
			recommendations: new Set(units.map((unit) => unit.recommendationId)).size
		}),
		source: text.source,
		rows: threadRows(sorted),
		columns: [
			nameColumn('thread', text.columns.thread, text),
			countColumn('times', text.columns.times, text),
			nameColumn('years', text.columns.years, text),
			countColumn('verbatim', text.columns.verbatim, text),
			countColumn('reworded', text.columns.reworded, text),
			countColumn('follows_up', text.columns.follows_up, text)
		],
		key: [
			...IMPLEMENTATIONS.filter(occurs).map((status) => ({ swatch: status, label: text.statuses[status] })),
			...(occurs(null) ? [{ swatch: 'outline' as const, label: text.noStatus }] : [])
		],
		plot: (marks, width) =>
			plotThreadChains(threadsLayout(sorted, years, text, width), text, marks, `${ID}-${width}`)
	};
}
