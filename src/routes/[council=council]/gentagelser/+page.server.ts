import { renderSvg } from '#lib/charts/render-svg.ts';
import { serverDocument } from '#lib/charts/server-document.ts';
import { FIGURE_WIDTHS } from '#lib/components/council-figures.ts';
import { threadsFigure } from '#lib/components/threads-figure.ts';
import { compareTexts } from '#lib/server/compare-texts.ts';
import { type GroupedThread, groupThreads } from '#lib/server/group-threads.ts';
import { threadLengthsOfCouncil } from '#lib/server/queries/thread-lengths-of-council.ts';
import { threadsOfCouncil } from '#lib/server/queries/threads-of-council.ts';
import { pageOf, THREADS_PER_PAGE } from '#lib/url/paths.ts';
import type { PageServerLoad } from './$types';

/**
 * The threads of a council, some at a time, each text compared with the one before it, and figure F where the browser asks for
 * data. Of more threads than a page holds, the figure has those that were asked for most often.
 */
export const load: PageServerLoad = async ({ parent, url, isDataRequest, locals: { release, locale } }) => {
	const { council, known } = await parent();
	const of = { councilId: council.councilId };
	const all = await release.db.run(threadLengthsOfCouncil, of);
	const pages = Math.max(1, Math.ceil(all.length / THREADS_PER_PAGE));
	const named = all.findIndex(({ threadId }) => threadId === url.searchParams.get('thread'));
	const page = Math.min(named < 0 ? pageOf(url.searchParams) : pageNumber(named), pages);
	const read = async (threads: readonly { readonly threadId: string }[]) => {
		const threadIds = threads.map(({ threadId }) => threadId);
		if (threadIds.length === 0) return [];
		return groupThreads(await release.db.run(threadsOfCouncil, { ...of, threadIds }), locale);
	};
	const threads = await read(all.slice((page - 1) * THREADS_PER_PAGE, page * THREADS_PER_PAGE));
	const mostAsked =
		pages === 1 ? null : await read(all.toSorted((a, b) => b.times - a.times).slice(0, THREADS_PER_PAGE));
	const figure = threadsFigure(mostAsked ?? threads, known.years);
	return {
		threads: threads.map(({ members, ...thread }) => ({
			...thread,
			members: members.map((member, index) => ({
				...member,
				words: compareTexts(members[index - 1]?.text ?? null, member.text)
			}))
		})),
		/** What figure F shows, where it is not what the page lists. */
		mostAsked: mostAsked?.map(withoutTexts) ?? null,
		page,
		pages,
		// In a page ChartSvg writes them where they are shown.
		drawn: isDataRequest ? FIGURE_WIDTHS.map((width) => renderSvg(figure, width, serverDocument())) : null
	};
};

function pageNumber(index: number): number {
	return Math.floor(index / THREADS_PER_PAGE) + 1;
}

function withoutTexts({ members, ...thread }: GroupedThread) {
	return {
		...thread,
		members: members.map(({ recommendationId, year, link, implementation }) => ({
			recommendationId,
			year,
			link,
			implementation
		}))
	};
}
