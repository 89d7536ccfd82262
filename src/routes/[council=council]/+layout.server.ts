import { error } from '@sveltejs/kit';
import { sourcesOfCouncil } from '#lib/server/queries/sources-of-council.ts';
import { themesOfCouncil } from '#lib/server/queries/themes-of-council.ts';
import type { KnownValues } from '#lib/url/filters.ts';
import type { LayoutServerLoad } from './$types';

/** The council that the address names, with its themes, areas and documents; 404 where there is none. */
export const load: LayoutServerLoad = async ({ params, parent, locals: { release, locale } }) => {
	const { councils } = await parent();
	const council = councils.find(({ slug }) => slug === params.council);
	if (council === undefined) error(404);
	const of = { councilId: council.councilId };
	const [themes, sources] = await Promise.all([
		release.db.run(themesOfCouncil, of),
		release.db.run(sourcesOfCouncil, of)
	]);
	const areaLabels = new Map(
		themes.flatMap(({ areaId, areaLabelDa, areaLabelEn }) =>
			areaId === null ? [] : [[areaId, (locale === 'en' ? areaLabelEn : areaLabelDa) ?? areaId] as const]
		)
	);
	const areas = [...areaLabels].map(([areaId, label]) => ({ areaId, label }));
	const known: KnownValues = {
		themes: themes.map(({ themeId }) => themeId),
		areas: areas.map(({ areaId }) => areaId),
		years: { from: council.termFrom, to: council.termTo }
	};
	return { council, themes, areas, sources, known };
};
