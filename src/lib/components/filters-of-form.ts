import { type Filters, type KnownValues, parseFilters } from '#lib/url/filters.ts';

/** The filters that a form's fields hold, read as those of an address are. */
export function filtersOfForm(form: HTMLFormElement, known: KnownValues): Filters {
	const params = new URLSearchParams();
	for (const [key, value] of new FormData(form)) if (typeof value === 'string') params.append(key, value);
	return parseFilters(params, known).filters;
}
