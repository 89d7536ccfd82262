import type { CubeRow } from '../cube.ts';
import { made } from './made.ts';

/** A theme as the register names it. */
export interface ThemeLabel {
	readonly themeId: string;
	readonly label: string;
}

/** The rows of one theme; none where the theme has no recommendation in this selection. */
export interface ThemeGroup {
	readonly theme: ThemeLabel;
	/** Recommendations made. */
	readonly made: number;
	readonly rows: readonly CubeRow[];
}

const DANISH = new Intl.Collator('da');

/**
 * The rows of every theme given, most recommendations first, then by label in Danish order. Throws on a row of a theme
 * that is not given, since it would be lost.
 */
export function byTheme(rows: readonly CubeRow[], themes: readonly ThemeLabel[]): readonly ThemeGroup[] {
	const groups = new Map(inDanishOrder(themes).map((theme) => [theme.themeId, newGroup(theme)]));
	for (const row of rows) {
		const group = groups.get(row.themeId);
		if (group === undefined) throw new RangeError(`unknown theme: "${row.themeId}"`);
		group.rows.push(row);
	}
	return [...groups.values()]
		.map((group) => ({ ...group, made: made(group.rows) }))
		.sort((a, b) => b.made - a.made);
}

const ORDERS = new WeakMap<readonly ThemeLabel[], readonly ThemeLabel[]>();

/** Kept for each list: comparing names takes longer than counting what they name. */
function inDanishOrder(themes: readonly ThemeLabel[]): readonly ThemeLabel[] {
	const known = ORDERS.get(themes);
	if (known !== undefined) return known;
	const order = themes.toSorted(
		(a, b) => DANISH.compare(a.label, b.label) || DANISH.compare(a.themeId, b.themeId)
	);
	ORDERS.set(themes, order);
	return order;
}

function newGroup(theme: ThemeLabel): { theme: ThemeLabel; rows: CubeRow[] } {
	return { theme, rows: [] };
}
