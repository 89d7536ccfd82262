import type { KnownValues } from '#lib/url/filters.ts';
import type { Database } from './database.ts';
import { councilOfSlug } from './queries/council-of-slug.ts';
import type { CouncilRow } from './queries/councils.ts';
import { themesOfCouncil, type ThemeRow } from './queries/themes-of-council.ts';

/** A council of the release with what its filters can name. */
export interface KnownCouncil {
	readonly council: CouncilRow;
	/** In the order of the source. */
	readonly themes: readonly ThemeRow[];
	readonly known: KnownValues;
}

/** The council with this slug, its themes, and the values that filters of its pages can have; null where there is none. */
export async function knownCouncil(db: Database, slug: string): Promise<KnownCouncil | null> {
	const [council] = await db.run(councilOfSlug, { slug });
	if (council === undefined) return null;
	const themes = await db.run(themesOfCouncil, { councilId: council.councilId });
	return {
		council,
		themes,
		known: {
			themes: themes.map(({ themeId }) => themeId),
			areas: [...new Set(themes.flatMap(({ areaId }) => areaId ?? []))],
			years: { from: council.termFrom, to: council.termTo },
			hasVerdicts: council.hasVerdicts
		}
	};
}
