import { ageYears } from '#lib/domain/status-date.ts';
import type { OpenRow } from './queries/open-of-council.ts';
import { RECORD_KEYS, recordData } from './record-data.ts';

/**
 * Names of an open recommendation's values as data: those of any recommendation, then its age in years at the status date,
 * how often it was asked and in which thread, and its place among the council's priorities.
 */
export const OPEN_KEYS = [...RECORD_KEYS, 'age_years', 'times_asked', 'thread_id', 'priority_rank'] as const;

/** An open recommendation as data, under public names; null is not applicable. */
export function openData(row: OpenRow, statusAsOf: string | null) {
	return {
		...recordData(row),
		age_years: ageYears(row.year, statusAsOf),
		times_asked: row.timesAsked,
		thread_id: row.threadId,
		priority_rank: row.rank
	};
}
