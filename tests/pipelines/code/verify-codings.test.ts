import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { csvLine } from '#pipelines/read/csv-table.ts';
import { problemsOf, readCopy, readLines, sourceLines } from '../register-copy.ts';

const header =
	'recommendation_id,response,implementation,statement_ids,quote,rationale_da,rationale_en,certain,codebook_version'.split(
		','
	);
const reading = await readCopy();

type Cells = Partial<Record<string, string>>;

/** A table of codings that holds: every row of a block `group`, the others `none`; with some cells changed. */
function codings(changes: Readonly<Record<string, Cells | null>> = {}, more: readonly Cells[] = []): string {
	const rows = reading.recommendations.flatMap(({ recommendationId, blockStatementId }): Cells[] => {
		const change = changes[recommendationId];
		if (change === null) return [];
		const plain: Cells = {
			recommendation_id: recommendationId,
			response: blockStatementId === null ? 'none' : 'group',
			implementation: 'unknown',
			statement_ids: blockStatementId ?? '',
			quote: '',
			rationale_da: 'Teksten siger intet.',
			rationale_en: 'The text says nothing.',
			certain: 'true',
			codebook_version: '1.0'
		};
		return [{ ...plain, ...change }];
	});
	return [header, ...[...rows, ...more].map((row) => header.map((column) => row[column] ?? ''))]
		.map(csvLine)
		.join('');
}

const direct: Cells = {
	response: 'direct',
	implementation: 'in_progress',
	statement_ids: 'alb-ir-s01',
	quote: 'Det er vedtaget at arbejde med sociale klausuler.'
};

async function problems(
	changes: Readonly<Record<string, Cells | null>>,
	more: readonly Cells[] = []
): Promise<string[]> {
	const { problems: found } = await readCopy({ 'codings.csv': codings(changes, more) });
	return found.map(({ source, line, code }) => `${source}:${line} ${code}`);
}

test('codings that hold are taken over', async () => {
	const copy = await readCopy({ 'codings.csv': codings({ 'alb-ir-2010-02': direct }) });
	expect(problemsOf(copy)).toEqual([]);
	expect(copy.recommendations[1]?.coding).toMatchObject({
		codingStatus: 'coded',
		response: 'direct',
		certain: true,
		quote: direct.quote
	});
	expect(copy.statements[0]?.speaksOf).toEqual(['alb-ir-2010-02']);
	expect(copy.responses.slice(0, 2)).toEqual([
		{ recommendationId: 'alb-ir-2010-01', statementId: 'alb-ir-s01', kind: 'group' },
		{ recommendationId: 'alb-ir-2010-02', statementId: 'alb-ir-s01', kind: 'direct' }
	]);
});

test('a quote over two paragraphs may have a space where the text has a line feed', async () => {
	const quote = 'jobcentre." I forbindelse med renovering';
	expect(await problems({ 'alb-ir-2010-02': { ...direct, quote } })).toEqual([]);
});

describe('a coding that does not hold is refused on its line', () => {
	test.each<[string, Cells, string]>([
		['unknown response', { response: 'maybe' }, 'unknown-response'],
		['unknown implementation', { implementation: 'done' }, 'unknown-implementation'],
		[
			'group with an implementation',
			{ implementation: 'partial', quote: 'x' },
			'implementation-without-answer'
		],
		['group of another block', { statement_ids: 'alb-ir-s02' }, 'group-of-other-block'],
		['group of two statements', { statement_ids: 'alb-ir-s01;alb-ir-s02' }, 'group-of-other-block'],
		['group of no statement', { statement_ids: '' }, 'group-of-other-block'],
		['none in a block', { response: 'none', statement_ids: '' }, 'none-in-block'],
		['direct without a statement', { ...direct, statement_ids: '' }, 'missing-statement'],
		[
			'direct by another theme',
			{ ...direct, statement_ids: 'alb-ir-s03', quote: 'Jobcentret har fra 2016' },
			'foreign-statement'
		],
		['an unknown statement', { ...direct, statement_ids: 'alb-ir-s99' }, 'unknown-statement'],
		[
			'a quote that is not there',
			{ ...direct, quote: 'Det er vedtaget at  arbejde' },
			'quote-not-in-statement'
		],
		['a quote of the unhealed text', { ...direct, quote: '<p>Det er vedtaget' }, 'quote-not-in-statement'],
		['no quote', { ...direct, quote: '' }, 'missing-quote'],
		['a quote of what is unknown', { ...direct, implementation: 'unknown' }, 'quote-without-judgement'],
		['no Danish rationale', { rationale_da: '' }, 'missing-rationale'],
		['no English rationale', { rationale_en: '' }, 'missing-rationale'],
		['certain is maybe', { certain: 'maybe' }, 'invalid-certain'],
		['another codebook', { codebook_version: '2.0' }, 'unknown-codebook']
	])('%s', async (_, change, code) => {
		expect(await problems({ 'alb-ir-2010-02': change })).toContain(`codings.csv:3 ${code}`);
	});

	test('none where a statement is named, group where none stands beside it', async () => {
		expect(await problems({ 'alb-ir-2015-13': { statement_ids: 'alb-ir-s01' } })).toEqual([
			expect.stringContaining('statement-without-answer')
		]);
		expect(await problems({ 'alb-ir-2015-13': { response: 'group', statement_ids: 'alb-ir-s01' } })).toEqual([
			expect.stringContaining('group-without-block')
		]);
	});

	test('missing, doubled and unknown recommendations', async () => {
		expect(await problems({ 'alb-ir-2010-02': null })).toEqual(['codings.csv:1 missing-coding']);
		const twice = await problems({}, [
			{
				...direct,
				recommendation_id: 'alb-ir-2010-02',
				rationale_da: 'x',
				rationale_en: 'x',
				certain: 'true',
				codebook_version: '1.0'
			}
		]);
		expect(twice).toEqual(['codings.csv:101 doubled-coding']);
		expect(await problems({ 'alb-ir-2010-02': { recommendation_id: 'alb-ir-2010-99' } })).toEqual([
			'codings.csv:1 missing-coding',
			'codings.csv:3 unknown-recommendation'
		]);
	});
});

test('without codings every recommendation is a draft, and that is no problem', async () => {
	const copy = await readCopy({ 'codings.csv': null });
	expect(problemsOf(copy)).toEqual([]);
	expect(copy.notes.map(({ code }) => code)).toContain('missing-codings');
	expect(new Set(copy.recommendations.map(({ coding }) => coding.codingStatus))).toEqual(new Set(['draft']));
});

test('what is wrong in the source is not reported a second time of its coding', async () => {
	const lines = sourceLines.map((line, index) => (index === 9 ? line.replace('2016', '20l6') : line));
	const copy = await readLines(lines);
	expect(problemsOf(copy)).toEqual(['10 invalid-year']);
	expect(copy.notes).toContainEqual(
		expect.objectContaining({ source: 'codings.csv', code: 'coding-without-text' })
	);
});

test('the codings of the real register hold', () => {
	expect(reading.problems).toEqual([]);
	expect(readFileSync('data/registers/albertslund/codings.csv', 'utf8').split('\n')).toHaveLength(101);
});
