import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listStatements } from '#lib/server/queries/list-statements.ts';
import { idHashOf } from '#lib/server/id-hash.ts';
import { recordParts } from '#lib/server/queries/record-parts.ts';
import { readRecordParts } from '#lib/server/read-record-parts.ts';
import { recordRepairs } from '#lib/server/queries/record-repairs.ts';
import { sourceTextsOfLines } from '#lib/server/queries/source-texts-of-lines.ts';
import { sourceTextsOfRange } from '#lib/server/queries/source-texts-of-range.ts';
import { readRecord } from '#lib/server/read-record.ts';
import { searchDatabase, type SearchDatabase } from './search-database.ts';

const COUNCIL = 'alb-ir';
let built: SearchDatabase;

beforeAll(async () => {
	built = await searchDatabase();
});

afterAll(() => built.remove());

/** Ids of the council's recommendations, in the order of the source. */
function madeIds(): string[] {
	return built.rows.recommendations
		.filter(({ council_id }) => council_id === COUNCIL)
		.map(({ recommendation_id }) => recommendation_id);
}

describe('one recommendation', () => {
	const id = 'alb-ir-2011-01';

	test('is all that its row says', async () => {
		const row = built.rows.recommendations.find((one) => one.recommendation_id === id);
		const record = (await readRecord(built.db, COUNCIL, id))?.record;
		expect(record).toMatchObject({
			text: row?.text,
			textSource: row?.text_source,
			quote: row?.quote,
			rationaleDa: row?.rationale_da,
			rationaleEn: row?.rationale_en,
			statementIds: row?.statement_ids,
			sourceLines: row?.source_lines
		});
	});

	test('is not found under another council, nor where there is none', async () => {
		expect(await readRecord(built.db, 'tst-ir', id)).toBeNull();
		expect(await readRecord(built.db, COUNCIL, 'alb-ir-2011-99')).toBeNull();
	});

	test('has the status texts that its responses name, those that speak of it first', async () => {
		const statements = built.rows.statements;
		for (const id of madeIds()) {
			const found = (await readRecord(built.db, COUNCIL, id))?.statements ?? [];
			const links = built.rows.responses.filter((link) => link.recommendation_id === id);
			expect(found.map(({ statementId, kind }) => `${statementId} ${kind}`).sort()).toEqual(
				links.map(({ statement_id, kind }) => `${statement_id} ${kind}`).sort()
			);
			expect(found.map(({ kind }) => kind)).toEqual(found.map(({ kind }) => kind).sort());
			for (const { statementId, standsFor, text } of found) {
				const statement = statements.find(({ statement_id }) => statement_id === statementId);
				expect(text).toBe(statement?.text);
				expect(standsFor).toBe(statement?.stands_for ?? null);
			}
		}
	});

	test('stands between its neighbours in the source, and the council ends where its rows end', async () => {
		const ids = madeIds();
		for (const [place, recommendationId] of ids.entries()) {
			expect(await readRecord(built.db, COUNCIL, recommendationId)).toMatchObject({
				record: { recommendationId },
				previousId: ids[place - 1] ?? null,
				nextId: ids[place + 1] ?? null
			});
		}
	});

	test('is asked for what it has, and for nothing that it has not', async () => {
		const { rows, db } = built;
		const repaired = new Set(rows.repairs.map(({ source_id, line }) => `${source_id}:${line}`));
		let withRepairs = 0;
		for (const id of madeIds()) {
			const [row] = await db.run(recordParts, { idHash: idHashOf(id) });
			const { has } = readRecordParts(row?.parts ?? '');
			const about = (row: { recommendation_id: string }) => row.recommendation_id === id;
			const found = await readRecord(db, COUNCIL, id);
			expect(['evidence', 'verdicts', 'replies', 'repairs'].map((what) => has.has(what))).toEqual([
				rows.evidence.some(about),
				rows.verdicts.some(about),
				rows.replies.some(about),
				(found?.lines ?? []).some(({ line }) => repaired.has(`${found?.record.sourceId}:${line}`))
			]);
			expect(found?.repairs.length ?? 0).toBeGreaterThanOrEqual(has.has('repairs') ? 1 : 0);
			withRepairs += has.has('repairs') ? 1 : 0;
		}
		expect(withRepairs).toBeGreaterThan(0);
	});

	test('has the repairs of its lines', async () => {
		const all = built.rows.repairs.filter(({ source_id }) => source_id === 'alb-ir-register');
		const lines = [...new Set(all.map(({ line }) => line))].slice(0, 3);
		const found = await built.db.run(recordRepairs, { sourceId: 'alb-ir-register', lines });
		expect(found.length).toBeGreaterThan(0);
		expect(found.map(({ line, before }) => [line, before])).toEqual(
			all.filter(({ line }) => lines.includes(line)).map(({ line, before }) => [line, before])
		);
		expect(await built.db.run(recordRepairs, { sourceId: 'alb-ir-register', lines: [] })).toEqual([]);
	});
});

test('the status texts of some rows are those that bear on them', async () => {
	const recommendationIds = ['alb-ir-2011-01', 'alb-ir-2010-01', 'tst-ir-2010-01'];
	const found = await built.db.run(listStatements, { councilId: COUNCIL, recommendationIds });
	const links = built.rows.responses.filter(
		({ recommendation_id }) =>
			recommendation_id === 'alb-ir-2011-01' || recommendation_id === 'alb-ir-2010-01'
	);
	expect(found.map((row) => `${row.recommendationId} ${row.statementId} ${row.kind}`).sort()).toEqual(
		links.map((link) => `${link.recommendation_id} ${link.statement_id} ${link.kind}`).sort()
	);
});

describe('the lines of a source', () => {
	test('stand as they are in the document, each with its role, every one', async () => {
		for (const { descriptor, sources, lineAccounts } of built.readings) {
			for (const source of sources) {
				const rows = await built.db.run(sourceTextsOfRange, {
					sourceId: source.descriptor.id,
					fromLine: 1,
					toLine: source.lines.length
				});
				expect(rows.map(({ text }) => text)).toEqual(source.lines);
				expect(rows.map(({ role }) => role)).toEqual(
					lineAccounts.filter((account) => account.source === source.descriptor.file).map(({ role }) => role)
				);
				expect(descriptor.sources).toContain(source.descriptor);
			}
		}
	});

	test('are given by number, in their order, and those that do not exist are left out', async () => {
		const rows = await built.db.run(sourceTextsOfLines, {
			sourceId: 'tst-ir-register',
			lines: [5, 3, 99, 0]
		});
		expect(rows).toEqual([
			{ line: 3, text: 'Børn' },
			{ line: 5, text: '\t\tog flere kommer.' }
		]);
	});
});
