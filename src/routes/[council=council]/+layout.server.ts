import { error } from '@sveltejs/kit';
import { knownCouncil } from '#lib/server/known-council.ts';
import { sourcesOfCouncil } from '#lib/server/queries/sources-of-council.ts';
import type { LayoutServerLoad } from './$types';

/** The council that the address names, with its themes, areas and the document that figures name; 404 where there is none. */
export const load: LayoutServerLoad = async ({ params, locals: { release, locale } }) => {
	const found = await knownCouncil(release.db, params.council);
	if (found === null) error(404);
	const { council, themes, known } = found;
	const documents = await release.db.run(sourcesOfCouncil, { councilId: council.councilId });
	// A council can have many documents; the line below figures names its register.
	const sources = documents.filter(({ kind }) => kind === 'register').slice(0, 1);
	if (sources.length === 0) sources.push(...documents.slice(0, 1));
	const areaLabels = new Map(
		themes.flatMap(({ areaId, areaLabelDa, areaLabelEn }) =>
			areaId === null ? [] : [[areaId, (locale === 'en' ? areaLabelEn : areaLabelDa) ?? areaId] as const]
		)
	);
	const areas = [...areaLabels].map(([areaId, label]) => ({ areaId, label }));
	return { council, themes, areas, sources, known };
};
