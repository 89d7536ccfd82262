import type { KnownValues } from '#lib/url/filters.ts';
import type { Locale } from '#lib/url/paths.ts';
import type { Database } from './database.ts';
import { areas } from './queries/areas.ts';

/** An area that a council has a theme in, in one language. */
export interface CouncilArea {
	readonly areaId: string;
	readonly label: string;
	/** Null where none is named. */
	readonly committee: string | null;
}

/** The areas that a council has a theme in, in the order in which areas are shown everywhere. */
export async function areasOfCouncil(
	db: Database,
	known: KnownValues,
	locale: Locale
): Promise<readonly CouncilArea[]> {
	return (await db.run(areas, {}))
		.filter(({ areaId }) => known.areas.includes(areaId))
		.map(({ areaId, labelDa, labelEn, committee }) => ({
			areaId,
			label: locale === 'en' ? labelEn : labelDa,
			committee
		}));
}
