import type { OpenRow } from './queries/open-of-council.ts';
import { RECORD_KEYS, recordData } from './record-data.ts';

/**
 * Names of an open recommendation's values as data: those of any recommendation, then its age in years when its status was taken,
 * how often it was asked and in which thread, and its place among the council's priorities.
 */
export const OPEN_KEYS = [...RECORD_KEYS, 'age_years', 'times_asked', 'thread_id', 'priority_rank'] as const;

/** An open recommendation as data, under public names; null is not applicable. */
export function openData(row: OpenRow) {
	return {
		...recordData(row),
		age_years: row.ageYears,
		times_asked: row.timesAsked,
		thread_id: row.threadId,
		priority_rank: row.rank
	};
}
