import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectSame } from './expect-same.ts';
import { readCopy, readLines, resultOf, sourceLines } from './register-copy.ts';

const expected = resultOf(await readCopy());

describe('themes may be ordered, named and broken otherwise', () => {
	const starts = [...sourceLines.keys()].filter((index) => isHeading(index));
	const blocks = starts.map((start, index) =>
		sourceLines.slice(start, starts[index + 1] ?? sourceLines.length)
	);
	const head = sourceLines.slice(0, starts[0]);

	function isHeading(index: number): boolean {
		const line = sourceLines[index] ?? '';
		return index > 4 && line !== '' && !line.startsWith('\t') && !/^\d/.test(line);
	}

	test('the document has thirteen of them', () => {
		expect(blocks).toHaveLength(13);
	});

	test('in any order they keep their ids', async () => {
		await fc.assert(
			fc.asyncProperty(fc.shuffledSubarray(blocks, { minLength: 13, maxLength: 13 }), async (order) => {
				await expectSame([...head, ...order.flat()]);
			}),
			{ numRuns: 50 }
		);
	});

	test('under another name they keep their ids, and it is said', async () => {
		for (const [index, start] of starts.entries()) {
			const lines = sourceLines.map((line, at) =>
				at === start ? `Helt nyt navn${line.replace(/^[^\t]*/, '')}` : line
			);
			const reading = await readLines(lines);
			expect(reading.problems).toEqual([]);
			const labels = expected.themes.map((theme, at) =>
				at === index ? { ...theme, label: 'Helt nyt navn' } : theme
			);
			expect(resultOf(reading)).toEqual({ ...expected, themes: labels });
			expect(reading.notes.map(({ code, line }) => `${line} ${code}`)).toContain(
				`${start + 1} theme-renamed`
			);
		}
	});

	test('all under other names at once they keep their ids', async () => {
		const lines = sourceLines.map((line, at) =>
			starts.includes(at) ? `Emne nummer ${starts.indexOf(at) + 1}` : line
		);
		const reading = await readLines(lines);
		expect(reading.problems).toEqual([]);
		expect(reading.themes.map(({ themeId }) => themeId)).toEqual(expected.themes.map(({ id }) => id));
		expect(resultOf(reading).recommendations).toEqual(expected.recommendations);
	});

	test.each([
		['two lines', (label: string) => [label.replace(' ', '\n')]],
		['two lines with tabs', (label: string) => [label.replace(' ', '\t\t\n') + '\t\t']],
		['two lines and a blank one', (label: string) => [label.replace(/ (?=\p{Ll})/u, '\n\n')]],
		['capitals', (label: string) => [label.toUpperCase()]],
		['a tag', (label: string) => [`<b>${label}</b>\t\t`]]
	])('over or in %s', async (_, write) => {
		const lines = sourceLines.flatMap((line, index) =>
			starts.includes(index) ? write(line.trim()).join('\n').split('\n') : [line]
		);
		const reading = await readLines(lines);
		expect(reading.problems).toEqual([]);
		expect(resultOf(reading).recommendations).toEqual(expected.recommendations);
		expect(resultOf(reading).statements).toEqual(expected.statements);
		expect(reading.themes.map(({ themeId }) => themeId)).toEqual(expected.themes.map(({ id }) => id));
	});

	test('a heading that is broken inside a word is healed', async () => {
		const lines = sourceLines.flatMap((line) =>
			/^Kommunens integrationspolitik/.test(line) ? ['Kommunens integrations-', 'politik'] : [line]
		);
		await expectSame(lines);
	});

	test('a heading that is said again on the next page opens no new theme', async () => {
		const lines = sourceLines.flatMap((line, index) =>
			index === 69 ? ['', 'Dansk som Andetsprog (fortsat)', line] : [line]
		);
		await expectSame(lines);
	});
});
