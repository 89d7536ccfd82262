import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportForEdit, importEdit } from '#pipelines/import/import-edit.ts';
import { readRegisters } from '#pipelines/read-register.ts';
import { emptyData, folderTexts, importInto, LIST } from './imported-register.ts';

let data: string;
let remove: () => Promise<void>;

beforeEach(async () => {
	({ data, remove } = await emptyData());
});
afterEach(() => remove());

type Cells = (string | number | boolean | Date | null)[];

/** The workbook with its first sheet changed, saved anew. */
async function edited(bytes: Uint8Array, change: (rows: Cells[]) => void): Promise<Uint8Array> {
	const { sheets } = await readXlsx(bytes);
	const all = sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row] as Cells) }));
	change(all[0]?.rows ?? []);
	return writeXlsx({ sheets: all });
}

const take = (bytes: Uint8Array, apply = true) =>
	importEdit({ bytes, dataFolder: data, day: '2026-11-22', apply });
/** Places of the columns. */
const [IMPLEMENTATION, QUOTE, VERDICT, RANK] = [5, 6, 7, 8] as const;
const ADDED: Cells = [null, '2019', 'Skole', 'Rådet anbefaler flere lektiecaféer i vest', null];

describe('an exported workbook', () => {
	test('changes not a byte of Albertslund where it comes back as it was', async () => {
		const folder = join(data, 'registers', 'albertslund');
		await cp('data/registers/albertslund', folder, { recursive: true });
		const before = await folderTexts(folder);
		const workbook = await exportForEdit(data, 'albertslund');
		expect(await take(workbook)).toMatchObject({ edits: [], added: [], conflicts: [], ignored: [] });
		const saved = await take(await edited(workbook, () => {}));
		expect(saved).toMatchObject({ edits: [], added: [], conflicts: [], ignored: [], written: false });
		expect(await folderTexts(folder)).toEqual(before);
	});

	test('is the same twice', async () => {
		await importInto(data, LIST);
		expect(await exportForEdit(data, 'havnby')).toEqual(await exportForEdit(data, 'hav-ir'));
	});

	test('takes codes, quotes, verdicts, priorities and new lines into an imported register', async () => {
		const { folder } = await importInto(data, LIST);
		const workbook = await edited(await exportForEdit(data, 'havnby'), (rows) => {
			const [, first = [], second = [], third = []] = rows;
			first[VERDICT] = 'not_confirmed';
			second[RANK] = '1';
			third[IMPLEMENTATION] = 'in_progress';
			third[QUOTE] = 'Vi ser på det';
			rows.push(ADDED);
		});
		const dry = await take(workbook, false);
		expect(dry.edits.map(({ id, field, before, after }) => [id, field, before, after])).toEqual([
			['hav-ir-2014-01', 'verdict', '', 'not_confirmed'],
			['hav-ir-2014-02', 'rank', '', '1'],
			['hav-ir-2015-01', 'implementation', '', 'in_progress'],
			['hav-ir-2015-01', 'quote', '', 'Vi ser på det']
		]);
		expect(dry).toMatchObject({ conflicts: [], problems: [], written: false, added: [{ line: 6 }] });
		expect(await take(workbook)).toMatchObject({ problems: [], written: true });
		const [reading] = await readRegisters(folder, { requireIds: true });
		expect(reading).toMatchObject({
			problems: [],
			councilWords: {
				verdicts: [{ recommendationId: 'hav-ir-2014-01', verdict: 'not_confirmed', date: '2026-11-22' }],
				priorities: [{ recommendationId: 'hav-ir-2014-02', rank: 1 }]
			}
		});
		expect(reading?.recommendations[2]?.coding).toMatchObject({
			codingStatus: 'coded',
			implementation: 'in_progress',
			quote: 'Vi ser på det'
		});
		expect(reading?.recommendations.at(-1)).toMatchObject({
			recommendationId: 'hav-ir-2019-01',
			sourceId: 'hav-ir-additions'
		});
		// A newer list keeps what the council wrote.
		const newer = await importInto(data, LIST.replace('I gang', 'Gennemført'), { council: 'havnby' });
		expect(newer.counts).toEqual({ new: 0, changed: 1, unchanged: 4, retired: 0 });
		expect((await readRegisters(folder, { requireIds: true }))[0]?.problems).toEqual([]);
	});

	test('takes a code into Albertslund, and refuses a new line there', async () => {
		const folder = join(data, 'registers', 'albertslund');
		await cp('data/registers/albertslund', folder, { recursive: true });
		const workbook = await exportForEdit(data, 'albertslund');
		const judged = await edited(workbook, (rows) => {
			for (const row of rows.slice(1, 2)) row[VERDICT] = 'confirmed';
		});
		expect(await take(judged)).toMatchObject({ problems: [], written: true });
		expect(await readFile(join(folder, 'verdicts.csv'), 'utf8')).toBe(
			'recommendation_id,verdict,date,note\nalb-ir-2010-01,confirmed,2026-11-22,\n'
		);
		const added = await edited(workbook, (rows) => rows.push(ADDED));
		await expect(take(added)).rejects.toMatchObject({ code: 'no-new-rows' });
	});

	test('is told what both sides changed, and writes nothing then', async () => {
		const { folder } = await importInto(data, LIST);
		const workbook = await exportForEdit(data, 'havnby');
		const verdicts = join(folder, 'verdicts.csv');
		await writeFile(
			verdicts,
			'recommendation_id,verdict,date,note\nhav-ir-2014-01,close,2026-01-01,\nhav-ir-2014-02,close,2026-01-01,\n'
		);
		const before = await folderTexts(folder);
		const both = await take(
			await edited(workbook, (rows) => {
				const [, first = [], , third = []] = rows;
				first[VERDICT] = 'keep_open';
				third[RANK] = '2';
			})
		);
		expect(both).toMatchObject({ written: false, edits: [{ id: 'hav-ir-2015-01', field: 'rank' }] });
		expect(both.conflicts.map(({ line, message }) => [line, message])).toEqual([
			[2, expect.stringMatching(/hav-ir-2014-01, verdict: .*"keep_open".*"close".*both have changed/)]
		]);
		expect(await folderTexts(folder)).toEqual(before);
	});

	test.each([
		['a code that is none', IMPLEMENTATION, 'færdig', /no code/],
		['a rank beyond the tenth', RANK, '11', /no rank/]
	])('is told of %s', async (_, column, cell, message) => {
		await importInto(data, LIST);
		const { conflicts } = await take(
			await edited(await exportForEdit(data, 'havnby'), (rows) => {
				const [, first = []] = rows;
				first[column] = cell;
			})
		);
		expect(conflicts.map((conflict) => conflict.message)).toEqual([expect.stringMatching(message)]);
	});

	test('with a quote that stands nowhere is not written', async () => {
		const { folder } = await importInto(data, LIST);
		const before = await folderTexts(folder);
		const { problems, written } = await take(
			await edited(await exportForEdit(data, 'havnby'), (rows) => {
				const [, first = []] = rows;
				first[QUOTE] = 'Det har vi aldrig sagt';
			})
		);
		expect(written).toBe(false);
		expect(problems.map(({ code }) => code)).toEqual(['quote-not-in-statement']);
		expect(await folderTexts(folder)).toEqual(before);
	});
});
