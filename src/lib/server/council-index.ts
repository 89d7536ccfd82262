import { findCouncils } from '#lib/domain/search/find-councils.ts';
import { type CouncilIndexState, parseCouncilIndex } from '#lib/url/council-index.ts';
import type { Database } from './database.ts';
import { type CouncilRow, councils } from './queries/councils.ts';

/** Councils of a page of the index. */
export const COUNCILS_PER_PAGE = 60;

/** A value that councils can be narrowed to, and how many councils that leaves. */
export interface CouncilFacet {
	readonly value: string;
	readonly n: number;
}

/** A council as the index lists it. */
export type IndexedCouncil = Pick<
	CouncilRow,
	| 'slug'
	| 'name'
	| 'municipality'
	| 'kind'
	| 'termFrom'
	| 'termTo'
	| 'statusAsOf'
	| 'recommendations'
	| 'rated'
	| 'answered'
>;

/** One page of the index of councils. */
export interface CouncilIndex {
	/** What the address chose; the page is one that there is. */
	readonly state: CouncilIndexState;
	/** By name in Danish order. */
	readonly rows: readonly IndexedCouncil[];
	/** Councils that pass, on all pages, and their recommendations. */
	readonly total: number;
	readonly recommendations: number;
	/** At least 1. */
	readonly pages: number;
	/** In Danish order, each counted over the councils that pass all other choices. */
	readonly kinds: readonly CouncilFacet[];
	readonly municipalities: readonly CouncilFacet[];
}

const DANISH = new Intl.Collator('da');

/** The page of the index of councils that an address asks for. Rejects with `QueryError`. */
export async function councilIndex(
	db: Database,
	params: URLSearchParams,
	perPage = COUNCILS_PER_PAGE
): Promise<CouncilIndex> {
	const all = [...(await db.run(councils, {}))].sort(
		(a, b) => DANISH.compare(a.name, b.name) || DANISH.compare(a.slug, b.slug)
	);
	const known = {
		kinds: valuesOf(all, 'kind').map(({ value }) => value),
		municipalities: valuesOf(all, 'municipality').map(({ value }) => value)
	};
	const asked = parseCouncilIndex(params, known);
	const found = findCouncils(all, asked.q);
	const { kind, municipality } = asked;
	const ofKind = (one: CouncilRow) => kind === null || one.kind === kind;
	const ofMunicipality = (one: CouncilRow) => municipality === null || one.municipality === municipality;
	const passed = found.filter((one) => ofKind(one) && ofMunicipality(one));
	const pages = Math.max(1, Math.ceil(passed.length / perPage));
	const page = Math.min(asked.page, pages);
	return {
		state: { ...asked, page },
		rows: passed.slice((page - 1) * perPage, page * perPage).map(indexed),
		total: passed.length,
		recommendations: passed.reduce((sum, { recommendations }) => sum + recommendations, 0),
		pages,
		kinds: valuesOf(found.filter(ofMunicipality), 'kind'),
		municipalities: valuesOf(found.filter(ofKind), 'municipality')
	};
}

function valuesOf(rows: readonly CouncilRow[], column: 'kind' | 'municipality'): readonly CouncilFacet[] {
	const counts = new Map<string, number>();
	for (const row of rows) counts.set(row[column], (counts.get(row[column]) ?? 0) + 1);
	return [...counts].map(([value, n]) => ({ value, n })).sort((a, b) => DANISH.compare(a.value, b.value));
}

function indexed({
	slug,
	name,
	municipality,
	kind,
	termFrom,
	termTo,
	statusAsOf,
	recommendations,
	rated,
	answered
}: CouncilRow): IndexedCouncil {
	return { slug, name, municipality, kind, termFrom, termTo, statusAsOf, recommendations, rated, answered };
}
