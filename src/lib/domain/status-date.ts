/**
 * How old something was when the statuses were taken. Everything counts up to the status date and no further: nobody
 * knows what has happened since.
 */

/** Cohorts younger than this at the status date are too new to be judged. */
export const YEARS_UNTIL_JUDGED = 4;

/**
 * Whole years from `year` to the year of the status date. Negative where the recommendation is later than the status;
 * null where the council's source carries no status. Throws on a date that does not begin with a year.
 *
 * @param statusAsOf the council's `status_as_of`: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 */
export function ageYears(year: number, statusAsOf: string | null): number | null {
	if (statusAsOf === null) return null;
	if (!/^\d{4}(-\d{2}){0,2}$/.test(statusAsOf)) throw new Error(`invalid status date: "${statusAsOf}"`);
	return Number(statusAsOf.slice(0, 4)) - year;
}

/**
 * Were the recommendations of this year younger than four years at the status date? False where there is no status date,
 * since then there is nothing to judge.
 */
export function isTooYoung(year: number, statusAsOf: string | null): boolean {
	const age = ageYears(year, statusAsOf);
	return age !== null && age < YEARS_UNTIL_JUDGED;
}
