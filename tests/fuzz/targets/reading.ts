import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DataError } from '#pipelines/data-error.ts';
import { readCodings } from '#pipelines/code/read-codings.ts';
import { readCouncilWords } from '#pipelines/code/read-council-words.ts';
import { readEvidence } from '#pipelines/code/read-evidence.ts';
import { readSettlements } from '#pipelines/code/read-settlements.ts';
import { readThreads } from '#pipelines/code/read-threads.ts';
import { formatLedger, readLedger } from '#pipelines/link/id-ledger.ts';
import {
	lineNumbers,
	readBackground,
	readContexts,
	readRecommendations
} from '#pipelines/link/read-entries.ts';
import { formatThemes, readAreaIds, readThemes } from '#pipelines/link/theme-vocabulary.ts';
import type { Finding } from '#pipelines/model.ts';
import { readAllowedNames } from '#pipelines/names/allowed-names.ts';
import { csvLine, readCsvTable } from '#pipelines/read/csv-table.ts';
import { decodeBytes } from '#pipelines/read/decode-bytes.ts';
import { isPartialDate } from '#pipelines/read/partial-date.ts';
import { readDescriptor, readDocumentDescriptor } from '#pipelines/read/register-descriptor.ts';
import { splitLines } from '#pipelines/read/split-lines.ts';
import { mutatedBytes, mutatedText, mutatedTextBytes, oddText } from '../mutations.ts';
import { csvTokens, seedTexts } from '../seeds.ts';
import { fuzzTarget, orRefused, type Target } from '../target.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const sources = seedTexts('.txt');
const tables = seedTexts('.csv');
const json = [...seedTexts('register.json'), ...seedTexts('document.json')];
const JSON_TOKENS = [
	...['{', '}', '[', ']', ',', ':', '"', 'null', 'true', '0', '-1', '1e400', '2010.5', '""', '{}', '[]'],
	...['"council"', '"sources"', '"statusAsOf"', '"laterStatuses"', '"id"', '"file"', '"termFrom"', '"slug"'],
	...[
		'"2019-02"',
		'"2019-02-30"',
		'"2019-99"',
		'"../x"',
		'"year-table"',
		'"status-list"',
		'"__proto__"',
		'\\u0000'
	]
];

/** Says that each finding names a file, a line of it and what is wrong. */
export function expectPlaces(findings: readonly Finding[], lineCount = Infinity): void {
	for (const { source, line, code, message } of findings) {
		assert.ok(
			source !== '' && code !== '' && message !== '',
			JSON.stringify({ source, line, code, message })
		);
		assert.ok(
			Number.isInteger(line) && line >= 1 && line <= Math.max(1, lineCount),
			`${source}:${line}: ${message}`
		);
	}
}

/** Lines as an editor counts them. */
const physicalLines = (bytes: Uint8Array) => splitLines(decodeBytes(bytes).text).lines;

/** A reader of a file of commas: never throws, and says of each record or problem on which line it stands. */
function csvTarget(
	name: string,
	file: string,
	read: (bytes: Uint8Array) => {
		readonly problems: readonly Finding[];
		readonly rows?: readonly { line: number }[];
	}
): Target {
	const seeds = seedTexts(file);
	return fuzzTarget({
		name,
		arbitrary: mutatedTextBytes(seeds, csvTokens(seeds)),
		check(bytes) {
			const count = physicalLines(bytes).length;
			const { problems, rows = [] } = read(bytes);
			expectPlaces(problems, count);
			for (const { line } of rows) assert.ok(line >= 2 && line <= count, `a row on line ${line} of ${count}`);
		}
	});
}

/** Says that the rows stand on lines one after another, each of which begins as the row's first cell does. */
function expectRowsInLines(bytes: Uint8Array): void {
	const columns = (physicalLines(bytes)[0] ?? '')
		.split(',')
		.map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
	const [first] = columns;
	if (first === undefined || first === '' || new Set(columns).size < columns.length) return;
	const { rows, problems } = readCsvTable('x.csv', bytes, [first]);
	const lines = physicalLines(bytes);
	expectPlaces(problems, lines.length);
	let before = 1;
	for (const { line, values } of rows) {
		assert.ok(line > before, `a row on line ${line} after one on line ${before}`);
		before = line;
		const beginning = (values[first] ?? '').split('\n')[0] ?? '';
		const raw = (lines[line - 1] ?? '').trimStart().replace(/^"/, '').replaceAll('""', '"');
		assert.ok(
			raw.trimStart().startsWith(beginning.trim()),
			`line ${line} begins as its row: ${JSON.stringify(beginning)}`
		);
	}
}

/** What stands in `pipelines/read` and the readers of tables of commas. */
export const READING_TARGETS: readonly Target[] = [
	fuzzTarget({
		name: 'decode-bytes',
		arbitrary: fc.oneof(
			mutatedTextBytes(sources),
			mutatedBytes(sources.map(encode)),
			fc.uint8Array({ maxLength: 400 })
		),
		check(bytes) {
			const { text, encoding, byteOrderMark } = decodeBytes(bytes);
			if (encoding === 'windows-1252') assert.equal(text.length, bytes.length);
			if (encoding !== 'utf-8' || text.includes('\ufffd')) return;
			const again = encode((byteOrderMark ? '\ufeff' : '') + text);
			assert.ok(Buffer.from(again).equals(bytes), 'bytes of UTF-8 come back as they were');
		}
	}),
	fuzzTarget({
		name: 'split-lines',
		arbitrary: mutatedText(sources),
		check(text) {
			const { lines, lineEnds } = splitLines(text);
			assert.ok(lines.every((line) => !/[\r\n]/.test(line)));
			assert.equal(lines.join('').length, text.replace(/[\r\n]/g, '').length);
			const end = { lf: '\n', crlf: '\r\n', cr: '\r', mixed: null }[lineEnds];
			if (end === null || lines.length === 0) return;
			assert.ok([lines.join(end), lines.join(end) + end].includes(text), 'lines join to the text again');
		}
	}),
	fuzzTarget({
		name: 'csv-table',
		arbitrary: fc.oneof(
			mutatedTextBytes(tables, csvTokens(tables)),
			mutatedText(tables, csvTokens(tables)).map(encode)
		),
		check: expectRowsInLines
	}),
	fuzzTarget({
		name: 'csv-line',
		arbitrary: fc.array(fc.tuple(oddText(), oddText(), oddText()), { maxLength: 8 }),
		check(rows) {
			// The reader trims cells and takes every line end for a line feed.
			const clean = (cell: string) => cell.toWellFormed().replace(/\r\n?/g, '\n').trim();
			const cells = rows.map((row) => row.map(clean)).filter((row) => row.some((cell) => cell !== ''));
			const text = [['a', 'b', 'c'], ...cells].map(csvLine).join('');
			const table = readCsvTable('x.csv', encode(text), ['a', 'b', 'c']);
			assert.deepEqual(table.problems, []);
			assert.deepEqual(
				table.rows.map(({ values }) => Object.values(values)),
				cells
			);
		}
	}),
	fuzzTarget({
		name: 'partial-date',
		arbitrary: fc.oneof(mutatedText(['2019-02-28', '2019-02', '2019', '0001-01-01']), dateLike()),
		check(text) {
			const [year = NaN, month = 1, day = 1] = text.split('-').map(Number);
			const lengths = [
				31,
				year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28,
				31,
				30,
				31,
				30,
				31,
				31,
				30,
				31,
				30,
				31
			];
			const isInForm = /^\d{4}(-\d{2}){0,2}$/.test(text) && !/[^\d-]/.test(text);
			const isDay = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= (lengths[month - 1] ?? 0);
			assert.equal(isPartialDate(text), isInForm && isDay);
		}
	}),
	fuzzTarget({
		name: 'register-descriptor',
		arbitrary: mutatedTextBytes(json, JSON_TOKENS),
		check(bytes) {
			const register = orRefused(() => readDescriptor(new Map([['register.json', bytes]])), DataError);
			if (register) {
				const { termFrom, termTo } = register.council;
				assert.ok(
					termFrom >= 1000 && termTo <= 9999 && termFrom <= termTo,
					`a term from ${termFrom} to ${termTo}`
				);
				for (const date of [register.statusAsOf, ...register.sources.map(({ documentDate }) => documentDate)])
					assert.ok(date === null || isPartialDate(date), `a date ${date}`);
			}
			orRefused(() => readDocumentDescriptor(new Map([['document.json', bytes]])), DataError);
		}
	}),
	csvTarget('codings', 'codings.csv', (bytes) => readCodings('codings.csv', bytes)),
	csvTarget('threads', 'threads.csv', (bytes) => readThreads('threads.csv', bytes)),
	csvTarget('settlements', 'settlements.csv', (bytes) => readSettlements('settlements.csv', bytes)),
	csvTarget('evidence', 'evidence.csv', (bytes) => {
		const read = readEvidence('evidence.csv', bytes);
		for (const { sourceLines } of read.rows)
			assert.ok(sourceLines.length > 0 && sourceLines.every(Number.isSafeInteger));
		return read;
	}),
	csvTarget('contexts', 'contexts.csv', (bytes) =>
		readContexts('contexts.csv', bytes, new Set(['health', 'school']))
	),
	csvTarget('entries', 'background.csv', (bytes) => readBackground('background.csv', bytes)),
	csvTarget('recommendations', 'recommendations.csv', (bytes) =>
		readRecommendations('recommendations.csv', bytes)
	),
	csvTarget('council-words', 'verdicts.csv', (bytes) => {
		return readCouncilWords(new Map([['verdicts.csv', bytes]]), { recommendations: [], ledger: [] });
	}),
	csvTarget('allowed-names', 'themes.csv', (bytes) => {
		const text = decodeBytes(bytes).text.replace(/^[^\n]*/, 'name,kind,note');
		const names = readAllowedNames(encode(text));
		for (const { start, end } of names.placesIn(text)) assert.ok(start < end && end <= text.length);
		return { problems: [] };
	}),
	csvTarget('id-ledger', 'ids.csv', (bytes) => {
		const { entries, problems } = readLedger('ids.csv', bytes);
		const again = readLedger('ids.csv', encode(formatLedger(entries)));
		assert.deepEqual(again, { entries, problems: [] });
		return { problems };
	}),
	csvTarget('themes', 'themes.csv', (bytes) => {
		const { entries, problems } = readThemes('themes.csv', bytes, null);
		const again = readThemes('themes.csv', encode(formatThemes(entries)), null);
		assert.deepEqual(again, { entries, problems: [] });
		readAreaIds('areas.csv', bytes);
		return { problems };
	}),
	fuzzTarget({
		name: 'line-numbers',
		arbitrary: mutatedText(['1', '32;34', '7;8;9'], [';', ';;', '0', '9007199254740993', '1e3', '-']),
		check(cell) {
			const numbers = lineNumbers(cell);
			if (numbers === null) return;
			assert.ok(
				numbers.every((number, index) => Number.isSafeInteger(number) && number > (numbers[index - 1] ?? 0))
			);
		}
	})
];

/** Numbers where a date has them, right or wrong. */
function dateLike(): fc.Arbitrary<string> {
	const two = fc.nat(40).map((number) => String(number).padStart(2, '0'));
	return fc
		.tuple(fc.nat(9999), fc.option(two), fc.option(two))
		.map(([year, month, day]) =>
			[
				String(year).padStart(4, '0'),
				...(month === null ? [] : [month]),
				...(month === null || day === null ? [] : [day])
			].join('-')
		);
}
