import type { Database } from './database.ts';
import { councilOfSlug } from './queries/council-of-slug.ts';
import { type CouncilRow, councils } from './queries/councils.ts';

/** Councils that a page about the whole site says something of one after the other; of more, it takes one. */
export const MOST_COUNCILS_IN_PAGE = 6;

/**
 * The councils that such a page is about: all where they are few, else the one that the address names, or the home council where
 * it names none that there is.
 */
export async function fewCouncils(
	db: Database,
	home: CouncilRow,
	count: number,
	slug: string | null
): Promise<readonly CouncilRow[]> {
	if (count <= MOST_COUNCILS_IN_PAGE) return db.run(councils, {});
	const [chosen] = slug === null ? [] : await db.run(councilOfSlug, { slug });
	return [chosen ?? home];
}
