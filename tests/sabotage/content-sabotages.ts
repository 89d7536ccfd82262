import type { Sabotage } from './sabotage.ts';

const HOSTILE = 'tests/pipelines/import/hostile-files.test.ts';
const REFUSED = 'a hostile file ends in a refusal';
const THREAD = 'tests/pipelines/import/read-in-thread.test.ts';
const SHARE = 'tests/unit/domain/measures/share.test.ts';
const COUNTS = 'tests/unit/domain/measures/counts.test.ts';
const EXCEL = 'tests/pipelines/release/excel-files.test.ts';

/** What keeps numbers honest, texts texts, and foreign files harmless. */
export const CONTENT_SABOTAGES: readonly Sabotage[] = [
	{
		name: 'a text that begins like a formula is one in the file for Excel',
		file: 'pipelines/release/excel-csv.ts',
		from: "return FORMULA.test(text) ? `'${text}` : text;",
		to: 'return text;',
		test: [EXCEL, 'begin with a guard sign in the Excel file']
	},
	{
		name: 'cells of texts are not marked as texts in the workbook',
		file: 'pipelines/release/workbook.ts',
		from: "numFmt: '@', ",
		to: '',
		test: [EXCEL, 'stay texts when they are edited']
	},
	{
		name: 'pictures hold characters that XML does not know',
		file: 'src/lib/charts/figure-picture-xml.ts',
		from: ".replaceAll(/[^\\t\\n\\r\\u{20}-\\u{D7FF}\\u{E000}-\\u{FFFD}\\u{10000}-\\u{10FFFF}]/gu, '')",
		to: '',
		test: ['tests/charts/figure-picture-xml.test.ts', 'what XML does not know is left out']
	},
	{
		name: 'text of a picture is read as markup',
		file: 'src/lib/charts/figure-picture-xml.ts',
		from: ".replaceAll('<', '&lt;')",
		to: '',
		test: ['tests/charts/figure-picture-xml.test.ts', 'nothing in it is markup']
	},
	{
		name: 'a feed holds characters that XML does not know',
		file: 'src/lib/domain/atom.ts',
		from: ".replaceAll(/(?![\\t\\n\\r])\\p{Cc}|[\\ufffe\\uffff]/gu, '')",
		to: '',
		test: ['tests/unit/domain/atom.test.ts', 'holds no letter that XML cannot hold']
	},
	{
		name: 'a text can end the element of linked data',
		file: 'src/lib/components/LinkedData.svelte',
		from: 'JSON.stringify(data).replace(/[<&]/g,',
		to: 'JSON.stringify(data).replace(/[&]/g,',
		test: ['tests/components/linked-data.test.ts', 'no text of linked data can end its element']
	},
	{
		name: 'a text can add a receiver to an e-mail',
		file: 'src/lib/url/mailto-href.ts',
		from: "return encodeURIComponent(text.toWellFormed().replaceAll(/\\r\\n|\\r|\\n/g, '\\r\\n')).replaceAll(",
		to: "return encodeURI(text.toWellFormed().replaceAll(/\\r\\n|\\r|\\n/g, '\\r\\n')).replaceAll(",
		test: ['tests/unit/url/mailto-href.test.ts', 'has nothing in it that ends an attribute']
	},
	{
		name: 'the name of a download holds letters that a header cannot carry',
		file: 'src/lib/server/api/data-response.ts',
		from: ".replaceAll(/[^A-Za-z0-9._-]+/g, '-')",
		to: '',
		test: ['tests/server/data-response.test.ts', 'has the letters alone that a header can carry']
	},
	{
		name: 'a place in a list is taken as it was given',
		file: 'src/lib/server/list-cursor.ts',
		from: 'return isKey(key1) && isKey(key2) ?',
		to: 'return isKey(0) || isKey(key1) || isKey(key2) ?',
		test: [
			'tests/server/list-cursor.test.ts',
			'is none where a place in it is no whole number that a column holds'
		]
	},
	{
		name: 'a place in a list of another order is taken for one of this',
		file: 'src/lib/server/list-cursor.ts',
		from: 'if (written !== sort ||',
		to: 'if (',
		test: ['tests/server/list-cursor.test.ts', 'is none for a list in another order']
	},
	{
		name: 'years outside those of the council are taken',
		file: 'src/lib/url/filters.ts',
		from: 'return n >= years.from && n <= years.to',
		to: 'return n >= 0 && years',
		test: ['tests/unit/url/filters.test.ts', 'the filters in an address']
	},
	{
		name: 'values that mean nothing are dropped without a word',
		file: 'src/lib/url/filters.ts',
		from: 'dropped.push(...result.dropped.map((value) => ({ key, value })));',
		to: '',
		test: ['tests/unit/url/filters.test.ts', 'the filters in an address']
	},
	{
		name: 'a document type is read',
		file: 'pipelines/import/read-xml.ts',
		from: "parser.on('doctype', () => {\n\t\tthrow new ImportRefusal(",
		to: "parser.on('doctype', () => {\n\t\tvoid new ImportRefusal(",
		test: [HOSTILE, REFUSED]
	},
	{
		name: 'a packed file may unpack to any size',
		file: 'pipelines/import/unpack.ts',
		from: 'unpacked > bounds.unpackedBytes ||',
		to: '',
		test: ['tests/pipelines/import/unpack.test.ts', 'of all parts together']
	},
	{
		name: 'a part may unpack to any number of times its size',
		file: 'pipelines/import/unpack.ts',
		from: ' || originalSize > Math.max(size, 1_000) * bounds.ratio',
		to: '',
		test: ['tests/pipelines/import/unpack.test.ts', 'of one part, by how much larger it gets']
	},
	{
		name: 'a packed file may have any number of parts',
		file: 'pipelines/import/unpack.ts',
		from: 'if (sizes.size > bounds.entries) {',
		to: 'if (sizes.size < 0) {',
		test: ['tests/pipelines/import/unpack.test.ts', 'of the number of parts']
	},
	{
		name: 'a part may be longer than the directory of the archive says',
		file: 'pipelines/import/unpack.ts',
		from: 'if (part.length !== sizes.get(name)) {',
		to: 'if (part.length < 0) {',
		test: ['tests/pipelines/import/unpack.test.ts', 'of what its directory says of each part']
	},
	{
		name: 'a sheet may have any number of rows',
		file: 'pipelines/import/workbook-sheet.ts',
		from: 'number > before && number <= rows) return number;',
		to: 'number > before && rows > 0) return number;',
		test: ['tests/pipelines/import/unpack.test.ts', 'a workbook has as many rows as it may have']
	},
	{
		name: 'a foreign file may be read for as long as it takes',
		file: 'pipelines/commands/read-in-thread.ts',
		from: 'setTimeout(() => resolve(tooLong(bounds)),',
		to: 'setTimeout(() => tooLong(bounds),',
		test: [THREAD, 'refuses what takes too long']
	},
	{
		name: 'a foreign file may take all memory',
		file: 'pipelines/commands/read-in-thread.ts',
		from: 'resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes }',
		to: 'resourceLimits: {}',
		test: [THREAD, 'refuses what takes too much memory']
	},
	{
		name: 'a line of a source may be left without an account',
		file: 'pipelines/build/checks.ts',
		from: 'where l.line is null or a.line is null`',
		to: 'where false`',
		test: ['tests/pipelines/build/refusals.test.ts', 'a build refuses while it loads']
	},
	{
		name: 'a quote may stand in none of the texts that are named for it',
		file: 'pipelines/code/verify-codings.ts',
		from: ', ...quoteFaults(row, known)];',
		to: '];\n\tvoid quoteFaults;',
		test: [
			'tests/pipelines/code/verify-codings.test.ts',
			'a coding that does not hold is refused on its line'
		]
	},
	{
		name: 'a text may stand in none of the lines that are named for it',
		file: 'pipelines/link/cut-lines.ts',
		from: "if (!first || !last) return fault('text-not-in-lines', 'its text does not stand in the lines named');",
		to: 'if (!first || !last) return { pieces: [] };',
		test: [
			'tests/pipelines/documents-refused.test.ts',
			'an entry that its lines do not bear out is a problem'
		]
	},
	{
		name: 'a per cent is shown of fewer than ten',
		file: 'src/lib/domain/measures/share.ts',
		from: 'export const MIN_N_FOR_SHARE = 10;',
		to: 'export const MIN_N_FOR_SHARE = 9;',
		test: [SHARE, 'begins at ten and is withheld at nine']
	},
	{
		name: 'a shared status text counts as an answer',
		file: 'src/lib/domain/measures/base-rows.ts',
		from: "answered: (row) => row.response === 'direct',",
		to: "answered: (row) => row.response !== 'none',",
		test: [COUNTS, 'denominators']
	},
	{
		name: 'partly implemented counts as half implemented',
		file: 'src/lib/domain/measures/implemented-bounds.ts',
		from: 'const { implemented, unknown } = implementationCounts(counted);',
		to: 'const { partial, unknown, ...rest } = implementationCounts(counted);\n\tconst implemented = rest.implemented + partial / 2;',
		test: [COUNTS, 'partly implemented counts in neither bound']
	},
	{
		name: 'what is unknown counts as not implemented',
		file: 'src/lib/domain/measures/implemented-bounds.ts',
		from: 'atMost: implemented + unknown,',
		to: 'atMost: implemented,',
		test: [COUNTS, 'bounds of implemented']
	},
	{
		name: 'drafts that nobody has judged enter the rates',
		file: 'src/lib/domain/measures/rated-rows.ts',
		from: "return row.codingStatus !== 'draft' && row.response",
		to: 'return row.response',
		test: [COUNTS, 'is not a draft even where it carries codes already']
	},
	{
		name: 'of two readings that differ the higher claim counts',
		file: 'pipelines/code/lower-claim.ts',
		from: 'Math.max(0, Math.min(...places))',
		to: 'Math.max(0, Math.max(...places))',
		test: ['tests/pipelines/code/second-readings.test.ts', 'the lower claim']
	},
	{
		name: 'a picture may be drawn for as long as it takes',
		file: 'src/lib/server/figure-rasteriser.ts',
		from: 'setTimeout(() => failed(new Error(`no picture after ${deadlineMs} ms`)), deadlineMs);',
		to: 'setTimeout(() => {}, deadlineMs);',
		test: ['tests/server/figure-rasteriser.test.ts', 'gives up a picture that takes too long']
	}
];
