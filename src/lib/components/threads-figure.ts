import type { ChartSpec } from '#lib/charts/spec.ts';
import type { ThreadUnit } from '#lib/charts/threads-by-year-rows.ts';
import { threadsByYear } from '#lib/charts/threads-by-year.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import type { Thread } from '#lib/domain/measures/year-repeats.ts';
import { capitalize, formatCount } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { threadLinkLabel } from '#lib/i18n/labels.ts';
import { numberText, statusNames } from './council-figures.ts';
import { termText } from './term-text.ts';

/** Figure F in the reader's language: the same demand over the years. */
export function threadsFigure(threads: readonly Thread<ThreadUnit>[], years: YearRange): ChartSpec {
	const links = {
		verbatim: threadLinkLabel('verbatim'),
		reworded: threadLinkLabel('reworded'),
		follows_up: threadLinkLabel('follows_up')
	};
	return threadsByYear(threads, {
		years,
		text: {
			...numberText(),
			...termText(),
			title: m.threads_figure_title({ n: formatCount(threads.length) }),
			source: '',
			describe: ({ threads: count, recommendations }) =>
				m.threads_description({ threads: formatCount(count), n: formatCount(recommendations) }),
			statuses: statusNames(),
			noStatus: capitalize(m.not_covered()),
			links,
			times: (n) => m.thread_times({ n, count: formatCount(n) }),
			columns: {
				thread: m.column_thread(),
				times: m.column_times(),
				years: m.column_years(),
				verbatim: capitalize(links.verbatim),
				reworded: capitalize(links.reworded),
				follows_up: capitalize(links.follows_up)
			}
		}
	});
}
