import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutLines } from '#pipelines/link/cut-lines.ts';
import { LINE_ROLES, type LineRole } from '#pipelines/model.ts';
import { findPersonal } from '#pipelines/names/find-personal.ts';
import { openDictionary } from '#pipelines/open-dictionary.ts';
import { knownTexts } from '#pipelines/parse/known-texts.ts';
import { layoutParser } from '#pipelines/parse/layouts.ts';
import { lineShape } from '#pipelines/parse/line-shape.ts';
import { headingPath } from '#pipelines/parse/prose-document.ts';
import { PROSE_LAYOUT_NAMES, proseParser } from '#pipelines/parse/prose-layouts.ts';
import { parseStatusList } from '#pipelines/parse/status-list.ts';
import { isPartialDate } from '#pipelines/read/partial-date.ts';
import { splitLines } from '#pipelines/read/split-lines.ts';
import { linkStatements } from '#pipelines/link/link-statements.ts';
import { corpusWords } from '#pipelines/repair/corpus-words.ts';
import { parseHunspell } from '#pipelines/repair/hunspell-words.ts';
import { repairText } from '#pipelines/repair/repair-text.ts';
import { applyEdits } from '#pipelines/repair/text-under-repair.ts';
import { mutatedText, oddText } from '../mutations.ts';
import { csvTokens, seedTexts } from '../seeds.ts';
import { fuzzTarget, type Target } from '../target.ts';
import { expectPlaces } from './reading.ts';

const sources = seedTexts('.txt');
const statusLists = seedTexts('status-2021.csv');
const labels = seedTexts('themes.csv').flatMap((text) => text.split(/[,\n]/));
const known = knownTexts(labels, [], []);
const words = await openDictionary();
const TABLE_TOKENS = [
	...[
		'\t',
		'\n',
		'\t\t',
		'2010\t',
		'2071\t',
		'\n\n',
		'\f',
		'Side 2 af 7',
		'- 3 -',
		'Mentor\n',
		'År\tAnbefaling\n',
		'3\n'
	],
	...[
		'<p>',
		'</p>',
		'<br/>',
		'&nbsp;',
		'\u00ad',
		'¬',
		'-\n',
		'- ',
		'til-',
		'fortsat',
		'(fortsat)',
		'(',
		')',
		'.',
		'…'
	]
];
const PROSE_TOKENS = [
	...[
		'Møde 134\n',
		'31. februar 2019\n',
		'4. marts 2015\n',
		'Til stede:',
		'1. Punkt\n',
		'2. og 3. Punkt\n',
		'Punkt:\n'
	],
	...[
		'Ad Skole\n',
		'Med venlig hilsen\n',
		'https://x.dk/a\n',
		'# ',
		'**',
		'.......... 12\n',
		'Indhold\t3\n',
		'  4\n',
		'\n\n\n',
		'• '
	]
];
const linesOf = (text: string) => splitLines(text).lines;

function expectRoles(roles: readonly (LineRole | null)[], lines: readonly string[]): void {
	assert.equal(Object.keys(roles).length, lines.length, 'one role for each line');
	for (const role of roles) assert.ok(role === null || LINE_ROLES.includes(role), String(role));
}

const evidenceOf = (texts: readonly string[]) => ({ words, ...corpusWords(texts) });

/** What stands in `pipelines/parse`, `link`, `repair` and `names`. */
export const PARSING_TARGETS: readonly Target[] = [
	fuzzTarget({
		name: 'line-shape',
		arbitrary: fc.oneof(
			mutatedText(sources, TABLE_TOKENS).map((text) => text.replaceAll('\n', ' ')),
			oddText(80)
		),
		check(line) {
			const shape = lineShape(line);
			if (shape.kind === 'broken') assert.ok(shape.code !== '' && shape.message !== '');
		}
	}),
	fuzzTarget({
		name: 'year-table',
		arbitrary: mutatedText(sources, TABLE_TOKENS),
		check(text) {
			const lines = linesOf(text);
			const context = {
				source: 'x.txt',
				known,
				years: { from: 2008, to: 2020 },
				term: { from: 2010, to: 2017 }
			};
			const table = layoutParser('year-table')?.(lines, context);
			assert.ok(table);
			expectRoles(table.roles, lines);
			expectPlaces([...table.problems, ...table.notes], lines.length);
			const said = new Set(table.problems.map(({ line }) => line));
			table.roles.forEach((role, index) => {
				if (role === 'unusable')
					assert.ok(said.has(index + 1), `line ${index + 1} is unusable and nobody says why`);
			});
			const linked = linkStatements('x.txt', table, known);
			expectPlaces([...linked.problems, ...linked.notes], lines.length);
		},
		quickCases: 150
	}),
	...PROSE_LAYOUT_NAMES.map((name) =>
		fuzzTarget({
			name: `prose-${name}`,
			quickCases: 1_000,
			arbitrary: mutatedText(sources, PROSE_TOKENS),
			check(text) {
				const lines = linesOf(text);
				const document = proseParser(name)?.(lines);
				assert.ok(document);
				expectRoles(document.roles, lines);
				expectPlaces(document.problems, lines.length);
				assert.ok(document.date === null || isPartialDate(document.date), `a date ${document.date}`);
				for (const { line, label } of document.headings) {
					assert.ok(line >= 1 && line <= lines.length && label !== '');
					assert.equal(document.roles[line - 1], 'heading');
				}
				headingPath(document.headings, lines.length);
			}
		})
	),
	fuzzTarget({
		name: 'status-list',
		arbitrary: mutatedText(statusLists, csvTokens(statusLists)),
		check(text) {
			const lines = linesOf(text);
			const list = parseStatusList('x.csv', new TextEncoder().encode(text), lines);
			expectRoles(list.roles, lines);
			expectPlaces(list.problems, lines.length);
			for (const { line, pieces } of list.records) {
				assert.ok(line >= 1 && line <= lines.length);
				for (const piece of pieces) {
					const raw = (lines[piece.line - 1] ?? '').replaceAll('""', '"');
					assert.ok(
						raw.toWellFormed().includes(piece.text),
						`line ${piece.line} says ${JSON.stringify(piece.text)}`
					);
				}
			}
		}
	}),
	fuzzTarget({
		name: 'cut-lines',
		quickCases: 1000,
		arbitrary: fc.record({
			text: mutatedText(sources, PROSE_TOKENS),
			from: fc.nat(40),
			count: fc.integer({ min: 1, max: 4 }),
			asked: fc.option(oddText(30), { freq: 3 })
		}),
		check({ text, from, count, asked }) {
			const lines = linesOf(text);
			const numbers = Array.from({ length: count }, (_, index) => from + index + 1);
			const wanted = asked ?? numbers.map((number) => lines[number - 1] ?? '').join(' ');
			const cut = cutLines(lines, numbers, wanted);
			if (!('pieces' in cut)) return;
			for (const { line, text: piece } of cut.pieces) assert.ok((lines[line - 1] ?? '').includes(piece));
		}
	}),
	fuzzTarget({
		name: 'repair-text',
		arbitrary: fc.array(
			mutatedText(sources, TABLE_TOKENS).map((text) => text.replace(/[\n\r]/g, ' ').slice(0, 3_000)),
			{ minLength: 1, maxLength: 3 }
		),
		check(texts) {
			const pieces = texts.map((text, index) => ({ line: index + 1, text }));
			const repaired = repairText('x.txt', pieces, evidenceOf(texts));
			assert.equal(applyEdits(repaired.textSource, repaired.edits), repaired.text);
			assert.equal(repaired.textSource, texts.join('\n'));
			expectPlaces(repaired.notes, texts.length);
		},
		quickCases: 250
	}),
	fuzzTarget({
		name: 'hunspell-words',
		arbitrary: fc.tuple(
			mutatedText(
				['SET UTF-8\nFLAG num\nSFX 7 Y 2\nSFX 7 0 s/12 [^s]\nSFX 7 e erne e\nONLYINCOMPOUND 9\n'],
				['SFX', ' ', '\n', '[', ']', '^', '(', '*', '0', '/']
			),
			mutatedText(['3\nråd/7\nelev/7,9\nskole/7\n'], ['/', ',', '\n', '7', '\\/'])
		),
		check([affix, dictionary]) {
			let list;
			try {
				list = parseHunspell(affix, dictionary);
			} catch (cause) {
				assert.match(String(cause), /^Error: affixes:\d+: .+/);
				return;
			}
			for (const word of ['rådets', 'skolerne', '', 'x'.repeat(60)]) {
				list.isWord(word);
				list.isListed(word);
				list.beginsCompound(word);
				list.startsListed(word);
				list.isName(word);
			}
		}
	}),
	fuzzTarget({
		name: 'find-personal',
		arbitrary: mutatedText(sources, [
			...[
				'@',
				'a@b.dk',
				'12 34 56 78',
				'010190-1234',
				'tlf. ',
				'+45 ',
				'00',
				'(at)',
				'Hansen',
				'Hans ',
				'2010-2012',
				'.',
				'- '
			]
		]),
		check(text) {
			const composed = text.normalize('NFC');
			const hits = findPersonal(text, { words, allowed: { placesIn: () => [], problems: [] } });
			hits.forEach(({ at }, index) => assert.ok(at >= (hits[index - 1]?.at ?? 0) && at < composed.length));
		},
		quickCases: 300
	})
];
