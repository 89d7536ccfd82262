import { error } from '@sveltejs/kit';
import { repeatedOf } from '#lib/domain/measures/year-repeats.ts';
import { aroundLastSnapshot, movedBetween } from '#lib/domain/two-snapshots.ts';
import { groupThreads } from '#lib/server/group-threads.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { type JudgementRow, judgementsOfCouncil } from '#lib/server/queries/judgements-of-council.ts';
import { recommendationsOfYear } from '#lib/server/queries/recommendations-of-year.ts';
import { repliesOfCouncil } from '#lib/server/queries/replies-of-council.ts';
import { threadsOfCouncil } from '#lib/server/queries/threads-of-council.ts';
import { verdictsOfCouncil } from '#lib/server/queries/verdicts-of-council.ts';
import type { PageServerLoad } from './$types';

/**
 * One year of a council: its recommendations in the order of the source with what else asks for the same and what council
 * and municipality say of them, what moved between the last two statuses, and the whole cube to stand beside. 404 for a
 * year that the source does not cover.
 */
export const load: PageServerLoad = async ({ params, parent, locals: { release, locale } }) => {
	const { council, known } = await parent();
	const year = /^\d{4}$/.test(params.year) ? Number(params.year) : NaN;
	if (!(year >= known.years.from && year <= known.years.to)) error(404);
	const of = { councilId: council.councilId };
	const [cube, items, threadRows, judgements, verdicts, replies] = await Promise.all([
		release.db.run(cubeOfCouncil, of),
		release.db.run(recommendationsOfYear, { ...of, year }),
		release.db.run(threadsOfCouncil, of),
		release.db.run(judgementsOfCouncil, of),
		release.db.run(verdictsOfCouncil, of),
		release.db.run(repliesOfCouncil, of)
	]);
	const latest = new Map(judgements.map((judgement) => [judgement.recommendationId, judgement]));
	const threads = groupThreads(threadRows, locale);
	const ids = new Set(items.map(({ recommendationId }) => recommendationId));
	const { before, after } = aroundLastSnapshot(judgements);
	const ofYear = <Row extends { readonly recommendationId: string }>(rows: readonly Row[]) =>
		rows.filter(({ recommendationId }) => ids.has(recommendationId));
	return {
		year,
		cube,
		items: items.map((item) => {
			const ofItem = <Row extends { readonly recommendationId: string }>(rows: readonly Row[]) =>
				rows.filter(({ recommendationId }) => recommendationId === item.recommendationId);
			return {
				...item,
				/** The lines that the status was read from; null where no text bears it. */
				statusSource: statusSource(latest.get(item.recommendationId)),
				repeats: repeatedOf(item.recommendationId, threads),
				verdicts: ofItem(verdicts),
				replies: ofItem(replies)
			};
		}),
		/** Dates of the statuses, oldest first; none where the source carries no status. */
		statusDates: [...new Set(judgements.map(({ asOf }) => asOf))].sort(),
		moves: movedBetween(ofYear(before), after && ofYear(after))
	};
};

function statusSource(judgement: JudgementRow | undefined) {
	const { sourceId = null, sourceLines = null } = judgement ?? {};
	return sourceId === null || sourceLines === null ? null : { sourceId, lines: sourceLines.split(';') };
}
