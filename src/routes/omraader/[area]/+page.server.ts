import { error } from '@sveltejs/kit';
import { areas } from '#lib/server/queries/areas.ts';
import { contextsOfArea } from '#lib/server/queries/contexts-of-area.ts';
import { recommendationsOfArea } from '#lib/server/queries/recommendations-of-area.ts';
import type { PageServerLoad } from './$types';

/** One area across councils and documents: what was recommended and answered, and what other documents say. */
export const load: PageServerLoad = async ({ params, locals: { release } }) => {
	const area = (await release.db.run(areas, {})).find(({ areaId }) => areaId === params.area);
	if (area === undefined) error(404);
	const of = { areaId: area.areaId };
	const [recommendations, contexts] = await Promise.all([
		release.db.run(recommendationsOfArea, of),
		release.db.run(contextsOfArea, of)
	]);
	return { area, recommendations, contexts };
};
