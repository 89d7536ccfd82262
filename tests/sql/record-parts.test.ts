import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '#lib/server/database.ts';
import { recommendationsOfCouncil } from '#lib/server/queries/recommendations-of-council.ts';
import { recordReplies } from '#lib/server/queries/record-replies.ts';
import { recordVerdicts } from '#lib/server/queries/record-verdicts.ts';
import { repliesOfCouncil } from '#lib/server/queries/replies-of-council.ts';
import { threadsOfCouncil } from '#lib/server/queries/threads-of-council.ts';
import { verdictsOfCouncil } from '#lib/server/queries/verdicts-of-council.ts';
import { readRecord } from '#lib/server/read-record.ts';
import { fixtureDatabase } from './fixture-database.ts';

const councilId = 'alf-ir';
let db: Database;
let remove: () => Promise<void>;
let ids: readonly string[];

beforeAll(async () => {
	const fixture = await fixtureDatabase();
	remove = fixture.remove;
	db = await openDatabase(fixture.file);
	ids = (await db.run(recommendationsOfCouncil, { councilId })).map((row) => row.recommendationId);
});

afterAll(async () => {
	await db.close();
	await remove();
});

test('the threads of one recommendation are those of the council that it is in, whole', async () => {
	const all = await db.run(threadsOfCouncil, { councilId, threadIds: [] });
	expect(all.length).toBeGreaterThan(0);
	for (const memberId of ids) {
		const own = all.filter((row) => row.recommendationId === memberId).map(({ threadId }) => threadId);
		expect((await readRecord(db, councilId, memberId))?.threads).toEqual(
			all.filter(({ threadId }) => own.includes(threadId))
		);
	}
});

test('words and replies of one recommendation are those of the council that are about it', async () => {
	const verdicts = await db.run(verdictsOfCouncil, { councilId, recommendationIds: [] });
	const replies = await db.run(repliesOfCouncil, { councilId, recommendationIds: [] });
	expect(verdicts.length * replies.length).toBeGreaterThan(0);
	for (const recommendationId of ids) {
		const about = (row: { recommendationId: string }) => row.recommendationId === recommendationId;
		expect(await db.run(recordVerdicts, { recommendationId })).toEqual(verdicts.filter(about));
		expect(await db.run(recordReplies, { recommendationId })).toEqual(replies.filter(about));
	}
});
