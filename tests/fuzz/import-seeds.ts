import { sheetRows, wordDocument, workbook } from '../pipelines/import/packed-file.ts';

/** Made for the importer: a seed or what means something in it. */
export const LIST = [
	'Nr;År;Tema;Anbefaling;Svar;Status',
	'1;2014;Skole;"Kommunen bør oprette et korps af ""frivillige""\nmentorer";Det er vedtaget.;Gennemført',
	'2;2015;Ældre;Plejehjem bør tilbyde kurser i dansk for alle;;I gang',
	'3;12-03-2016;Skole;Skolerne bør holde møde med forældrene to gange om året;Nej.;Afvist',
	''
].join('\r\n');
/** Made for the importer: a seed or what means something in it. */
export const JSON_LIST = JSON.stringify({
	councils: [
		{
			name: 'Ældreråd',
			recommendations: [
				{
					year: 2014,
					text: 'Kommunen bør oprette et korps af frivillige',
					answer: { status: 'Gennemført', on: ['a', 'b'] }
				},
				{
					year: '2015',
					text: 'Plejehjem bør tilbyde kurser i dansk',
					replies: [{ text: 'Ja' }, { text: null }]
				}
			]
		}
	]
});
/** Made for the importer: a seed or what means something in it. */
export const ROWS = LIST.split('\r\n')
	.slice(0, 4)
	.map((line) => line.split(';'));
/** Made for the importer: a seed or what means something in it. */
export const SHEET = `<cols/>${sheetRows(ROWS)}<mergeCells><mergeCell ref="A2:B3"/></mergeCells>`;
/** Made for the importer: a seed or what means something in it. */
export const WORD = `<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>${ROWS.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr><w:p><w:r><w:t>${cell.replaceAll('&', '')}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
/** Made for the importer: a seed or what means something in it. */
export const MAPPING = JSON.stringify({
	version: 1,
	sheets: null,
	fields: {
		year: { column: 'År', part: [1, 4] },
		text: { column: ['Anbefaling', 'Tekst'] },
		theme: { spanning: true },
		id: { column: 'Nr', pattern: '^(\\d+)', lookup: { a: 'b' } }
	},
	noAnswer: ['Nej'],
	statuses: { Gennemført: 'implemented' },
	positions: []
});
/** Made for the importer: a seed or what means something in it. */
export const XML_TOKENS = [
	...[
		'<c r="ZZZ9">',
		'<row r="5">',
		'<row r="1e3">',
		'</row>',
		'<v>',
		'</c>',
		'<t>',
		'<is>',
		'<f/>',
		't="s"',
		't="b"',
		's="1"'
	],
	...[
		'<mergeCell ref="A1:XFD1048576"/>',
		'<w:vMerge/>',
		'<w:gridSpan w:val="2000"/>',
		'<w:tbl>',
		'</w:tbl>',
		'<w:tr>',
		'<w:tc>'
	],
	...[
		'<!DOCTYPE x>',
		'<![CDATA[',
		']]>',
		'&#0;',
		'&#x110000;',
		'&lol;',
		'<!--',
		'-->',
		'<?x ?>',
		'xmlns="x"',
		'<a b="1" b="2">'
	]
];
/** Made for the importer: a seed or what means something in it. */
export const JSON_TOKENS = [
	'{',
	'}',
	'[',
	']',
	',',
	':',
	'"',
	'\\',
	'\\u0000',
	'\\ud800',
	'null',
	'1e999',
	'"__proto__":',
	'"2014":',
	'[{}]'
];
/** Made for the importer: a seed or what means something in it. */
export const DATES = [
	'2014',
	'2014/15',
	'24-Feb-21',
	'30/9/14',
	'den 3. maj 2014',
	'FY2022',
	'2014-09-30',
	'41912',
	'Status pr. 28. februar 2019'
];

/** A workbook of one sheet. */
export const workbookFile = (xml: string, parts: Readonly<Record<string, string>> = {}) =>
	workbook(xml, parts);

/** A document with this body. */
export const wordFile = (body: string) => wordDocument(body);
