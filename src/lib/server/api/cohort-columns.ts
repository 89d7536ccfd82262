import { type CohortCounts } from '#lib/domain/measures/year-beside-others.ts';
import { type ApiColumns, type ApiRow, count } from './endpoint.ts';

/** The counts of some recommendations, as the table of a year page has them. */
export const COHORT_COLUMNS: ApiColumns = {
	made: count('Recommendations made.'),
	rated: count('Those of made that enter a rate: neither drafts nor without a status in the source.'),
	direct: count('Those of rated that a status text answers directly.'),
	group: count('Those of rated beside a shared status text alone, which is no answer.'),
	none: count('Those of rated beside no status text.'),
	implemented: count('Those of rated that the source says are implemented.'),
	partial: count('Those of rated that are partly implemented; never half a point.'),
	in_progress: count('Those of rated that are in progress.'),
	not_implemented: count('Those of rated that are not implemented.'),
	discontinued: count('Those of rated that were done and have stopped.'),
	unknown: count('Those of rated of which the source does not say what happened.'),
	open: count('Those of rated that are open: partial, in_progress, not_implemented or unknown.'),
	done: count('Those of rated that are done.'),
	stopped: count('Those of rated that have stopped.')
};

/** The values of `COHORT_COLUMNS`. */
export function cohortRow({ made, rated, responses, implementations, states }: CohortCounts): ApiRow {
	const { direct, group, none } = responses;
	const { open, done, stopped } = states;
	return { made, rated, direct, group, none, ...implementations, open, done, stopped };
}
