import assert from 'node:assert/strict';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { dryRun } from '#pipelines/import/dry-run.ts';
import { readBodyCouncils } from '#pipelines/import/body-councils.ts';
import { readImportedIds } from '#pipelines/import/import-ledger.ts';
import { formatMapping, parseMapping } from '#pipelines/import/mapping.ts';
import { joinWrapped } from '#pipelines/import/pdf-rows.ts';
import { readDelimited } from '#pipelines/import/read-delimited.ts';
import { isEditForm, readEditForm } from '#pipelines/import/read-edit-form.ts';
import { readForeign } from '#pipelines/import/read-foreign.ts';
import { readJson } from '#pipelines/import/read-json.ts';
import { readTextTable } from '#pipelines/import/read-text-table.ts';
import { readXml } from '#pipelines/import/read-xml.ts';
import { slugOf } from '#pipelines/import/slug-of.ts';
import { isDate } from '#pipelines/import/status-date.ts';
import { ImportRefusal, READ_BOUNDS, type TableFile } from '#pipelines/import/table-file.ts';
import { isPacked, unpack } from '#pipelines/import/unpack.ts';
import { decodeEscapes } from '#pipelines/import/workbook-strings.ts';
import { saysDate, serialYearOf, yearOf } from '#pipelines/import/year-of.ts';
import {
	LIST,
	JSON_LIST,
	SHEET,
	WORD,
	MAPPING,
	XML_TOKENS,
	JSON_TOKENS,
	DATES,
	wordFile,
	workbookFile
} from '../import-seeds.ts';
import { mutatedBytes, mutatedText, mutatedTextBytes, oddText } from '../mutations.ts';
import { csvTokens, seedTexts } from '../seeds.ts';
import { fuzzTarget, orRefused, orRefusedLater, type Target } from '../target.ts';

/** Says that a file that was read has records in order, inside its bounds, and notes with a place and a reason. */
function expectTables({ sheets, notes }: TableFile): void {
	for (const { rows } of sheets) {
		rows.forEach(({ record, line, cells }, index) => {
			assert.ok(record > (rows[index - 1]?.record ?? 0), `record ${record} after ${rows[index - 1]?.record}`);
			assert.ok(
				line === null || line > (rows[index - 1]?.line ?? 0),
				`line ${line} after ${rows[index - 1]?.line}`
			);
			assert.ok(cells.length <= READ_BOUNDS.columns);
		});
	}
	for (const { code, message } of notes) assert.ok(code !== '' && message !== '');
}

const readable = async (bytes: Uint8Array) => {
	const file = await orRefusedLater(() => readForeign(bytes), ImportRefusal);
	if (file) expectTables(file);
};

/** Every letter of a text that says something stands in a cell again, whatever the quotes and delimiters. */
function expectEverySign(text: string, { sheets }: TableFile): void {
	const signs = (whole: string) => whole.replace(/[^\p{L}\p{N}]/gu, '');
	const said = sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).join('');
	const declared = /^sep=[;,\t|](?:\r\n?|\n)/i.exec(text)?.[0] ?? '';
	assert.equal(signs(said), signs(text.slice(declared.length)));
}

/** What stands in `pipelines/import`. */
export const IMPORTING_TARGETS: readonly Target[] = [
	fuzzTarget({
		name: 'read-delimited',
		arbitrary: fc.oneof(mutatedText([LIST, ...seedTexts('codings.csv')], csvTokens([LIST])), oddText(200)),
		check(text) {
			const wellFormed = text
				.toWellFormed()
				.replaceAll('\0', '')
				.replace(/^\ufeff+/, '');
			const file = orRefused(() => readDelimited(strToU8(wellFormed)), ImportRefusal);
			if (!file) return;
			expectTables(file);
			if (file.encoding?.name === 'utf-8') expectEverySign(wellFormed, file);
		},
		quickCases: 1_000
	}),
	fuzzTarget({
		name: 'read-delimited-bytes',
		arbitrary: mutatedTextBytes([LIST], csvTokens([LIST])),
		check(bytes) {
			const file = orRefused(() => readDelimited(bytes), ImportRefusal);
			if (file) expectTables(file);
		},
		quickCases: 1_000
	}),
	fuzzTarget({
		name: 'read-json',
		arbitrary: mutatedTextBytes(
			[JSON_LIST, `${JSON_LIST}\n${JSON_LIST}`, '{"2014": [{"a": 1}], "2015": []}'],
			JSON_TOKENS
		),
		check(bytes) {
			const file = orRefused(() => readJson(bytes), ImportRefusal);
			if (file) expectTables(file);
		}
	}),
	fuzzTarget({
		name: 'read-json-value',
		arbitrary: fc.jsonValue({ maxDepth: 6 }),
		check(value) {
			const file = orRefused(() => readJson(strToU8(JSON.stringify(value))), ImportRefusal);
			if (file) expectTables(file);
		}
	}),
	fuzzTarget({
		name: 'read-text-table',
		arbitrary: mutatedTextBytes(seedTexts('.txt'), [
			'\t',
			'\n',
			'2014\t',
			'Tema\n',
			'År\tAnbefaling\tStatus\n',
			'\t\t'
		]),
		check(bytes) {
			const file = orRefused(() => readTextTable(bytes), ImportRefusal);
			if (file) expectTables(file);
		},
		quickCases: 200
	}),
	fuzzTarget({
		name: 'read-workbook',
		arbitrary: mutatedText([SHEET], XML_TOKENS),
		check: (xml) => readable(workbookFile(xml)),
		quickCases: 300
	}),
	fuzzTarget({
		name: 'read-workbook-parts',
		arbitrary: fc.tuple(
			mutatedText(
				['<sst><si><t>År</t></si><si><r><t>Anbef</t></r><rPh><t>x</t></rPh></si></sst>'],
				[...XML_TOKENS, '_x000D_', '_xD800_', '_x0000_']
			),
			mutatedText(
				[
					'<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="170"/><xf numFmtId="14"/></cellXfs></styleSheet>'
				],
				XML_TOKENS
			),
			fc.double()
		),
		check: ([strings, styles, number]) =>
			readable(
				workbookFile(
					`<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c s="0"><v>${number}</v></c><c s="1"><v>41912</v></c></row></sheetData>`,
					{
						'xl/sharedStrings.xml': strings,
						'xl/styles.xml': styles
					}
				)
			),
		quickCases: 300
	}),
	fuzzTarget({
		name: 'read-word',
		arbitrary: mutatedText([WORD], XML_TOKENS),
		check: (xml) => readable(wordFile(xml)),
		quickCases: 300
	}),
	fuzzTarget({
		name: 'read-packed',
		quickCases: 600,
		arbitrary: mutatedBytes([workbookFile(SHEET), wordFile(WORD), zipSync({ 'a.txt': strToU8('x') })]),
		async check(bytes) {
			if (isPacked(bytes)) orRefused(() => unpack(bytes, () => true, READ_BOUNDS), ImportRefusal);
			await readable(bytes);
		}
	}),
	fuzzTarget({
		name: 'read-xml',
		arbitrary: mutatedTextBytes(
			[`<worksheet>${SHEET}</worksheet>`, `<w:document>${WORD}</w:document>`],
			XML_TOKENS
		),
		check: (bytes) => void orRefused(() => readXml('x.xml', bytes, {}), ImportRefusal)
	}),
	fuzzTarget({
		name: 'dry-run',
		arbitrary: fc.oneof(
			mutatedTextBytes([LIST], csvTokens([LIST])),
			mutatedTextBytes([JSON_LIST], JSON_TOKENS)
		),
		async check(bytes) {
			const { report, mapped } = await dryRun({ bytes, fileName: 'liste 2014.csv', mapping: null });
			if (report.refused) return assert.ok(report.refused.code !== '' && report.refused.message !== '');
			assert.equal(
				report.rows,
				report.usable + report.rejected.length,
				'every record is a row or is rejected'
			);
			assert.equal(mapped?.rows.length, report.usable);
		},
		quickCases: 250
	}),
	fuzzTarget({
		name: 'mapping',
		arbitrary: mutatedText(
			[MAPPING],
			[...JSON_TOKENS, '"column"', '"pattern"', '(a+)+', '1', '[1,4]', 'true']
		),
		check(text) {
			const mapping = orRefused(() => parseMapping(text), ImportRefusal);
			if (mapping) assert.deepEqual(parseMapping(formatMapping(mapping)), mapping);
		}
	}),
	fuzzTarget({
		name: 'mapping-over-rows',
		arbitrary: fc.record({
			mapping: mutatedText([MAPPING], ['"', ',', '0', '"constant":', '"sheet":true']),
			rows: mutatedText([LIST], [';', '"'])
		}),
		async check({ mapping, rows }) {
			const read = orRefused(() => parseMapping(mapping), ImportRefusal);
			if (read) await dryRun({ bytes: strToU8(rows), fileName: 'x', mapping: read });
		},
		quickCases: 500
	}),
	fuzzTarget({
		name: 'years-and-dates',
		arbitrary: mutatedText(DATES, ['19', '20', '-', '/', '.', ' ', "'", 'maj', 'til', '31', '02']),
		check(text) {
			for (const read of [yearOf(text), serialYearOf(text)])
				assert.ok(
					read === null || (Number.isInteger(read.year) && read.year >= 1900 && read.year <= 2100),
					JSON.stringify(read)
				);
			saysDate(text);
			isDate(text);
		}
	}),
	fuzzTarget({
		name: 'edit-form',
		arbitrary: fc.array(
			fc.array(fc.oneof(oddText(), fc.constantFrom('Id', 'År', 'Kontrol', 'genklang-export-1')), {
				maxLength: 12
			}),
			{ maxLength: 6 }
		),
		check(cells) {
			const rows = cells.map((row, index) => ({ record: index + 1, line: index + 1, cells: row }));
			const sheets = [
				{ name: 'Anbefalinger', rows },
				{ name: 'Om arket', rows }
			];
			isEditForm({ sheets });
			orRefused(() => readEditForm({ sheets }), ImportRefusal);
		}
	}),
	fuzzTarget({
		name: 'import-files',
		arbitrary: mutatedTextBytes(
			['council_id,slug,name,body\nabc,abc,Navn,\n', ...seedTexts('ids.csv')],
			[',', '"', '\n', 'council_id', 'own_number']
		),
		check(bytes) {
			readBodyCouncils('councils.csv', bytes);
			readImportedIds('ids.csv', bytes);
		},
		quickCases: 100
	}),
	fuzzTarget({
		name: 'import-words',
		arbitrary: fc.tuple(oddText(80), oddText(80)),
		check([one, other]) {
			assert.match(slugOf(one), /^$|^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
			joinWrapped(one, other);
			decodeEscapes(one.replaceAll(' ', '_x000D_'));
		}
	})
];
