import { markMatches } from '#lib/domain/search/mark-matches.ts';
import { listRecommendations } from '#lib/server/list-recommendations.ts';
import { parseListState } from '#lib/url/list-state.ts';
import type { PageServerLoad } from './$types';

/** One page of the list for the address, texts in pieces that mark what was searched for. */
export const load: PageServerLoad = async ({ parent, url, locals: { release } }) => {
	const { council, known } = await parent();
	const { state, dropped } = parseListState(url.searchParams, known);
	const { rows, query, ...list } = await listRecommendations(release.db, {
		councilId: council.councilId,
		...state
	});
	const fuzzy = list.searchMethod === 'fuzzy';
	return {
		state,
		dropped,
		list: {
			...list,
			rows: rows.map((row) => ({
				...row,
				text: markMatches(row.text, query, fuzzy),
				quote: row.quote === null ? null : markMatches(row.quote, query, fuzzy)
			}))
		}
	};
};
