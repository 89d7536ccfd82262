import { error } from '@sveltejs/kit';
import { areaRecommendations } from '#lib/server/queries/area-recommendations.ts';
import { areas } from '#lib/server/queries/areas.ts';
import { contextsOfArea } from '#lib/server/queries/contexts-of-area.ts';
import { councilsOfArea } from '#lib/server/queries/councils-of-area.ts';
import type { PageServerLoad } from './$types';

/** Councils whose recommendations of an area are listed here; of more, those that recommended most in it. */
const MOST_LISTED = 3;
/** Recommendations of one council that are listed; the rest are in the council's own list. */
const MOST_IN_LIST = 40;
/** Further councils that are named with their number. */
const MOST_NAMED = 60;
/** Passages of other documents; all are in the files. */
const MOST_PASSAGES = 100;

/** One area across councils and documents: what was recommended and answered, and what other documents say; the first of each. */
export const load: PageServerLoad = async ({ params, locals: { release } }) => {
	const { db } = release;
	const area = (await db.run(areas, {})).find(({ areaId }) => areaId === params.area);
	if (area === undefined) error(404);
	const { areaId } = area;
	const [councils, contexts] = await Promise.all([
		db.run(councilsOfArea, { areaId }),
		db.run(contextsOfArea, { areaId })
	]);
	const listed = mostFirst(councils).slice(0, MOST_LISTED);
	const others = mostFirst(councils).slice(MOST_LISTED, MOST_LISTED + MOST_NAMED);
	return {
		area,
		/** Councils that recommended something in the area, and how much all of them did. */
		councilsOfArea: councils.length,
		recommendations: councils.reduce((sum, { recommendations }) => sum + recommendations, 0),
		asked: await Promise.all(
			councils
				.filter((one) => listed.includes(one))
				.map(async (council) => ({
					council,
					rows: await db.run(areaRecommendations, {
						councilId: council.councilId,
						areaId,
						limit: MOST_IN_LIST
					})
				}))
		),
		others,
		passages: contexts.length,
		contexts: contexts.slice(0, MOST_PASSAGES)
	};
};

/** The councils with most recommendations first, then in their order. */
function mostFirst<Council extends { readonly recommendations: number }>(
	councils: readonly Council[]
): readonly Council[] {
	return councils.toSorted((a, b) => b.recommendations - a.recommendations);
}
