import type { CubeRow } from '#lib/domain/cube.ts';
import { denominators } from '#lib/domain/measures/base-rows.ts';
import { byTheme, type ThemeLabel } from '#lib/domain/measures/by-theme.ts';
import { implementationCounts } from '#lib/domain/measures/implementation-counts.ts';
import type { Implementation } from '#lib/domain/vocabulary.ts';

/** One theme of figure D; counts of recommendations. The statuses sum to `rated`. */
export type StatusThemeRow = Readonly<Record<Implementation, number>> & {
	readonly theme_id: string;
	readonly theme: string;
	/** Those whose fate the source tells. */
	readonly known: number;
	/** Those that enter a rate. */
	readonly rated: number;
	readonly made: number;
};

/** The rows of figure D: one per theme given, most recommendations first, then by label in Danish order. */
export function statusThemeRows(
	rows: readonly CubeRow[],
	themes: readonly ThemeLabel[]
): readonly StatusThemeRow[] {
	return byTheme(rows, themes).map((group) => {
		const { made: rated, judged: known } = denominators(group.rows);
		return {
			theme_id: group.theme.themeId,
			theme: group.theme.label,
			...implementationCounts(group.rows),
			known,
			rated,
			made: group.made
		};
	});
}
