import { OPEN_STATUSES } from '#lib/domain/measures/open-items.ts';
import { type KnownValues, NO_FILTERS, type ParsedFilters, parseFilters } from './filters.ts';

/**
 * The filters of a page that shows open recommendations alone, read as `parseFilters` does. What all open ones share cannot
 * be chosen there, nor what none has: a state, a base, the status of a closed one are dropped and returned as well.
 */
export function parseOpenFilters(params: URLSearchParams, known: KnownValues): ParsedFilters {
	const { filters, dropped } = parseFilters(params, known);
	const isOpenStatus = (code: string) => (OPEN_STATUSES as readonly string[]).includes(code);
	return {
		filters: {
			...filters,
			implementation: filters.implementation.filter(isOpenStatus),
			state: NO_FILTERS.state,
			base: NO_FILTERS.base
		},
		dropped: [
			...dropped,
			...filters.implementation
				.filter((code) => !isOpenStatus(code))
				.map((value) => ({ key: 'implementation', value })),
			...filters.state.map((value) => ({ key: 'state', value })),
			...(filters.base === NO_FILTERS.base ? [] : [{ key: 'base', value: filters.base }])
		]
	};
}
