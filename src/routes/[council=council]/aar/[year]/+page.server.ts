import { error } from '@sveltejs/kit';
import { made } from '#lib/domain/measures/made.ts';
import { repeatedOf } from '#lib/domain/measures/year-repeats.ts';
import { rowsOfYears } from '#lib/domain/page-cube.ts';
import { aroundLastSnapshot, movedBetween } from '#lib/domain/two-snapshots.ts';
import type { Database } from '#lib/server/database.ts';
import { groupThreads } from '#lib/server/group-threads.ts';
import { cubeOfCouncil } from '#lib/server/queries/cube-of-council.ts';
import { judgementCodesOfYear } from '#lib/server/queries/judgement-codes-of-year.ts';
import { type JudgementRow, judgementsOfCouncil } from '#lib/server/queries/judgements-of-council.ts';
import { recommendationsOfYear } from '#lib/server/queries/recommendations-of-year.ts';
import { repliesOfCouncil } from '#lib/server/queries/replies-of-council.ts';
import { threadIdsOfRecommendations } from '#lib/server/queries/thread-ids-of-recommendations.ts';
import { threadsOfCouncil } from '#lib/server/queries/threads-of-council.ts';
import { verdictsOfCouncil } from '#lib/server/queries/verdicts-of-council.ts';
import { pageOf } from '#lib/url/paths.ts';
import type { PageServerLoad } from './$types';

/** Recommendations of a page; a year with more has several. */
const ITEMS_PER_PAGE = 100;
/** Moves between two statuses that are listed, and recommendations that the later one says nothing of; all are counted. */
const MOST_MOVES = 50;

/**
 * One year of a council: its recommendations in the order of the source, the first of them or those of a further page, with what
 * else asks for the same and what council and municipality say of them; what moved between the last two statuses; and the cube by
 * year to stand beside. 404 for a year that the source does not cover.
 */
export const load: PageServerLoad = async ({ params, parent, url, locals: { release, locale } }) => {
	const { council, known } = await parent();
	const { db } = release;
	const year = /^\d{4}$/.test(params.year) ? Number(params.year) : NaN;
	if (!(year >= known.years.from && year <= known.years.to)) error(404);
	const of = { councilId: council.councilId };
	const cube = rowsOfYears(await db.run(cubeOfCouncil, of));
	const total = made(cube.filter((row) => row.year === year));
	const pages = Math.max(1, Math.ceil(total / ITEMS_PER_PAGE));
	const page = Math.min(pageOf(url.searchParams), pages);
	const passOver = (page - 1) * ITEMS_PER_PAGE;
	const statusDates = council.statusDates?.split(';') ?? [];
	const [items, moves] = await Promise.all([
		db.run(recommendationsOfYear, { ...of, year, limit: ITEMS_PER_PAGE, passOver }),
		movesOf(db, { ...of, year, statusDates })
	]);
	const recommendationIds = items.map(({ recommendationId }) => recommendationId);
	const { threads, verdicts, replies, judgements } = await wordsOn(db, of, recommendationIds);
	const latest = new Map(judgements.map((judgement) => [judgement.recommendationId, judgement]));
	const grouped = groupThreads(threads, locale);
	return {
		year,
		cube,
		/** Recommendations of the year, on all pages. */
		total,
		page,
		pages,
		/** How many of them stand before the page. */
		offset: passOver,
		items: items.map((item) => {
			const ofItem = <Row extends { readonly recommendationId: string }>(rows: readonly Row[]) =>
				rows.filter(({ recommendationId }) => recommendationId === item.recommendationId);
			return {
				...item,
				/** The lines that the status was read from; null where no text bears it. */
				statusSource: statusSource(latest.get(item.recommendationId)),
				repeats: repeatedOf(item.recommendationId, grouped),
				verdicts: ofItem(verdicts),
				replies: ofItem(replies)
			};
		}),
		/** Dates of the statuses, oldest first; none where the source carries no status. */
		statusDates,
		moves
	};
};

/** What is said of the recommendations of a page: nothing is asked where there are none. */
async function wordsOn(
	db: Database,
	of: { readonly councilId: string },
	recommendationIds: readonly string[]
) {
	if (recommendationIds.length === 0) return { threads: [], verdicts: [], replies: [], judgements: [] };
	const threadIds = (await db.run(threadIdsOfRecommendations, { recommendationIds })).map(
		({ threadId }) => threadId
	);
	const [threads, verdicts, replies, judgements] = await Promise.all([
		threadIds.length === 0 ? [] : db.run(threadsOfCouncil, { ...of, threadIds }),
		db.run(verdictsOfCouncil, { ...of, recommendationIds }),
		db.run(repliesOfCouncil, { ...of, recommendationIds }),
		db.run(judgementsOfCouncil, { ...of, recommendationIds })
	]);
	return { threads, verdicts, replies, judgements };
}

/** What moved between the last two statuses: everything counted, the first of it with its words. */
async function movesOf(
	db: Database,
	{ councilId, year, statusDates }: { councilId: string; year: number; statusDates: readonly string[] }
) {
	const codes = await db.run(judgementCodesOfYear, { councilId, year });
	const { before, after } = aroundLastSnapshot(codes, statusDates);
	const moves = movedBetween(before, after);
	if (moves === null) return null;
	const shown = moves.moved.slice(0, MOST_MOVES);
	const recommendationIds = shown.map(({ recommendationId }) => recommendationId);
	const words = shown.length === 0 ? [] : await db.run(judgementsOfCouncil, { councilId, recommendationIds });
	const wordsAt = (id: string, asOf: string) =>
		words.find((row) => row.recommendationId === id && row.asOf === asOf);
	return {
		moved: shown.flatMap(({ recommendationId, direction, before: was, after: is }) => {
			const [from, to] = [wordsAt(recommendationId, was.asOf), wordsAt(recommendationId, is.asOf)];
			return from && to ? [{ recommendationId, direction, before: from, after: to }] : [];
		}),
		movedCount: moves.moved.length,
		unchanged: moves.unchanged,
		firstCount: moves.onlyAfter.length,
		silent: moves.onlyBefore.slice(0, MOST_MOVES).map(({ recommendationId }) => recommendationId),
		silentCount: moves.onlyBefore.length
	};
}

function statusSource(judgement: JudgementRow | undefined) {
	const { sourceId = null, sourceLines = null } = judgement ?? {};
	return sourceId === null || sourceLines === null ? null : { sourceId, lines: sourceLines.split(';') };
}
