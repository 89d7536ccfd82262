import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectSame } from './expect-same.ts';
import { readCopy, readLines, resultOf, SOURCE, sourceLines, sourceText } from './register-copy.ts';

const expected = resultOf(await readCopy());

/** Windows-1252 of a text that has no character outside it but the dash. */
function windows1252(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => (character === '–' ? 0x96 : character.charCodeAt(0)));
}

function utf16(text: string): Uint8Array {
	return new Uint8Array(Uint16Array.from('\ufeff' + text, (unit) => unit.charCodeAt(0)).buffer);
}

describe('the same document saved otherwise is read as the same', () => {
	test.each([
		['CRLF line ends', sourceText.replaceAll('\n', '\r\n'), 'utf-8', 'crlf', false],
		['CR line ends', sourceText.replaceAll('\n', '\r'), 'utf-8', 'cr', false],
		['mixed line ends', sourceText.replace('\n', '\r\n'), 'utf-8', 'mixed', false],
		['a line end at the end', sourceText + '\n', 'utf-8', 'lf', false],
		['a byte order mark', '\ufeff' + sourceText, 'utf-8', 'lf', true],
		['Windows-1252', windows1252(sourceText), 'windows-1252', 'lf', false],
		[
			'Windows-1252 with CRLF',
			windows1252(sourceText.replaceAll('\n', '\r\n')),
			'windows-1252',
			'crlf',
			false
		],
		[
			'Windows-1252 with soft hyphens',
			windows1252(sourceText.replaceAll('anbef', 'an\u00adbef')),
			'windows-1252',
			'lf',
			false
		],
		['UTF-16', utf16(sourceText), 'utf-16le', 'lf', true],
		['decomposed letters', sourceText.normalize('NFD'), 'utf-8', 'lf', false],
		['ligatures', sourceText.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ'), 'utf-8', 'lf', false],
		['no-break spaces', sourceText.replaceAll(' ', '\u00a0'), 'utf-8', 'lf', false],
		['double spaces', sourceText.replaceAll(' ', '  '), 'utf-8', 'lf', false],
		[
			'soft hyphens in every word',
			sourceText.replace(/(\p{L}{3})(?=\p{L}{2})/gu, '$1\u00ad'),
			'utf-8',
			'lf',
			false
		],
		[
			'soft hyphens for hyphens',
			sourceText.replaceAll('til-lidsforhold', 'til\u00adlidsforhold'),
			'utf-8',
			'lf',
			false
		],
		['non-breaking hyphens', sourceText.replaceAll('-', '\u2011'), 'utf-8', 'lf', false],
		['spaces around cells', sourceText.replaceAll('\t', ' \t '), 'utf-8', 'lf', false],
		['one more tab on every line', sourceText.replaceAll('\n', '\t\n'), 'utf-8', 'lf', false],
		['no tabs at the end of lines', sourceText.replace(/\t+$/gm, ''), 'utf-8', 'lf', false],
		['no blank lines', sourceText.replace(/\n+/g, '\n'), 'utf-8', 'lf', false],
		['a blank line after every line', sourceText.replaceAll('\n', '\n\n'), 'utf-8', 'lf', false],
		['form feeds for blank lines', sourceText.replace(/^$/gm, '\f'), 'utf-8', 'lf', false],
		['form feeds before lines', sourceText.replaceAll('\n\n', '\n\f'), 'utf-8', 'lf', false],
		['page numbers', pageEnds('Side 3 af 7'), 'utf-8', 'lf', false],
		['page numbers between dashes', pageEnds('- 3 -'), 'utf-8', 'lf', false],
		['bare page numbers in the middle', pageEnds('\t3'), 'utf-8', 'lf', false],
		[
			'title and header on every page',
			pageEnds(`${sourceLines[2] ?? ''}\n\n${sourceLines[4] ?? ''}`),
			'utf-8',
			'lf',
			false
		],
		['a name on every page', pageEnds('Albertslund Kommune'), 'utf-8', 'lf', false],
		[
			'tags of web pages',
			sourceText.replaceAll('. Der', '. <b>Der</b>').replaceAll('&', '&amp;').replaceAll('ø', '&oslash;'),
			'utf-8',
			'lf',
			false
		]
	])('%s', async (_, content, encoding, lineEnds, byteOrderMark) => {
		const reading = await readCopy({ [SOURCE]: content });
		expect(reading.problems).toEqual([]);
		expect(resultOf(reading)).toEqual(expected);
		expect(reading.sources[0]).toMatchObject({ encoding, lineEnds, byteOrderMark });
	});
});

/** The document with a line put at the end of every page. */
function pageEnds(line: string): string {
	return sourceLines.map((text, index) => (text === '' && index > 5 ? `\n${line}\n` : text)).join('\n');
}

describe('a page break may lie elsewhere', () => {
	const rows = [...sourceLines.keys()].filter((index) => /^\d{4}\t/.test(sourceLines[index] ?? ''));
	const separators = [
		[],
		[''],
		['', ''],
		['\f'],
		['Side 2 af 7', ''],
		['', '4', sourceLines[2] ?? '', sourceLines[4] ?? '']
	];

	function cut(index: number, textAt: number, statusAt: number, between: readonly string[]): string[] {
		const [year = '', text = '', ...statuses] = (sourceLines[index] ?? '').split('\t');
		const status = statuses.find((cell) => cell !== '') ?? '';
		const [textHead, textTail] = cutAt(text, textAt);
		const [statusHead, statusTail] = cutAt(status, statusAt);
		const rest = textTail === '' && statusTail === '' ? [] : [...between, `\t${textTail}\t${statusTail}`];
		return [`${year}\t${textHead}\t${statusHead}`, ...rest];
	}

	function cutAt(text: string, at: number): [string, string] {
		const words = text.split(' ');
		const count = Math.round(words.length * at);
		return [words.slice(0, count).join(' '), words.slice(count).join(' ')];
	}

	const part = fc.double({ min: 0, max: 1, noNaN: true });

	test('in any recommendation and its status, at any word', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.uniqueArray(fc.constantFrom(...rows), { minLength: 1, maxLength: 12 }),
				part,
				part,
				fc.constantFrom(...separators),
				async (cuts, textAt, statusAt, between) => {
					const lines = sourceLines.flatMap((line, index) =>
						cuts.includes(index) ? cut(index, textAt, statusAt, between) : [line]
					);
					await expectSame(lines);
				}
			),
			{ numRuns: 150 }
		);
	});

	test('nowhere', async () => {
		const whole = sourceLines.map((line) => [...line.split('\t'), '', '']);
		const move = (from: number, to: number, cell: number) => {
			const [source, target] = [whole[from - 1], whole[to - 1]];
			if (!source || !target) throw new Error(`no line ${from} or ${to}`);
			target[cell] = `${target[cell] ?? ''} ${source[cell] ?? ''}`;
			source[cell] = '';
		};
		move(15, 13, 2);
		move(34, 31, 2);
		move(34, 32, 1);
		move(49, 45, 2);
		move(49, 47, 1);
		const lines = whole.map((cells) => cells.join('\t')).filter((line) => line.trim() !== '');
		const reading = await expectSame(lines);
		expect(reading.repairs.filter(({ kind }) => kind === 'page_break')).toEqual([]);
	});

	test('in a status that goes on beside the next row, at any word', async () => {
		const words = `${sourceLines[12]?.split('\t')[2]} ${sourceLines[14]?.split('\t')[2]}`.split(' ');
		for (let at = 1; at < words.length; at++) {
			const lines = [...sourceLines];
			lines[12] = [...(sourceLines[12] ?? '').split('\t').slice(0, 2), words.slice(0, at).join(' ')].join(
				'\t'
			);
			lines[14] = [...(sourceLines[14] ?? '').split('\t').slice(0, 2), words.slice(at).join(' ')].join('\t');
			await expectSame(lines);
		}
	});

	test('in a recommendation alone, with nothing but a blank line to tell, also where no ids are kept yet', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...rows), part, async (row, textAt) => {
				const lines = sourceLines.flatMap((line, index) =>
					index === row ? cut(index, textAt, 1, ['']) : [line]
				);
				await expectSame(lines, { 'ids.csv': null });
			}),
			{ numRuns: 100 }
		);
	});

	test('inside a word, with a hyphen', async () => {
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...rows), fc.nat(), async (row, choice) => {
				const [year = '', text = '', status = ''] = (sourceLines[row] ?? '').split('\t');
				const places = [...text.matchAll(/(?<=[a-zæøå]{3})(?=[a-zæøå]{3})(?![^ ]*-)(?<!-[^ ]*)/g)].map(
					(match) => match.index
				);
				const at = places[choice % Math.max(places.length, 1)];
				if (at === undefined) return;
				const halves = [`${year}\t${text.slice(0, at)}-\t${status}`, '', `\t${text.slice(at)}\t`];
				const reading = await readLines(
					sourceLines.flatMap((line, index) => (index === row ? halves : [line]))
				);
				expect(reading.problems).toEqual([]);
				const ids = ({ recommendations }: ReturnType<typeof resultOf>) => recommendations.map(({ id }) => id);
				expect(ids(resultOf(reading))).toEqual(ids(expected));
				const whole = expected.recommendations.map(({ text: healed }) => healed);
				const other = reading.recommendations.filter(({ text: healed }) => !whole.includes(healed));
				const open = reading.recommendations.filter(({ text: healed }) =>
					healed.includes(`${text.slice(at - 3, at)}-${text.slice(at, at + 3)}`)
				);
				expect(other).toEqual(open);
			}),
			{ numRuns: 150 }
		);
	});
});
