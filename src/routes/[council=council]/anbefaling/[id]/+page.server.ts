import { groupThreads } from '#lib/server/group-threads.ts';
import { missingRecord } from '#lib/server/missing-record.ts';
import { readRecord } from '#lib/server/read-record.ts';
import type { PageServerLoad } from './$types';

/** One recommendation with everything it rests on; 404 where the council has none of this id, 410 where it had. */
export const load: PageServerLoad = async ({ params, parent, locals: { release, locale } }) => {
	const { council, sources } = await parent();
	const found = await readRecord(release.db, council.councilId, params.id);
	if (found === null) return missingRecord(release.db, params.id);
	return {
		...found,
		source: sources.find(({ sourceId }) => sourceId === found.record.sourceId) ?? null,
		evidence: found.evidence.map(({ note, noteEn, ...passage }) => ({
			...passage,
			note: locale === 'en' ? noteEn : note
		})),
		threads: groupThreads(found.threads, locale)
	};
};
