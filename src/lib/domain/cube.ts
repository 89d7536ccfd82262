import type { CodingStatus, Implementation, Response, State, Verdict } from './vocabulary.ts';

/**
 * One row of the cube: how many recommendations share these values.
 *
 * Grain: one row per combination of council, year, theme, area, response, implementation, certainty, coding status
 * and verdict that occurs. `response`, `implementation`, `state` and `certain` are null where the source of the council
 * carries no status at all, or where nobody has judged the row yet (`codingStatus` is `draft`).
 */
export interface CubeRow {
	readonly councilId: string;
	readonly year: number;
	readonly themeId: string;
	/** Null where the theme is joined to no shared area. */
	readonly areaId: string | null;
	readonly response: Response | null;
	readonly implementation: Implementation | null;
	readonly state: State | null;
	readonly certain: boolean | null;
	/** Null where the council's source carries no status, so that there is nothing to code. */
	readonly codingStatus: CodingStatus | null;
	/** The council's latest word on it; null where it has given none. */
	readonly verdict: Verdict | null;
	/** Recommendations with these values; at least 1. */
	readonly n: number;
}
