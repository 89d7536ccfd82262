import { groupThreads } from '#lib/server/group-threads.ts';
import { missingRecord } from '#lib/server/missing-record.ts';
import { evidenceOfRecommendation } from '#lib/server/queries/evidence-of-recommendation.ts';
import { repliesOfCouncil } from '#lib/server/queries/replies-of-council.ts';
import { threadsOfCouncil } from '#lib/server/queries/threads-of-council.ts';
import { verdictsOfCouncil } from '#lib/server/queries/verdicts-of-council.ts';
import { readRecord } from '#lib/server/read-record.ts';
import type { PageServerLoad } from './$types';

/** One recommendation with everything it rests on; 404 where the council has none of this id, 410 where it had. */
export const load: PageServerLoad = async ({ params, parent, locals: { release, locale } }) => {
	const { council, sources } = await parent();
	const found = await readRecord(release.db, council.councilId, params.id);
	if (found === null) return missingRecord(release.db, params.id);
	const of = { councilId: council.councilId };
	const [evidence, threads, verdicts, replies] = await Promise.all([
		release.db.run(evidenceOfRecommendation, { recommendationId: params.id }),
		release.db.run(threadsOfCouncil, of),
		release.db.run(verdictsOfCouncil, of),
		release.db.run(repliesOfCouncil, of)
	]);
	return {
		...found,
		source: sources.find(({ sourceId }) => sourceId === found.record.sourceId) ?? null,
		evidence: evidence.map(({ note, noteEn, ...passage }) => ({
			...passage,
			note: locale === 'en' ? noteEn : note
		})),
		verdicts: verdicts.filter(({ recommendationId }) => recommendationId === params.id),
		replies: replies.filter(({ recommendationId }) => recommendationId === params.id),
		threads: groupThreads(threads, locale).filter(({ members }) =>
			members.some(({ recommendationId }) => recommendationId === params.id)
		)
	};
};
