import { groupThreads } from '#lib/server/group-threads.ts';
import { missingRecord } from '#lib/server/missing-record.ts';
import { recordReplies } from '#lib/server/queries/record-replies.ts';
import { recordVerdicts } from '#lib/server/queries/record-verdicts.ts';
import { readRecord } from '#lib/server/read-record.ts';
import type { PageServerLoad } from './$types';

/** One recommendation with everything it rests on; 404 where the council has none of this id, 410 where it had. */
export const load: PageServerLoad = async ({ params, parent, locals: { release, locale } }) => {
	const { council, sources } = await parent();
	const found = await readRecord(release.db, council.councilId, params.id);
	if (found === null) return missingRecord(release.db, params.id);
	const of = { recommendationId: params.id };
	const [verdicts, replies] = await Promise.all([
		release.db.run(recordVerdicts, of),
		release.db.run(recordReplies, of)
	]);
	return {
		...found,
		source: sources.find(({ sourceId }) => sourceId === found.record.sourceId) ?? null,
		evidence: found.evidence.map(({ note, noteEn, ...passage }) => ({
			...passage,
			note: locale === 'en' ? noteEn : note
		})),
		verdicts,
		replies,
		threads: groupThreads(found.threads, locale)
	};
};
