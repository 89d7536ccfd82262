/** What a reader has chosen in the index of councils. */
export interface CouncilIndexState {
	/** Words that name, municipality and kind have; empty for all. */
	readonly q: string;
	/** Sort of council; null for all. */
	readonly kind: string | null;
	/** Municipality; null for all. */
	readonly municipality: string | null;
	/** From 1. */
	readonly page: number;
}

/** Every council from the first. */
export const WHOLE_INDEX: CouncilIndexState = { q: '', kind: null, municipality: null, page: 1 };

/** The parameters of the index in the order in which they are written. Never reuse a name. */
export const COUNCIL_INDEX_KEYS = ['q', 'kind', 'municipality', 'page'] as const;

/** Longest search; the rest is cut off. */
export const LONGEST_COUNCIL_SEARCH = 100;

/**
 * Reads the choices of an address. Never throws: what means nothing is as if it were not there. Law:
 * `parseCouncilIndex(formatCouncilIndex(s))` is `s` for the kinds and municipalities that there are.
 */
export function parseCouncilIndex(
	params: URLSearchParams,
	known: { readonly kinds: readonly string[]; readonly municipalities: readonly string[] }
): CouncilIndexState {
	const page = params.get('page') ?? '';
	return {
		q: (params.get('q') ?? '')
			.replace(/[\p{Cc}\s]+/gu, ' ')
			.trim()
			.slice(0, LONGEST_COUNCIL_SEARCH)
			// Half of a letter beyond the first plane.
			.replace(/\p{Cs}$/u, '')
			.trim(),
		kind: known.kinds.find((kind) => kind === params.get('kind')) ?? null,
		municipality: known.municipalities.find((name) => name === params.get('municipality')) ?? null,
		page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : WHOLE_INDEX.page
	};
}

/** The choices as parameters of an address, in fixed order and without defaults; empty for every council from the first. */
export function formatCouncilIndex({ q, kind, municipality, page }: CouncilIndexState): URLSearchParams {
	const params = new URLSearchParams();
	if (q !== '') params.append('q', q);
	if (kind !== null) params.append('kind', kind);
	if (municipality !== null) params.append('municipality', municipality);
	if (page !== WHOLE_INDEX.page) params.append('page', String(page));
	return params;
}

/** `path` with the choices; without a question mark where nothing is chosen. */
export function withCouncilIndex(path: string, state: CouncilIndexState): string {
	const query = formatCouncilIndex(state).toString();
	return query === '' ? path : `${path}?${query}`;
}
