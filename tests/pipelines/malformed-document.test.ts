import { describe, expect, test } from 'vitest';
import { problemsOf, readCopy, readLines, resultOf, SOURCE, sourceLines } from './register-copy.ts';

const expected = resultOf(await readCopy());
const rows = [...sourceLines.keys()].filter((index) => /^\d{4}\t/.test(sourceLines[index] ?? ''));
const headings = [6, 12, 22, 29, 44, 56, 81, 85, 100, 105, 107, 109, 117];

/** The lines with one of them replaced; `line` is 1-based. */
function withLine(line: number, ...replacement: readonly string[]): string[] {
	return sourceLines.flatMap((text, index) => (index === line - 1 ? replacement : [text]));
}

function lineAt(line: number): string {
	return sourceLines[line - 1] ?? '';
}

function without(id: string | undefined) {
	const rest = expected.recommendations.filter((row) => row.id !== id);
	const standsFor = (ids: readonly string[]) => ids.filter((other) => other !== id);
	return {
		...expected,
		recommendations: rest,
		statements: expected.statements.map((statement) => ({
			...statement,
			standsFor: standsFor(statement.standsFor)
		}))
	};
}

const idOfLine = new Map(
	(await readCopy()).lineAccounts.map((account) => [account.line, account.entityIds[0]])
);

describe('a row that cannot be used is named, and the rest is read as before', () => {
	test.each(['20l6', '2O16', '201', '20166', '2016.', '2071', '1016', '16', '2016/17', 'år 2016', '½016'])(
		'year %s',
		async (year) => {
			for (const index of year === '20l6' ? rows : rows.filter((_, at) => at % 9 === 0)) {
				const line = index + 1;
				const reading = await readLines(withLine(line, lineAt(line).replace(/^\d{4}/, year)));
				const [first, ...more] = problemsOf(reading);
				expect(first).toMatch(new RegExp(`^${line} (invalid|implausible)-year$`));
				expect(more.every((problem) => problem.endsWith(' continues-unusable'))).toBe(true);
				expect(reading.problems[0]?.message).toContain(year.slice(0, 4));
				expect(reading.lineAccounts[index]?.role).toBe('unusable');
				expect(resultOf(reading)).toEqual(without(idOfLine.get(line)));
			}
		}
	);

	test('a row that stands twice counts once, whichever row it is', async () => {
		for (const index of rows) {
			const line = index + 1;
			const reading = await readLines(withLine(line, lineAt(line), lineAt(line)));
			expect(problemsOf(reading)).toEqual([`${line + 1} doubled-row`]);
			expect(reading.problems[0]?.message).toContain(`line ${line}`);
			expect(reading.lineAccounts[line]?.role).toBe('unusable');
			expect(resultOf(reading)).toEqual(expected);
		}
	});

	test('a row that stands twice with a line between, spelled a little otherwise, counts once', async () => {
		const reading = await readLines(
			withLine(10, lineAt(10), lineAt(11), lineAt(10).replace('unge', 'un\u00adge '))
		);
		expect(problemsOf(reading)).toEqual(['12 doubled-row', '13 doubled-row']);
		expect(resultOf(reading)).toEqual(expected);
	});

	test('the same words in another year or theme are another recommendation', async () => {
		const other = lineAt(10).replace('2016', '2017');
		const reading = await readLines(withLine(10, lineAt(10), other));
		expect(problemsOf(reading)).toEqual(['codings.csv:1 missing-coding']);
		expect(reading.recommendations).toHaveLength(100);
		expect(reading.notes.map(({ code }) => code)).toEqual(
			expect.arrayContaining(['new-id', 'same-text-other-year'])
		);
		const elsewhere = await readLines(withLine(17, lineAt(17), lineAt(8)));
		expect(elsewhere.recommendations).toHaveLength(100);
	});

	test('a row without a recommendation', async () => {
		for (const index of rows) {
			const line = index + 1;
			const [year = '', , ...statuses] = lineAt(line).split('\t');
			const reading = await readLines(withLine(line, [year, '', ...statuses].join('\t')));
			const [first, ...rest] = problemsOf(reading);
			expect(first).toBe(`${line} empty-recommendation`);
			expect(rest).toEqual(lineAt(line + 2).startsWith('\t') ? [`${line + 2} continues-unusable`] : []);
			expect(resultOf(reading)).toEqual(without(idOfLine.get(line)));
		}
	});

	test('a row without any cell but its year', async () => {
		expect(problemsOf(await readLines(withLine(10, '2016')))).toEqual(['10 empty-recommendation']);
		expect(problemsOf(await readLines(withLine(10, '2016\t<p></p>\t')))).toEqual(['10 empty-recommendation']);
	});

	test('a row without a tab after its year', async () => {
		const reading = await readLines(withLine(10, lineAt(10).replace('\t', ' ').trim()));
		expect(problemsOf(reading)).toEqual(['10 missing-tab']);
		expect(resultOf(reading)).toEqual(without('alb-ir-2016-01'));
	});

	test('a row without its year', async () => {
		for (const line of [8, 16, 26, 38, 60, 88]) {
			const reading = await readLines(withLine(line, lineAt(line).replace(/^\d{4}/, '')));
			expect(problemsOf(reading)).toEqual([`${line} missing-year`]);
			expect(resultOf(reading)).toEqual(without(idOfLine.get(line)));
		}
	});

	test('a row without its year at the top of a page', async () => {
		for (const line of [67, 84, 116, 131]) {
			const reading = await readLines(withLine(line, lineAt(line).replace(/^\d{4}/, '')));
			expect(problemsOf(reading)).toContain(`${line} missing-year`);
			expect(reading.recommendations).toHaveLength(98);
		}
	});

	test('a row whose cells are moved by a tab', async () => {
		expect(problemsOf(await readLines(withLine(24, `\t${lineAt(24)}`)))).toEqual(['24 shifted-row']);
	});

	test('a row under no theme', async () => {
		const reading = await readLines(withLine(6));
		expect(problemsOf(reading)).toEqual([6, 7, 8, 9, 10].map((line) => `${line} row-without-theme`));
		expect(reading.recommendations).toHaveLength(94);
	});

	test('rows that lost their heading are not counted to the theme above in silence', async () => {
		const reading = await readLines(withLine(22));
		expect(problemsOf(reading)).toContain('23 theme-changed');
		expect(reading.recommendations).toHaveLength(99);
	});
});

describe('a status that belongs to no row is named, and no row gets it', () => {
	const stray = 'Der er ikke sket noget.';

	test('under a heading', async () => {
		for (const line of headings) {
			const reading = await readLines(withLine(line, lineAt(line), `\t\t${stray}`));
			expect(problemsOf(reading)).toEqual([`${line + 1} status-without-row`]);
			expect(reading.lineAccounts[line]?.role).toBe('unusable');
			expect(resultOf(reading)).toEqual(expected);
		}
	});

	test('beside a heading', async () => {
		for (const line of headings) {
			const reading = await readLines(withLine(line, `${lineAt(line).trim()}\t\t${stray}`));
			expect(problemsOf(reading)).toEqual([`${line} status-without-row`]);
			expect(resultOf(reading)).toEqual(expected);
		}
	});

	test('above the first heading', async () => {
		for (const line of [1, 2, 5]) {
			const reading = await readLines(withLine(line, lineAt(line), `\t\t${stray}`));
			expect(problemsOf(reading)).toEqual([`${line + 1} status-without-row`]);
			expect(resultOf(reading)).toEqual(expected);
		}
	});

	test('between two rows', async () => {
		for (const line of [8, 16, 24, 40, 60, 84, 87, 101, 120, 127]) {
			const reading = await readLines(withLine(line, lineAt(line), `\t\t${stray}`));
			expect(problemsOf(reading)).toEqual([`${line + 1} status-without-row`]);
			expect(resultOf(reading)).toEqual(expected);
		}
	});

	test('at the top of a page, below a row that has no status', async () => {
		for (const line of [10, 20, 27, 42, 65, 98, 106, 114, 133]) {
			const reading = await readLines(withLine(line, lineAt(line), '', `\t\t${stray}`));
			expect(problemsOf(reading)).toEqual([`${line + 2} status-without-row`]);
			expect(resultOf(reading)).toEqual(expected);
		}
	});

	test('at the top of a page, below a row whose status is known to be whole', async () => {
		for (const line of [24, 36, 84, 110]) {
			const reading = await readLines(withLine(line, lineAt(line), '', `\t\t${stray}`));
			expect(problemsOf(reading)).toEqual([`${line + 2} status-without-row`]);
			expect(resultOf(reading)).toEqual(expected);
		}
	});

	test('two status texts beside one row', async () => {
		const reading = await readLines(withLine(24, `${lineAt(24)}\t${stray}`));
		expect(problemsOf(reading)).toEqual(['24 two-statuses']);
		expect(reading.recommendations).toHaveLength(99);
		expect(reading.statements).toHaveLength(16);
	});
});

describe('other lines that are not of the form are named', () => {
	test.each([
		['a sentence between rows', 'Rådet holdt møde hver måned.', 'stray-text'],
		['a long text without tabs', 'Kommunen '.repeat(20), 'stray-text'],
		['a text that begins with a small letter', 'og derefter kom resten', 'stray-text'],
		['a heading of no theme', 'Bilag', 'theme-changed']
	])('%s', async (_, text, code) => {
		const reading = await readLines(withLine(62, text, lineAt(62)));
		expect(reading.problems.map((problem) => problem.code)).toContain(code);
		expect(reading.recommendations).toHaveLength(99);
		expect(reading.statements).toHaveLength(17);
	});

	test('a line without a year and with nothing above it to go on with', async () => {
		const reading = await readLines(withLine(12, lineAt(12), '\tog det skal ske nu.\t'));
		expect(problemsOf(reading)).toEqual(['13 continuation-without-row']);
		expect(resultOf(reading)).toEqual(expected);
	});

	test('a heading without rows at the end of the document', async () => {
		const reading = await readLines([...sourceLines, 'Bilag']);
		expect(problemsOf(reading)).toEqual(['134 heading-without-rows']);
		expect(resultOf(reading)).toEqual(expected);
	});

	test('a character that could not be decoded, on its line', async () => {
		const broken = new TextEncoder().encode(sourceLines.join('\n'));
		broken[broken.indexOf(0xc3, 6000)] = 0x20;
		const reading = await readCopy({ [SOURCE]: broken });
		expect(reading.problems.map(({ code }) => code)).toContain('undecodable-character');
		expect(reading.recommendations).toHaveLength(99);
		expect(problemsOf(await readLines(withLine(10, lineAt(10).replace('unge', 'un\0ge'))))).toEqual([
			'10 undecodable-character'
		]);
	});

	test('letters that were encoded twice', async () => {
		const twice = new TextDecoder('latin1').decode(new TextEncoder().encode(sourceLines.join('\n')));
		expect(problemsOf(await readCopy({ [SOURCE]: twice }))).toContain('1 double-encoded');
	});

	test('an empty file and a file of something else', async () => {
		expect(problemsOf(await readCopy({ [SOURCE]: '' }))).toContain('1 empty-source');
		expect(problemsOf(await readCopy({ [SOURCE]: '{"a": 1}' }))).toContain('1 no-recommendations');
	});
});
