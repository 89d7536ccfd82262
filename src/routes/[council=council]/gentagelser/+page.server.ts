import { renderSvg } from '#lib/charts/render-svg.ts';
import { serverDocument } from '#lib/charts/server-document.ts';
import { FIGURE_WIDTHS } from '#lib/components/council-figures.ts';
import { threadsFigure } from '#lib/components/threads-figure.ts';
import { compareTexts } from '#lib/server/compare-texts.ts';
import { groupThreads } from '#lib/server/group-threads.ts';
import { threadsOfCouncil } from '#lib/server/queries/threads-of-council.ts';
import type { PageServerLoad } from './$types';

/** The threads of a council, each text compared with the one before it, and figure F where the browser asks for data. */
export const load: PageServerLoad = async ({ parent, isDataRequest, locals: { release, locale } }) => {
	const { council, known } = await parent();
	const rows = await release.db.run(threadsOfCouncil, { councilId: council.councilId });
	const threads = groupThreads(rows, locale);
	const figure = threadsFigure(threads, known.years);
	return {
		threads: threads.map(({ members, ...thread }) => ({
			...thread,
			members: members.map((member, index) => ({
				...member,
				words: compareTexts(members[index - 1]?.text ?? null, member.text)
			}))
		})),
		// In a page ChartSvg writes them where they are shown.
		drawn: isDataRequest ? FIGURE_WIDTHS.map((width) => renderSvg(figure, width, serverDocument())) : null
	};
};
