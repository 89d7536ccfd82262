import type { ThemeYearTable } from '#lib/charts/theme-year-table.ts';
import { formatCount } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';

/** The title of figure B: the theme with most recommendations, or a neutral one where two share that place. */
export function themeYearTitle({ themes: [first, second], made }: ThemeYearTable): string {
	if (first === undefined || first.made <= (second?.made ?? 0)) return m.themes_by_year_title_neutral();
	return m.themes_by_year_title({
		theme: first.theme.label,
		k: formatCount(first.made),
		n: formatCount(made)
	});
}
