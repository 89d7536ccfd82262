import { describe, expect, test } from 'vitest';
import type { DocumentsReading, RegisterReading } from '#pipelines/model.ts';
import { letters } from '#pipelines/parse/plain-text.ts';
import {
	AALBORG,
	ALBERTSLUND,
	BALLERUP,
	copyOf,
	MEETING_134,
	MEETING_160,
	POLICY,
	readFolder,
	readPolicy,
	REMARKS,
	roleCounts
} from './folder-copy.ts';

const albertslund = await readFolder(ALBERTSLUND, {}, true);
const ballerup = await readFolder(BALLERUP, {}, true);
const aalborg = await readPolicy({}, true);

describe('the five documents are read whole', () => {
	test.each<readonly [string, DocumentsReading, string, Record<string, number>]>([
		[
			'minutes of meeting 134',
			albertslund,
			MEETING_134,
			{ blank: 44, title: 2, date: 1, heading: 6, evidence: 63, context: 11, background: 29 }
		],
		[
			'minutes of meeting 160',
			albertslund,
			MEETING_160,
			{
				blank: 44,
				title: 2,
				date: 1,
				attendance: 2,
				heading: 7,
				evidence: 12,
				context: 4,
				background: 13,
				page_furniture: 6
			}
		],
		[
			'remarks from Ballerup',
			ballerup,
			REMARKS,
			{
				blank: 142,
				title: 2,
				background: 2,
				heading: 11,
				recommendation: 30,
				context: 35,
				page_furniture: 2,
				closing: 3
			}
		],
		[
			'policy of Aalborg',
			aalborg,
			POLICY,
			{ blank: 97, title: 2, date: 1, contents: 15, heading: 16, context: 81, background: 9 }
		]
	])('%s: every line has one role', (_, reading, file, counts) => {
		expect(roleCounts(reading, file)).toEqual(counts);
		const source = reading.sources.find(({ descriptor }) => descriptor.file === file);
		const accounts = reading.lineAccounts.filter((account) => account.source === file);
		expect(accounts.map(({ line }) => line)).toEqual(source?.lines.map((_, index) => index + 1));
	});

	test('no folder has a problem, even for a build', () => {
		for (const reading of [albertslund, ballerup, aalborg]) expect(reading.problems).toEqual([]);
		expect([...ballerup.notes, ...aalborg.notes]).toEqual([]);
	});

	test.each<readonly [string, DocumentsReading]>([
		['Albertslund', albertslund],
		['Ballerup', ballerup],
		['Aalborg', aalborg]
	])('%s: what names a line is named by it, and the other way round', (_, reading) => {
		const fileOf = (id: string) =>
			reading.sources.find(({ descriptor }) => descriptor.id === id)?.descriptor.file;
		const entities = [
			...reading.contexts.map((one) => ({ id: one.contextId, ...one })),
			...('evidence' in reading
				? (reading as RegisterReading).evidence.map((one) => ({ id: one.evidenceId, ...one }))
				: [])
		];
		const named = entities.flatMap(({ id, sourceId, sourceLines }) =>
			sourceLines.map((line) => `${fileOf(sourceId)}:${line} ${id}`)
		);
		const naming = reading.lineAccounts.flatMap(({ source, line, entityIds }) =>
			entityIds.filter((id) => /-[ce]\d+$/.test(id)).map((id) => `${source}:${line} ${id}`)
		);
		expect([...new Set(named)].sort()).toEqual(naming.sort());
	});

	test('each text is made of its lines and of nothing else', () => {
		for (const reading of [albertslund, ballerup, aalborg]) {
			for (const { text, sourceId, sourceLines } of reading.contexts) {
				const source = reading.sources.find(({ descriptor }) => descriptor.id === sourceId);
				const lines = sourceLines.map((line) => source?.lines[line - 1] ?? '').join('\n');
				expect(letters(lines)).toContain(letters(text));
			}
		}
	});
});

describe('what the documents say', () => {
	test('is evidence on the register, which it does not change', () => {
		expect(new Set(albertslund.evidence.map(({ evidenceId }) => evidenceId)).size).toBe(43);
		expect(albertslund.evidence).toHaveLength(86);
		expect(albertslund.recommendations).toHaveLength(99);
		const of = (lines: string) =>
			albertslund.evidence.filter(
				({ sourceId, sourceLines }) => `${sourceId}:${sourceLines.join(';')}` === lines
			);
		expect(of('alb-ir-minutes-134:57;58').map((row) => row.recommendationId)).toContain('alb-ir-2010-07');
		expect(of('alb-ir-minutes-160:50').map((row) => row.recommendationId)).toContain('alb-ir-2011-04');
		expect(of('alb-ir-minutes-160:56').length).toBeGreaterThan(0);
	});

	test('new recommendations of the minutes are contexts and not of the register', () => {
		expect(albertslund.contexts).toHaveLength(15);
		expect(albertslund.contexts.find(({ contextId }) => contextId === 'alb-ir-c11')).toMatchObject({
			kind: 'wish',
			heading: '2. Den kriminalpræventive Enhed – forebyggende indsats › Spørgsmål'
		});
	});

	test('Ballerup has 12 recommendations without any status, 6 offers and 10 remarks', () => {
		expect(ballerup.descriptor.statusAsOf).toBeNull();
		expect(ballerup.recommendations.map(({ recommendationId }) => recommendationId)).toEqual(
			Array.from({ length: 12 }, (_, index) => `bal-ir-2014-${String(index + 1).padStart(2, '0')}`)
		);
		expect(ballerup.recommendations.every(({ coding }) => coding.response === null)).toBe(true);
		expect(ballerup.statements).toEqual([]);
		const kinds = ballerup.contexts.map(({ kind }) => kind);
		expect([
			kinds.filter((kind) => kind === 'offer').length,
			kinds.filter((kind) => kind === 'remark').length
		]).toEqual([6, 10]);
	});

	test('Ballerup says one thing three times, and that is one thread', () => {
		expect(ballerup.threads.map(({ recommendationId, link }) => [recommendationId, link])).toEqual([
			['bal-ir-2014-04', null],
			['bal-ir-2014-05', 'reworded'],
			['bal-ir-2014-09', 'reworded']
		]);
		const text = (id: string) => ballerup.recommendations.find((row) => row.recommendationId === id)?.text;
		expect(text('bal-ir-2014-09')).toBe(text('bal-ir-2014-04'));
	});

	test('the headings of Ballerup are themes, each in a shared area', () => {
		expect(ballerup.themes.map(({ label }) => label)).toEqual([
			'Borgerservice',
			'By, Kultur og Erhverv',
			'Børne- og Ungerådgivning',
			'Miljø og Teknik',
			'Skoler og Institutioner',
			'Center for Social og Sundhed',
			'Nyansættelser',
			'Opsamling'
		]);
		expect(ballerup.themes.every(({ areaId }) => areaId !== null)).toBe(true);
	});

	test('a word and an address that a line break cut are whole again, and the repair says so', () => {
		const text = (id: string) => ballerup.recommendations.find((row) => row.recommendationId === id)?.text;
		expect(text('bal-ir-2014-03')).toContain('Børne- og Ungerådgivningen dækker');
		expect(text('bal-ir-2014-08')).toMatch(/boern\/bogstart\/$/);
		expect(ballerup.repairs).toContainEqual(
			expect.objectContaining({ line: 40, kind: 'hyphen', before: 'mu-ligheder', after: 'muligheder' })
		);
	});

	test('an item of a list in Aalborg keeps the sentence that introduces the list', () => {
		const items = aalborg.contexts.filter(({ sourceLines }) => sourceLines[0] === 116);
		expect(items).toHaveLength(5);
		for (const { text } of items) expect(text).toMatch(/^Grundprincippet i .* tosprogede elever: \p{Ll}/u);
		expect(aalborg.contexts).toHaveLength(72);
		expect(aalborg.contexts.find(({ contextId }) => contextId === 'aal-c65')?.heading).toBe(
			'Ældre og yngre med handicap › Særlig indsats for brugere med anden etnisk baggrund'
		);
	});
});

describe('a document may be saved otherwise', () => {
	const FOLDERS = [
		[ALBERTSLUND, MEETING_134],
		[ALBERTSLUND, MEETING_160],
		[BALLERUP, REMARKS],
		[AALBORG, POLICY]
	] as const;
	const read = (folder: string, changes: Parameters<typeof copyOf>[1]): Promise<DocumentsReading> =>
		folder === AALBORG ? readPolicy(changes) : readFolder(folder, changes);
	const WAYS: readonly (readonly [string, (text: string) => string | Uint8Array])[] = [
		['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
		['with a byte order mark', (text) => `\ufeff${text}`],
		['in UTF-16', (text) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))],
		['with decomposed letters', (text) => text.normalize('NFD')],
		['with no-break spaces', (text) => text.replace(/(?<=\p{L}) (?=\p{L})/gu, '\u00a0')],
		['without blanks at line ends', (text) => text.replace(/[ \t]+$/gm, '')],
		['with tabs at line ends', (text) => text.replaceAll('\n', '\t\n')]
	];

	test.each(
		FOLDERS.flatMap(([folder, file]) => WAYS.map(([way, change]) => [folder, file, way, change] as const))
	)('%s/%s %s', async (folder, file, way, change) => {
		const bytes = copyOf(folder).get(file);
		const changed = change(new TextDecoder().decode(bytes));
		const [before, after] = [await read(folder, {}), await read(folder, { [file]: changed })];
		const verbatim = /decomposed|no-break/.test(way) && folder === ALBERTSLUND;
		// A quote is verbatim: other signs in the copy are another quote, and nothing else is a problem.
		const codes = new Set(after.problems.map(({ code }) => code));
		expect([...codes]).toEqual(verbatim ? ['quote-not-in-lines'] : []);
		expect(after.contexts).toEqual(before.contexts);
		expect(after.lineAccounts.map(({ role }) => role)).toEqual(before.lineAccounts.map(({ role }) => role));
	});
});
