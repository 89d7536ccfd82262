import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dryRun } from '#pipelines/import/dry-run.ts';
import { skipWithout } from '../skip-without.ts';

const FOLDER = '../shared/samples';
const read = (fileName: string) =>
	dryRun({ bytes: readFileSync(`${FOLDER}/${fileName}`), fileName, mapping: null });

describe.skipIf(skipWithout('../shared', 'the registers that nobody here made'))(
	'a register of others',
	() => {
		test('as CSV: records over several lines, the year in an id, 59 boards', async () => {
			const { report } = await read('cbbr_fy2022_submissions.csv');
			expect(report).toMatchObject({
				form: 'csv',
				rows: 3_598,
				usable: 3_597,
				per_year: { 2022: 3_597 },
				answered: 2_714,
				refused: null
			});
			expect(report.rejected).toMatchObject([{ record: 7, line: 8, code: 'no-text' }]);
			expect(Object.keys(report.per_body)).toHaveLength(59);
			expect(Object.keys(report.per_theme)).toHaveLength(84);
			expect(Object.keys(report.per_status)).toHaveLength(11);
		});

		test('as a workbook: dates, a legend, answers that say that there is none', async () => {
			const { report } = await read('TAIC_recommendations_04_04_2024.xlsx');
			expect(report).toMatchObject({
				form: 'xlsx',
				rows: 2_192,
				usable: 2_086,
				answered: 1_965 - 214,
				per_status: {
					'Closed acceptable': 1_178,
					Unconfirmed: 343,
					'Closed cancelled': 269,
					Open: 267,
					Withdrawn: 110,
					'Closed superseded': 25
				},
				refused: null
			});
			expect(report.duplicates.map(({ line, of }) => [of.line, line])).toEqual([
				[1499, 1502],
				[1500, 1503],
				[1501, 1504]
			]);
			expect(report.sheets.map(({ read: isRead }) => isRead)).toEqual([true, false]);
		});

		test('as a document: themes between the rows of several tables', async () => {
			const { report } = await read('2022-06-30.SR.Report.to.Minister.docx');
			expect(report).toMatchObject({
				form: 'docx',
				usable: 10,
				per_year: { 2021: 7, 2022: 3 },
				refused: null
			});
			expect(report.usable + report.rejected.length).toBe(report.rows);
			expect(Object.keys(report.per_theme)).toContain('To KiwiRail');
		});
	}
);
