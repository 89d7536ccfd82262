import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LINE_ROLES, type RegisterReading } from '#pipelines/model.ts';
import { letters } from '#pipelines/parse/plain-text.ts';
import { readCopy, readLines, SOURCE, sourceLines, sourceText } from './register-copy.ts';

/** Everything of a text but blanks, tags, soft hyphens and hyphens. */
function substance(text: string): string {
	return text.replace(/<\/?[a-z][^<>]*>/g, '').replace(/[\s\u0085\u00ad\u200b\ufeff-]/g, '');
}

/** Says that every line is explained once, and that every text is made of its lines and of nothing else. */
function expectAccounted(reading: RegisterReading): void {
	const lines = reading.sources[0]?.lines ?? [];
	const accounts = reading.lineAccounts;
	expect(accounts.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
	const byLine = new Map(accounts.map((account) => [account.line, account]));
	const texts = [
		...reading.recommendations.map((row) => ({ id: row.recommendationId, ...row })),
		...reading.statements.map((statement) => ({ id: statement.statementId, ...statement }))
	];
	for (const { id, sourceLines: from, textSource } of texts) {
		expect(accounts.filter(({ entityIds }) => entityIds.includes(id)).map(({ line }) => line)).toEqual(
			[...from].sort((a, b) => a - b)
		);
		const cells = new Set(
			from.flatMap((line) => (lines[line - 1] ?? '').split('\t')).map((cell) => substance(cell))
		);
		for (const piece of textSource.split('\n')) expect(cells).toContain(substance(piece));
	}
	for (const { source, line } of [...reading.problems, ...reading.notes, ...reading.repairs]) {
		if (source === SOURCE) expect(line === 1 || byLine.has(line)).toBe(true);
	}
	for (const { role, line } of accounts) {
		expect(LINE_ROLES).toContain(role);
		const text = (lines[line - 1] ?? '').trim();
		if (role === 'unusable') expect(reading.problems.map((problem) => problem.line)).toContain(line);
		if (role === 'recommendation' || role === 'recommendation_continued')
			expect(byLine.get(line)?.entityIds).not.toEqual([]);
		if (role === 'blank') expect(letters(text)).toBe('');
	}
}

describe('the real register', async () => {
	const reading = await readCopy();

	test('explains every line once and makes each text of its lines', () => {
		expectAccounted(reading);
	});

	test('gives the roles that a reader gives', () => {
		const counts: Record<string, number> = {};
		for (const { role } of reading.lineAccounts) counts[role] = (counts[role] ?? 0) + 1;
		expect(counts).toEqual({
			blank: 17,
			title: 1,
			header: 1,
			theme: 13,
			recommendation: 99,
			recommendation_continued: 2
		});
		expect(reading.lineAccounts[33]).toMatchObject({ line: 34, entityIds: ['alb-ir-2011-02', 'alb-ir-s04'] });
	});

	test('uses every cell of the table in one text', () => {
		const cells = sourceLines
			.slice(6)
			.flatMap((line) => line.split('\t').slice(1))
			.filter((cell) => cell !== '');
		const texts = [...reading.recommendations, ...reading.statements].flatMap(({ textSource }) =>
			textSource.split('\n')
		);
		expect(texts.sort()).toEqual(cells.sort());
	});
});

describe('whatever a file says, no line is lost and nothing is thrown', () => {
	const line = fc.oneof(
		{ weight: 4, arbitrary: fc.constantFrom(...sourceLines) },
		{ weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
		{
			weight: 1,
			arbitrary: fc.constantFrom(
				'Side 2 af 7',
				'\f',
				'\t\t',
				'2010',
				'2010\t',
				'\tog så',
				'\t\tog så',
				'Mentor',
				'mentor-',
				'20l6\tHej\tDer',
				'\t2010\tx\ty',
				'2012\t\tStatus alene',
				'\u00ad',
				'3'
			)
		},
		{
			weight: 1,
			arbitrary: fc
				.array(
					fc.constantFrom(
						'2010',
						'2071',
						'',
						'Tekst her.',
						'og mere',
						'<p>',
						'&nbsp;',
						'-',
						'til-',
						'lidsforhold'
					),
					{ maxLength: 6 }
				)
				.map((cells) => cells.join('\t'))
		}
	);

	test('for any lines in any order', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(line, { maxLength: 30 }), fc.boolean(), async (lines, hasIds) => {
				expectAccounted(await readLines(lines, hasIds ? {} : { 'ids.csv': null, 'themes.csv': null }));
			}),
			{ numRuns: 400 }
		);
	});

	test('for the real document with lines taken out, doubled and moved', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.shuffledSubarray([...sourceLines.keys()], { minLength: 60 }),
				fc.nat(132),
				async (order, twice) => {
					expectAccounted(await readLines([...order, twice].map((index) => sourceLines[index] ?? '')));
				}
			),
			{ numRuns: 50 }
		);
	});

	test('for the real document with characters changed', async () => {
		const edit = fc.tuple(
			fc.nat(sourceText.length),
			fc.constantFrom('', '\t', '\n', '-', '\u00ad', '\r', '2', 'x', '\0', '<p>', '\u2028', '\u0085'),
			fc.nat(3)
		);
		await fc.assert(
			fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 20 }), async (edits) => {
				const changed = edits.reduce(
					(text, [at, added, removed]) => text.slice(0, at) + added + text.slice(at + removed),
					sourceText
				);
				expectAccounted(await readCopy({ [SOURCE]: changed }));
			}),
			{ numRuns: 120 }
		);
	});

	test('for any bytes', async () => {
		await fc.assert(
			fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
				expectAccounted(await readCopy({ [SOURCE]: bytes }));
			}),
			{ numRuns: 200 }
		);
	});
});
