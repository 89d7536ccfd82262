import { responsesByYear } from '#lib/charts/responses-by-year.ts';
import { type ChartSpec, countColumn, nameColumn, type NumberText } from '#lib/charts/spec.ts';
import { statusByTheme } from '#lib/charts/status-by-theme.ts';
import type { CubeRow } from '#lib/domain/cube.ts';
import { baseRows, denominators } from '#lib/domain/measures/base-rows.ts';
import type { ThemeLabel } from '#lib/domain/measures/by-theme.ts';
import { byYear } from '#lib/domain/measures/by-year.ts';
import { implementationCounts } from '#lib/domain/measures/implementation-counts.ts';
import { made } from '#lib/domain/measures/made.ts';
import { responseCounts } from '#lib/domain/measures/response-counts.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { type Base, IMPLEMENTATIONS, type Implementation } from '#lib/domain/vocabulary.ts';
import { capitalize, formatCount, formatShare } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { implementationLabel } from '#lib/i18n/labels.ts';
import { termText } from './term-text.ts';

/** What the figures of a council are made of. */
export interface FigureInput {
	readonly cube: readonly CubeRow[];
	readonly themes: readonly ThemeLabel[];
	readonly years: YearRange;
	readonly statusAsOf: string | null;
	/** What the counts of figure D are taken of. */
	readonly base: Base;
	/** Whether areas stand in the place of themes. */
	readonly ofAreas?: boolean;
}

/** Widths in CSS pixels that figures C and D are drawn for, narrowest first: two phones and a column of text. */
export const FIGURE_WIDTHS = [288, 350, 640] as const;

/** Figure C in the reader's language. Its title names its denominator: those that enter a rate. */
export function responsesFigure({ cube, years, statusAsOf }: FigureInput): ChartSpec {
	const { direct } = responseCounts(cube);
	const rated = denominators(cube).made;
	const total = { k: formatCount(direct), n: rated, count: formatCount(rated) };
	return responsesByYear(cube, {
		years,
		statusAsOf,
		text: {
			...numberText(),
			title: m.responses_title(total),
			source: '',
			describe: (totals) =>
				m.responses_description({ ...total, years: formatCount(totals.to - totals.from + 1) }),
			...termText(),
			axis: m.responses_axis(),
			kOfN: (k, n) => m.k_of_n({ k: formatCount(k), n: formatCount(n) }),
			ofN: (n) => m.of_n({ n: formatCount(n) }),
			tooYoung: m.too_young(),
			key: {
				made: m.responses_key_made(),
				direct: m.responses_key_direct(),
				besideText: m.responses_key_beside()
			},
			columns: {
				year: m.column_year(),
				made: m.column_made(),
				rated: m.column_rated(),
				direct: m.column_direct(),
				beside_text: m.column_beside(),
				share: m.column_share(),
				share_low: m.column_interval_low(),
				share_high: m.column_interval_high()
			}
		}
	});
}

/** Figure D in the reader's language. */
export function statusFigure({ cube, themes, base, ofAreas = false }: FigureInput): ChartSpec {
	const { made: n, judged } = denominators(baseRows(cube, base));
	const total = { k: formatCount(n - judged), count: formatCount(n) };
	return statusByTheme(cube, {
		themes,
		base,
		text: {
			...numberText(),
			title: m.status_title({ k: total.k, n: total.count }),
			source: '',
			describe: ({ themes: count }) => {
				const of = { ...total, n, themes: formatCount(count) };
				return ofAreas ? m.status_description_areas(of) : m.status_description(of);
			},
			statuses: statusNames(),
			heads: { known: m.status_known_heading(), unknown: statusNames().unknown, total: m.column_total() },
			columns: {
				theme: ofAreas ? m.column_area() : m.column_theme(),
				rated: m.column_rated(),
				made: m.column_made()
			}
		}
	});
}

/**
 * The table of figure A in the reader's language: one row per year with the count of each status, and a total. The
 * figure itself has one square per recommendation.
 */
export function statusesByYear({ cube, years }: FigureInput): Pick<ChartSpec, 'columns' | 'rows'> {
	const text = numberText();
	const names = statusNames();
	const rowOf = (year: string, rows: readonly CubeRow[]) => ({
		year,
		...implementationCounts(rows),
		rated: denominators(rows).made,
		made: made(rows)
	});
	return {
		columns: [
			nameColumn('year', m.column_year(), text),
			...IMPLEMENTATIONS.map((code) => countColumn(code, names[code], text)),
			countColumn('rated', m.column_rated(), text),
			countColumn('made', m.column_made(), text)
		],
		rows: [
			...byYear(cube, years.from, years.to).map(({ year, rows }) => rowOf(String(year), rows)),
			rowOf(m.column_total(), cube)
		]
	};
}

/** Names of the statuses with a capital, for keys and tables. */
export function statusNames(): Readonly<Record<Implementation, string>> {
	return Object.fromEntries(
		IMPLEMENTATIONS.map((code) => [code, capitalize(implementationLabel(code))])
	) as Record<Implementation, string>; // fromEntries widens the keys that it was given
}

/** How figures write numbers in the reader's language. */
export function numberText(): NumberText {
	return { formatCount, formatShare, noValue: '–', unit: m.unit_recommendations() };
}
