import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { escapeXml } from '#lib/charts/figure-picture-xml.ts';
import { wrapText } from '#lib/charts/text-width.ts';
import { splitAtQuote } from '#lib/components/split-at-quote.ts';
import { splitAtRepairs } from '#lib/components/split-at-repairs.ts';
import { formatAtom } from '#lib/domain/atom.ts';
import { isCouncilSlug } from '#lib/domain/council-slug.ts';
import { formatCsvRows } from '#lib/domain/csv.ts';
import { cutAtWord } from '#lib/domain/cut-at-word.ts';
import { parseManifest } from '#lib/domain/release-manifest.ts';
import { editDistance } from '#lib/domain/search/edit-distance.ts';
import { excerpt } from '#lib/domain/search/excerpt.ts';
import { findCouncils } from '#lib/domain/search/find-councils.ts';
import { foldWord } from '#lib/domain/search/fold-letters.ts';
import { markMatches } from '#lib/domain/search/mark-matches.ts';
import { MAX_TERMS, readQuery } from '#lib/domain/search/read-query.ts';
import { tokenise } from '#lib/domain/search/tokenise.ts';
import { formatDate, formatList } from '#lib/i18n/format.ts';
import { cleanSql } from '#lib/url/sql-state.ts';
import { explainError, plainMessage } from '#lib/sql/explain-error.ts';
import { nearNames } from '#lib/sql/near-names.ts';
import { guarded, takeGuardOff } from '#pipelines/release/excel-csv.ts';
import { cellText } from '#pipelines/release/workbook.ts';
import { mutatedText, oddText } from '../mutations.ts';
import { seedTexts } from '../seeds.ts';
import { fuzzTarget, type Target } from '../target.ts';

const sources = seedTexts('.txt');
const MANIFEST = JSON.stringify({
	version: '1.2.3',
	date: '2026-01-31',
	tables: [{ name: 'recommendations', rows: 99 }],
	older: [{ version: '1.0.0', date: '2025-12-31' }],
	files: [{ path: 'sources/a.txt', bytes: 12, sha256: 'a'.repeat(64), charset: 'windows-1252' }]
});
const DUCKDB_ERRORS = [
	'Parser Error: syntax error at or near "form"\n\nLINE 1: select * form x\n                 ^',
	'{"exception_type":"Binder","exception_message":"Referenced column \\"yaer\\" not found in FROM clause!\\nCandidate bindings: \\"year\\""}',
	'Catalog Error: Table with name recomendations does not exist!\nDid you mean "recommendations"?'
];
const query = fc.oneof(
	mutatedText(
		['ældre og børn', 'forældre-samarbejde', 'boliger i Århus', 'e-mail 2014-2017'],
		['-', '‑', ' ', 'aa', 'oe', 'ﬁ', '\u00ad']
	),
	oddText(300)
);

function expectWellFormed(xml: string): string {
	let text = '';
	const parser = new SaxesParser();
	parser.on('error', (cause) => {
		throw cause;
	});
	parser.on('text', (piece) => (text += piece));
	parser.write(xml).close();
	return text;
}

/** Texts that are cut, marked, searched and written by `lib/domain`, `lib/charts`, `lib/i18n` and the release. */
export const WRITING_TARGETS: readonly Target[] = [
	fuzzTarget({
		name: 'format-csv',
		arbitrary: fc.array(fc.tuple(oddText(), oddText()), { minLength: 1, maxLength: 6 }),
		check(odd) {
			// A file is UTF-8, which has no half pairs.
			const rows = odd.map((row) => row.map((cell) => cell.toWellFormed()));
			const text = formatCsvRows(['a', 'b'], rows);
			assert.deepEqual(parse(text, { relax_column_count: false, bom: false, record_delimiter: '\n' }), [
				['a', 'b'],
				...rows
			]);
		}
	}),
	fuzzTarget({
		name: 'guarded-cell',
		arbitrary: fc.oneof(oddText(), mutatedText(["'=1+1", '=cmd', '-1', '@x'], ["'", '=', '\t'])),
		check(text) {
			assert.equal(takeGuardOff(guarded(text)), text);
			assert.ok(!/^[=+\-@\t\r\n]/.test(guarded(text)));
			assert.ok(cellText(text).length <= 32_767);
		}
	}),
	fuzzTarget({
		name: 'release-manifest',
		arbitrary: mutatedText(
			[MANIFEST],
			['{', '}', '[', ']', 'null', '"../x"', '"/x"', '-1', '1e99', '"older":null', '"files":{}']
		),
		check(text) {
			try {
				const manifest = parseManifest(text);
				assert.deepEqual(parseManifest(JSON.stringify(manifest)), manifest);
				for (const { path } of manifest.files)
					assert.ok(!path.split('/').some((part) => part.startsWith('.')), path);
			} catch (cause) {
				assert.match(String(cause), /^(?:SyntaxError|Error: invalid |Error: not an? )/);
			}
		}
	}),
	fuzzTarget({
		name: 'search-query',
		arbitrary: query,
		check(typed) {
			const { terms, ignored } = readQuery(typed);
			assert.ok(terms.length <= MAX_TERMS);
			for (const { word, spellings } of terms) assert.ok(word !== '' && spellings.length > 0);
			assert.ok(ignored.every((word) => word !== ''));
		}
	}),
	fuzzTarget({
		name: 'tokenise',
		arbitrary: fc.oneof(mutatedText(sources), query),
		check(text) {
			for (const { word, start, end } of tokenise(text))
				assert.ok(word !== '' && start < end && end <= text.length);
		},
		quickCases: 400
	}),
	fuzzTarget({
		name: 'mark-matches',
		arbitrary: fc.tuple(
			mutatedText(sources).map((text) => text.slice(0, 3_000)),
			query
		),
		check([text, typed]) {
			const sought = readQuery(typed);
			assert.equal(
				markMatches(text, sought, true)
					.map((piece) => piece.text)
					.join(''),
				text
			);
			const shown = excerpt(text, sought)
				.map((piece) => piece.text)
				.join('');
			assert.ok(shown.replace(/^… | …$/g, '').length <= 300 || !/\s/.test(shown.slice(0, 300).trim()), shown);
		},
		quickCases: 250
	}),
	fuzzTarget({
		name: 'fold-word',
		arbitrary: fc.oneof(oddText(), fc.string({ unit: 'binary', maxLength: 20 })),
		check(word) {
			assert.equal(foldWord(foldWord(word)), foldWord(word));
			editDistance(foldWord(word).slice(0, 60), 'forældre', 2);
			findCouncils([{ name: 'Ældrerådet', municipality: 'Århus', kind: word }], word);
			isCouncilSlug(word);
		}
	}),
	fuzzTarget({
		name: 'cut-at-word',
		arbitrary: fc.tuple(
			fc.oneof(
				mutatedText(sources).map((text) => text.slice(0, 2_000)),
				oddText(200)
			),
			fc.integer({ min: 10, max: 200 })
		),
		check([text, most]) {
			const cut = cutAtWord(text, most);
			assert.ok(cut.length <= most && !/[\n\r]/.test(cut));
			if (text.isWellFormed()) assert.ok(cut.isWellFormed());
		}
	}),
	fuzzTarget({
		name: 'atom',
		arbitrary: fc.array(oddText(), { minLength: 6, maxLength: 6 }),
		check([id = '', title = '', subtitle = '', href = '', text = '', author = '']) {
			const entry = { id, title, updated: '2026-01-31', href, content: [[{ text, href }, { text: title }]] };
			const feed = {
				id,
				title,
				subtitle,
				language: 'da',
				author,
				self: href,
				href,
				licence: text,
				entries: [entry]
			};
			expectWellFormed(formatAtom(feed));
		}
	}),
	fuzzTarget({
		name: 'figure-text',
		arbitrary: fc.tuple(oddText(120), fc.integer({ min: 20, max: 600 })),
		check([text, width]) {
			const xml = `<a b="${escapeXml(text)}">${escapeXml(text)}</a>`;
			const shown = expectWellFormed(xml);
			assert.equal(escapeXml(shown), escapeXml(text.replace(/\r\n?/g, '\n')).replace(/\r/g, '\n'));
			const lines = wrapText(text, width, 14);
			assert.ok(lines.length >= 1);
		}
	}),
	fuzzTarget({
		name: 'split-text',
		arbitrary: fc.record({
			text: mutatedText(sources).map((text) => text.slice(0, 2_000)),
			at: fc.nat(500),
			length: fc.nat(80),
			odd: oddText()
		}),
		check({ text, at, length, odd }) {
			for (const quote of [text.slice(at, at + length), odd]) {
				const paragraphs = splitAtQuote(text, quote);
				assert.equal(paragraphs.map((pieces) => pieces.map((piece) => piece.text).join('')).join('\n'), text);
				const pieces = splitAtRepairs(text, [
					{ before: quote, after: odd },
					{ before: odd, after: null }
				]);
				assert.equal(pieces.map((piece) => piece.text).join(''), text);
			}
		}
	}),
	fuzzTarget({
		name: 'sql-errors',
		arbitrary: mutatedText(DUCKDB_ERRORS, [
			'Error: ',
			'\n',
			'"',
			'LINE 1: ',
			'^',
			'\n    at x',
			'Binder Error: ',
			"'"
		]),
		check(message) {
			const known = { recommendations: ['year', 'theme_id'], themes: ['label'] };
			assert.ok(explainError(message, known).kind !== undefined);
			plainMessage(message);
			assert.ok(nearNames(message.slice(0, 40), Object.keys(known)).length <= 3);
			cleanSql(message);
		}
	}),
	fuzzTarget({
		name: 'format-words',
		arbitrary: fc.tuple(
			fc.nat(9999),
			fc.integer({ min: 1, max: 12 }),
			fc.integer({ min: 1, max: 31 }),
			fc.array(oddText())
		),
		check([year, month, day, words]) {
			const two = (number: number) => String(number).padStart(2, '0');
			const iso = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
			for (const date of [iso, iso.slice(0, 7), iso.slice(0, 4)])
				assert.ok(!/NaN|Invalid/.test(formatDate(date)));
			formatList(words);
		}
	})
];
