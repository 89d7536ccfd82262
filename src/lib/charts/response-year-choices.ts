import { choiceOfPart } from './choice-of-part.ts';
import type { ResponseYearRow } from './response-year-rows.ts';

/** What the outline of a year stands for: all its recommendations. */
export function choiceOfYear({ year }: ResponseYearRow): string {
	return choiceOfPart({ year });
}

/** What the filled part of a year stands for: those with a direct answer. */
export function choiceOfDirect({ year }: ResponseYearRow): string {
	return choiceOfPart({ year, response: 'direct' });
}
