import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRegisters } from '#pipelines/read-register.ts';
import { emptyData, folderTexts, HAVNBY, importInto, LIST } from './imported-register.ts';
import { sheetRows, workbook } from './packed-file.ts';

let data: string;
let remove: () => Promise<void>;

beforeEach(async () => {
	({ data, remove } = await emptyData());
});
afterEach(() => remove());

const readOne = async (folder: string) => {
	const [reading, ...others] = await readRegisters(folder, { requireIds: true });
	if (!reading || others.length > 0) throw new Error(`${others.length + 1} councils`);
	return reading;
};

describe('an imported register', () => {
	test('is a folder that a build reads without a problem', async () => {
		const applied = await importInto(data, LIST);
		expect(applied.counts).toEqual({ new: 4, changed: 0, unchanged: 0, retired: 0 });
		const { problems, descriptor, recommendations, judgements } = await readOne(applied.folder);
		expect(problems).toEqual([]);
		expect(descriptor).toMatchObject({ statusAsOf: '2019-02-28', council: { termFrom: 2014, termTo: 2016 } });
		expect(
			recommendations.map(({ recommendationId, coding, themeId }) => [
				recommendationId,
				themeId,
				coding.codingStatus,
				coding.response,
				coding.implementation,
				coding.quote
			])
		).toEqual([
			['hav-ir-2014-01', 'hav-ir-t01', 'mapped', 'direct', 'implemented', 'Gennemført'],
			['hav-ir-2014-02', 'hav-ir-t02', 'mapped', 'direct', 'in_progress', 'I gang'],
			['hav-ir-2015-01', 'hav-ir-t02', 'draft', null, null, ''],
			['hav-ir-2016-01', 'hav-ir-t03', 'mapped', 'none', 'unknown', '']
		]);
		expect(judgements.map(({ asOf }) => asOf)).toEqual(['2019-02-28', '2019-02-28', '2019-02-28']);
	});

	test('accounts for every physical line, and keeps what cannot be used with its line', async () => {
		const { folder } = await importInto(data, LIST);
		const { lineAccounts, statements, unusableLines, themes } = await readOne(folder);
		expect(lineAccounts.map(({ line, role, entityIds }) => [line, role, entityIds])).toEqual([
			[1, 'header', []],
			[2, 'recommendation', ['hav-ir-2014-01', 'hav-ir-2014-01-s']],
			[3, 'recommendation_continued', ['hav-ir-2014-01', 'hav-ir-2014-01-s']],
			[4, 'recommendation', ['hav-ir-2014-02', 'hav-ir-2014-02-s']],
			[5, 'blank', []],
			[6, 'recommendation', ['hav-ir-2015-01', 'hav-ir-2015-01-s']],
			[7, 'recommendation', ['hav-ir-2016-01']],
			[8, 'unusable', []]
		]);
		expect(statements[0]?.text).toBe('Gennemført\nKorpset er\noprettet i 2015');
		expect(unusableLines?.map(({ line, code }) => [line, code])).toEqual([[8, 'invalid-year']]);
		expect(themes.map(({ label }) => label)).toEqual(['Mentor', 'Skole', 'Uden tema']);
	});

	test('of a workbook has the rows of its sheet as lines', async () => {
		const sheet = sheetRows([
			['År', 'Anbefaling', 'Status'],
			['2014', 'Rådet anbefaler, at der oprettes et korps af mentorer', 'Gennemført'],
			['2015', 'Rådet anbefaler, at klubberne holder åbent om lørdagen', 'Afventer ministeren']
		]);
		const { folder } = await importInto(data, workbook(sheet), { asOf: '2020', fileName: 'liste.xlsx' });
		const { problems, sources, recommendations } = await readOne(folder);
		expect(problems).toEqual([]);
		expect(sources[0]?.lines[1]).toBe(
			'2014\tRådet anbefaler, at der oprettes et korps af mentorer\tGennemført'
		);
		expect(recommendations.map(({ sourceLines }) => sourceLines)).toEqual([[2], [3]]);
		expect(recommendations[1]?.coding).toMatchObject({
			codingStatus: 'mapped',
			response: 'direct',
			implementation: 'unknown',
			quote: '',
			rationaleDa: expect.stringContaining('Afventer ministeren') as string,
			rationaleEn: expect.stringContaining('Afventer ministeren') as string
		});
	});

	test('without any status or answer has none', async () => {
		const file = 'År;Tema;Anbefaling\n2014;Skole;Rådet anbefaler, at skolerne holder møder\n';
		const { folder } = await importInto(data, file);
		const reading = await readOne(folder);
		expect(reading).toMatchObject({ problems: [], statements: [], judgements: [], responses: [] });
		expect(reading.descriptor.statusAsOf).toBeNull();
		expect(reading.recommendations[0]?.statusAsOf).toBeNull();
		expect(Object.keys(await folderTexts(folder))).not.toContain('codings.csv');
	});

	test('with statuses of no date asks for it', async () => {
		const file = LIST.replace(' pr. 28. februar 2019', '');
		await expect(importInto(data, file)).rejects.toMatchObject({ code: 'status-date-needed' });
		await expect(importInto(data, file, { asOf: '2019-13' })).rejects.toMatchObject({ code: 'invalid-date' });
		expect((await importInto(data, file, { asOf: '2019-03' })).descriptor.statusAsOf).toBe('2019-03');
	});

	test.each([
		['a word of the site', { slug: 'data' }],
		['capitals', { slug: 'Havnby' }],
		['an id that begins with a digit', { id: '1-ir' }],
		['no name', { name: ' ' }]
	])('is refused with %s', async (_, wrong) => {
		const refused = importInto(data, LIST, { council: { ...HAVNBY, ...wrong } });
		await expect(refused).rejects.toMatchObject({ code: 'invalid-council' });
	});

	test('takes the place of a folder that was prepared for it', async () => {
		const { folder } = await importInto(data, LIST);
		const before = await folderTexts(folder);
		for (const name of ['ids.csv', 'themes.csv', 'codings.csv']) await rm(join(folder, name));
		await importInto(data, LIST, { council: 'havnby' });
		expect(await folderTexts(folder)).toEqual(before);
	});

	test('is refused with an address that another council has', async () => {
		await importInto(data, LIST);
		const other = importInto(data, LIST, { council: { ...HAVNBY, id: 'hav-aer' } });
		await expect(other).rejects.toMatchObject({ code: 'taken' });
	});
});

describe('a newer file', () => {
	test('that is the same changes not a byte', async () => {
		const { folder } = await importInto(data, LIST);
		const before = await folderTexts(folder);
		const again = await importInto(data, LIST, { council: 'havnby' });
		expect(again).toMatchObject({ same: true, counts: { new: 0, changed: 0, unchanged: 4, retired: 0 } });
		expect(await folderTexts(folder)).toEqual(before);
	});

	test('keeps ids by number and by text, retires what is gone and never gives its id again', async () => {
		const { folder } = await importInto(data, LIST);
		const [head = '', , , , , , last = ''] = LIST.split('\r\n');
		const newer = [
			head,
			'17;2014;Skole;Rådet anbefaler en ny legeplads ved skolen i vest;;',
			'12;2014;Mentor;Rådet anbefaler flere mentorer;Korpset er nedlagt;Bortfaldet',
			'14;2015;Skole;Rådet anbefaler, at klubberne åbner om lørdagen for alle unge;Vi ser på det;Gennemført',
			last
		].join('\n');
		const applied = await importInto(data, newer, { council: HAVNBY.id });
		expect(applied.counts).toEqual({ new: 1, changed: 2, unchanged: 1, retired: 1 });
		expect(applied.changes.map(({ kind, id }) => [kind, id])).toEqual([
			['new', 'hav-ir-2014-03'],
			['changed', 'hav-ir-2014-01'],
			['changed', 'hav-ir-2015-01'],
			['retired', 'hav-ir-2014-02']
		]);
		expect(await readOne(folder)).toMatchObject({ problems: [] });
		const back = await importInto(data, LIST, { council: HAVNBY.id });
		expect(back.changes.filter(({ kind }) => kind === 'new').map(({ id }) => id)).toEqual(['hav-ir-2014-04']);
		expect(await readOne(folder)).toMatchObject({ problems: [] });
	});

	test('keeps what a person judged, and says where the register now speaks otherwise', async () => {
		const { folder } = await importInto(data, LIST);
		const file = join(folder, 'codings.csv');
		const judged =
			'hav-ir-2014-02,direct,partial,hav-ir-2014-02-s,I gang,"Møderne holdes, men ikke om lektier.",Not on homework.,false,1.0,coded';
		const codings = (await readFile(file, 'utf8')).replace(/^hav-ir-2014-02,.*$/m, judged);
		await writeFile(file, codings);
		const unchanged = await importInto(data, LIST, { council: HAVNBY.id });
		expect(unchanged).toMatchObject({ same: true, conflicts: [] });
		const applied = await importInto(data, LIST.replace(';;I gang', ';;Gennemført'), {
			council: HAVNBY.id
		});
		expect(applied.conflicts).toHaveLength(1);
		expect(applied.conflicts[0]?.message).toMatch(
			/hav-ir-2014-02 is coded partial by hand.*"Gennemført" \(implemented\).*"I gang".*kept/
		);
		expect(await readFile(file, 'utf8')).toContain(judged);
		const { problems } = await readOne(folder);
		expect(problems.map(({ code }) => code)).toEqual(['quote-not-in-statement']);
	});

	test('that is no register leaves the folder as it is', async () => {
		const { folder } = await importInto(data, LIST);
		const before = await folderTexts(folder);
		await expect(importInto(data, 'Kære alle\nHer er et brev\n')).rejects.toThrow();
		expect(await folderTexts(folder)).toEqual(before);
	});
});

describe('a mapping that was changed by hand', () => {
	test('is a problem until the register is imported again', async () => {
		const { folder } = await importInto(data, LIST);
		const file = join(folder, 'mapping.json');
		await writeFile(file, (await readFile(file, 'utf8')).replace('"in_progress"', '"partial"'));
		const { problems } = await readOne(folder);
		expect(problems.map(({ code }) => code)).toContain('mapping-changed');
		await importInto(data, LIST, { council: HAVNBY.id });
		expect(await readOne(folder)).toMatchObject({ problems: [] });
	});
});

describe('a register of many bodies', () => {
	const MANY = [
		'År;Råd;Tema;Anbefaling;Status 2019',
		'2014;Ældrerådet;Skole;Rådet anbefaler, at skolerne holder møder;Gennemført',
		'2014;Data;Skole;Rådet anbefaler, at skolerne holder møder;I gang',
		'2015;Ældrerådet;Idræt;Rådet anbefaler en ny svømmehal til byen;'
	].join('\n');

	test('is a council for each, with its own ids and themes, in one folder and of one source', async () => {
		const { folder } = await importInto(data, MANY);
		const readings = await readRegisters(folder, { requireIds: true });
		expect(readings.flatMap(({ problems }) => problems)).toEqual([]);
		expect(readings.map(({ descriptor }) => [descriptor.council.id, descriptor.council.slug])).toEqual([
			['hav-ir-aeldreraadet', 'havnby-aeldreraadet'],
			['hav-ir-data', 'havnby-data']
		]);
		expect(readings.map((reading) => reading.recommendations.map((row) => row.recommendationId))).toEqual([
			['hav-ir-aeldreraadet-2014-01', 'hav-ir-aeldreraadet-2015-01'],
			['hav-ir-data-2014-01']
		]);
		expect(readings.map(({ themes }) => themes.map(({ themeId }) => themeId))).toEqual([
			['hav-ir-aeldreraadet-t01', 'hav-ir-aeldreraadet-t02'],
			['hav-ir-data-t01']
		]);
		expect(readings.map(({ sources, lineAccounts }) => [sources.length, lineAccounts.length])).toEqual([
			[1, 4],
			[0, 0]
		]);
	});

	test('keeps the ids of its councils when another comes first', async () => {
		await importInto(data, MANY);
		const more = MANY.replace('\n2014', '\n2014;Ungerådet;Skole;Rådet anbefaler flere cykelstier;\n2014');
		const applied = await importInto(data, more, { council: HAVNBY.id });
		expect(applied.counts).toEqual({ new: 1, changed: 0, unchanged: 3, retired: 0 });
		expect(applied.councils.map(({ slug }) => slug)).toEqual([
			'havnby-aeldreraadet',
			'havnby-data',
			'havnby-ungeraadet'
		]);
	});
});
