import type { ThemeYearTable } from '#lib/charts/theme-year-table.ts';
import { type CubeGrain, FINEST, NO_AREA } from '#lib/domain/page-cube.ts';
import { formatCount } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';

/**
 * The title of figure B: the theme or area with most recommendations, or a neutral one where two share that place or where what
 * belongs to no area has it.
 */
export function themeYearTitle(
	{ themes: [first, second], made }: ThemeYearTable,
	{ themes }: CubeGrain = FINEST
): string {
	if (first === undefined || first.made <= (second?.made ?? 0) || first.theme.themeId === NO_AREA) {
		return themes === 'area' ? m.areas_by_year_title_neutral() : m.themes_by_year_title_neutral();
	}
	return m.themes_by_year_title({
		theme: first.theme.label,
		k: formatCount(first.made),
		n: formatCount(made)
	});
}

/** What figure B counts, and of how many. */
export function themeYearSubtitle(
	{ themes, years }: CubeGrain,
	period: { readonly years: string; readonly n: string }
): string {
	if (themes === 'area') {
		return years === 'term' ? m.areas_by_term_subtitle(period) : m.areas_by_year_subtitle(period);
	}
	return years === 'term' ? m.themes_by_term_subtitle(period) : m.themes_by_year_subtitle(period);
}

/** What figure D counts, and of how many. */
export function statusSubtitle(
	{ themes }: CubeGrain,
	period: { readonly years: string; readonly n: string }
): string {
	return themes === 'area' ? m.status_subtitle_areas(period) : m.status_subtitle(period);
}
