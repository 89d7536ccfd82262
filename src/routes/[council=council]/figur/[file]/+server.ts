import { error } from '@sveltejs/kit';
import { figureRows } from '#lib/components/figure-rows.ts';
import { formatCsv } from '#lib/domain/csv.ts';
import { areasOfCouncil } from '#lib/server/areas-of-council.ts';
import { groupThreads } from '#lib/server/group-threads.ts';
import { knownCouncil } from '#lib/server/known-council.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import { threadsOfCouncil } from '#lib/server/queries/threads-of-council.ts';
import { parseFilters, rowFilter } from '#lib/url/filters.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import type { RequestHandler } from './$types';

/** The rows of a figure as CSV or JSON, for the filters of the address; 404 where there is no such figure. */
export const GET: RequestHandler = async ({ params, url, locals: { release } }) => {
	const [, id = '', form] = /^([a-z-]+)\.(csv|json)$/.exec(params.file) ?? [];
	const found = form === undefined ? null : await knownCouncil(release.db, params.council);
	if (found === null) error(404);
	const { council, themes, known } = found;
	const of = { councilId: council.councilId };
	const [cube, items, threads, areas] = await Promise.all([
		release.db.run(cubeOfCouncil, of),
		release.db.run(recommendationsOfCouncil, of),
		release.db.run(threadsOfCouncil, of),
		areasOfCouncil(release.db, known, 'da')
	]);
	const { filters } = parseFilters(url.searchParams, known);
	const figure = figureRows(id, {
		cube: filterRows(cube, rowFilter(filters)),
		items: filterRows(items, rowFilter(filters)),
		themes,
		areas,
		threads: groupThreads(threads, 'da'),
		years: known.years,
		statusAsOf: council.statusAsOf,
		base: filters.base
	});
	if (figure === null) error(404);
	const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };
	if (form === 'json') {
		return new Response(`${JSON.stringify(figure.rows)}\n`, {
			headers: { ...headers, 'content-type': 'application/json; charset=utf-8' }
		});
	}
	return new Response(formatCsv(figure.keys, figure.rows), {
		headers: {
			...headers,
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${council.slug}-${id}.csv"`
		}
	});
};
