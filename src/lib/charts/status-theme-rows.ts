import type { CubeRow } from '#lib/domain/cube.ts';
import { baseRows, denominators } from '#lib/domain/measures/base-rows.ts';
import { byTheme, type ThemeLabel } from '#lib/domain/measures/by-theme.ts';
import { implementationCounts } from '#lib/domain/measures/implementation-counts.ts';
import type { Base, Implementation } from '#lib/domain/vocabulary.ts';

/** One theme of figure D; counts of recommendations. The statuses sum to `rated`, and all but `made` are of the base. */
export type StatusThemeRow = Readonly<Record<Implementation, number>> & {
	readonly theme_id: string;
	readonly theme: string;
	/** Those whose fate the source tells. */
	readonly known: number;
	/** Those that enter a rate on this base. */
	readonly rated: number;
	/** All that were made, whatever the base. */
	readonly made: number;
};

/** The rows of figure D: one per theme given, most recommendations first, then by label in Danish order. */
export function statusThemeRows(
	rows: readonly CubeRow[],
	themes: readonly ThemeLabel[],
	base: Base = 'made'
): readonly StatusThemeRow[] {
	return byTheme(rows, themes).map((group) => {
		const counted = baseRows(group.rows, base);
		const { made: rated, judged: known } = denominators(counted);
		return {
			theme_id: group.theme.themeId,
			theme: group.theme.label,
			...implementationCounts(counted),
			known,
			rated,
			made: group.made
		};
	});
}
