import { describe, expect, test } from 'vitest';
import { aroundLastSnapshot, movedBetween } from '#lib/domain/two-snapshots.ts';
import { rowsOf } from '#pipelines/build/rows.ts';
import { FJORDBY, problemsIn, readFolder } from './folder-copy.ts';

const STATUS = 'status-2021.csv';
const reading = await readFolder(FJORDBY, {}, true);
const rows = rowsOf([reading], []);
const short = (id: string) => id.replace('fjo-ir-', '');

describe('a later status', () => {
	test('is read, every line of it, into texts of its own date', () => {
		expect(reading.problems).toEqual([]);
		const texts = reading.statements.filter(({ asOf }) => asOf !== null);
		expect(texts.map((row) => [short(row.statementId), row.asOf, row.themeId, row.sourceLines])).toEqual([
			['s07', '2021-05', 'fjo-ir-t01', [2]],
			['s08', '2021-05', 'fjo-ir-t01', [3]],
			['s09', '2021-05', 'fjo-ir-t01', [4, 5]],
			['s10', '2021-05', 'fjo-ir-t02', [7]],
			['s11', '2021-05', 'fjo-ir-t02', [8]],
			['s12', '2021-05', 'fjo-ir-t02', [9]]
		]);
		expect(texts[5]).toMatchObject({
			standsFor: ['fjo-ir-2014-03', 'fjo-ir-2014-04'],
			speaksOf: ['fjo-ir-2014-04'],
			sourceId: 'fjo-ir-status-2021'
		});
		expect(
			reading.lineAccounts
				.filter(({ source }) => source === STATUS)
				.map(({ role, entityIds }) => [role, ...entityIds.map(short)].join(' '))
		).toEqual([
			'header',
			'statement s07',
			'statement s08',
			'statement s09',
			'statement s09',
			'blank',
			'statement s10',
			'statement s11',
			'statement s12'
		]);
	});

	test('is repaired like any source, and keeps what stands there', () => {
		const text = reading.statements.find(({ statementId }) => statementId === 'fjo-ir-s09');
		expect(text?.textSource).toBe('Lektiecaféen åbnede i 2019.\nDen har åbent to dage om ugen.');
		expect(text?.text).toBe('Lektiecaféen åbnede i 2019. Den har åbent to dage om ugen.');
		expect(reading.repairs).toMatchObject([{ source: STATUS, line: 4, kind: 'line_break' }]);
	});

	test('says the same words as the first and has an id of its own', () => {
		const same = reading.statements.filter(({ text }) => text === 'Beboerne er ikke blevet inddraget.');
		expect(same.map(({ statementId, asOf }) => [short(statementId), asOf])).toEqual([
			['s05', null],
			['s11', '2021-05']
		]);
	});

	test('leaves every text of the register as it was read without it', async () => {
		const alone = await readFolder(FJORDBY, { 'register.json': withoutLater, [STATUS]: null });
		expect(reading.recommendations.map(({ text }) => text)).toEqual(
			alone.recommendations.map(({ text }) => text)
		);
		expect(reading.statements.slice(0, 6).map(({ text }) => text)).toEqual(
			alone.statements.map(({ text }) => text)
		);
	});

	test('may be saved otherwise and says the same', async () => {
		const windows = (text: string) =>
			Uint8Array.from([...text.replaceAll('\n', '\r\n')], (letter) => letter.codePointAt(0) ?? 0);
		const other = await readFolder(FJORDBY, { [STATUS]: (text) => text });
		const source = new TextDecoder().decode(other.sources[1]?.bytes);
		const swapped = source
			.replace('recommendation_ids,text', 'text,recommendation_ids')
			.replace(/^(fjo[^,]*),("[^"]*"|.*)$/gm, '$2,$1');
		for (const change of [windows(source), swapped]) {
			const { statements, problems } = await readFolder(FJORDBY, { [STATUS]: change });
			expect(problems).toEqual([]);
			expect(statements).toEqual(reading.statements);
		}
	});
});

describe('what stands now', () => {
	const now = new Map(rows.recommendations.map((row) => [short(row.recommendation_id), row]));

	test('is the latest that was judged, with its own date and age', () => {
		expect(now.get('2012-01')).toMatchObject({
			implementation: 'discontinued',
			state: 'stopped',
			quote: 'Aftenholdet blev nedlagt i 2020',
			statement_ids: 'fjo-ir-s07',
			status_as_of: '2021-05',
			age_years: 9
		});
		expect(now.get('2012-02')).toMatchObject({
			response: 'direct',
			implementation: 'partial',
			certain: false
		});
	});

	test('is what was judged before, where the later status does not mention it', () => {
		expect(now.get('2014-02')).toMatchObject({
			implementation: 'discontinued',
			quote: 'er siden ophørt',
			status_as_of: '2017-03',
			age_years: 3
		});
	});

	test('is what was answered before, where the later status only shares a text', () => {
		expect(now.get('2014-03')).toMatchObject({ implementation: 'implemented', status_as_of: '2017-03' });
		const links = rows.responses.filter((row) => row.recommendation_id === 'fjo-ir-2014-03');
		expect(links.map((row) => [short(row.statement_id), row.kind])).toEqual([
			['s06', 'direct'],
			['s12', 'group']
		]);
	});

	test('is in the first judgements as it was, and the later have one row for each that was judged', () => {
		const by = (asOf: string) => rows.judgements.filter((row) => row.as_of === asOf);
		expect(by('2017-03')).toHaveLength(8);
		expect(by('2021-05').map((row) => short(row.recommendation_id))).toEqual([
			...['2012-01', '2012-02', '2014-01', '2012-03', '2012-04', '2014-04']
		]);
		expect(by('2017-03')[0]).toMatchObject({
			implementation: 'implemented',
			quote: 'Aftenholdet begyndte i 2015',
			statement_ids: 'fjo-ir-s01'
		});
	});

	test('moved forward, back and otherwise, and what is carried is no move', () => {
		const judgements = reading.judgements.map(({ recommendationId, asOf, coding }) => {
			const { response, implementation } = coding;
			if (!response || !implementation) throw new Error('a judgement without codes');
			return { recommendationId, asOf, response, implementation, quote: coding.quote };
		});
		const { before, after } = aroundLastSnapshot(judgements);
		const moves = movedBetween(before, after);
		expect(moves?.moved.map((move) => [short(move.recommendationId), move.direction])).toEqual([
			['2012-01', 'back'],
			['2012-02', 'forward'],
			['2014-01', 'forward'],
			['2014-04', 'other']
		]);
		expect(moves?.unchanged).toBe(2);
		expect(moves?.onlyBefore.map((row) => short(row.recommendationId))).toEqual(['2014-02', '2014-03']);
		expect(moves?.onlyAfter).toEqual([]);
	});
});

describe('a third status', () => {
	const third = {
		'register.json': addStatus,
		'status-2023.csv': 'recommendation_ids,text\nfjo-ir-2014-02,Kurserne begyndte igen i 2022.\n',
		'codings-2023.csv': (_: string) =>
			`${HEADER}\nfjo-ir-2014-02,direct,implemented,fjo-ir-s13,Kurserne begyndte igen i 2022.,Da.,En.,true,1.0\n`
	};

	test('moves what it mentions, over the one that did not', async () => {
		const { problems, recommendations, judgements } = await readFolder(FJORDBY, third);
		expect(problems).toEqual([]);
		const dates = new Map(recommendations.map((row) => [short(row.recommendationId), row.statusAsOf]));
		expect([dates.get('2014-02'), dates.get('2014-03'), dates.get('2012-01')]).toEqual([
			'2023',
			'2017-03',
			'2021-05'
		]);
		const told = judgements.filter(({ recommendationId }) => recommendationId === 'fjo-ir-2014-02');
		expect(told.map(({ asOf, coding }) => [asOf, coding.implementation])).toEqual([
			['2017-03', 'discontinued'],
			['2023', 'implemented']
		]);
	});

	test('gets ids that were never given, and a build refuses them until they are kept', async () => {
		const { statements, notes } = await readFolder(FJORDBY, third);
		expect(statements.at(-1)).toMatchObject({ statementId: 'fjo-ir-s13', asOf: '2023' });
		expect(notes.map(({ source, code }) => `${source} ${code}`)).toContain('status-2023.csv new-id');
		expect(problemsIn(await readFolder(FJORDBY, third, true))).toContain('status-2023.csv:2 new-id');
	});
});

test('a council whose register came without status can get its first one later', async () => {
	const { problems, recommendations, responses } = await readFolder(FJORDBY, {
		'register.json': (text) => text.replace('"statusAsOf": "2017-03"', '"statusAsOf": null'),
		'register.txt': (text) => text.replaceAll(/^(\d{4}\t[^\t]*)\t.*$/gm, '$1'),
		'codings.csv': null,
		'priorities.csv': null
	});
	expect(problems).toEqual([]);
	const dates = new Map(recommendations.map((row) => [short(row.recommendationId), row.statusAsOf]));
	expect([dates.get('2012-01'), dates.get('2014-02')]).toEqual(['2021-05', null]);
	expect(responses.every(({ statementId }) => /s(0[7-9]|1[0-2])$/.test(statementId))).toBe(true);
});

const HEADER =
	'recommendation_id,response,implementation,statement_ids,quote,rationale_da,rationale_en,certain,codebook_version';

function withoutLater(text: string): string {
	const { laterStatuses: _, sources, ...rest } = JSON.parse(text);
	return JSON.stringify({ ...rest, sources: sources.slice(0, 1) });
}

function addStatus(text: string): string {
	const { laterStatuses, sources, ...rest } = JSON.parse(text);
	const added = { ...sources[1], id: 'fjo-ir-status-2023', file: 'status-2023.csv', documentDate: '2023' };
	const status = { asOf: '2023', source: added.id, codings: 'codings-2023.csv' };
	return JSON.stringify({ ...rest, sources: [...sources, added], laterStatuses: [...laterStatuses, status] });
}
