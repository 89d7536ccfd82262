import { createHash } from 'node:crypto';
import type { Coding, Recommendation, RegisterReading } from '#pipelines/model.ts';

const LINES = [
	'Anbefalinger',
	'',
	'Børn',
	'2010\tFlere bøger\tDer er købt "bøger",',
	'\t\tog flere kommer.',
	'2010\tEn legeplads\t',
	'2011\tSvømning\t',
	'Ældre',
	'2011\tEn bus\t'
];

const DRAFT: Coding = {
	codingStatus: 'draft',
	response: null,
	implementation: null,
	statementIds: [],
	quote: '',
	rationaleDa: '',
	rationaleEn: '',
	certain: null,
	codebookVersion: ''
};

function coded(coding: Partial<Coding>): Coding {
	return {
		...DRAFT,
		codingStatus: 'coded',
		rationaleDa: 'Fordi; »sådan«.',
		rationaleEn: 'Because, "so".',
		certain: true,
		codebookVersion: '1.0',
		...coding
	};
}

function recommendation(
	id: string,
	year: number,
	theme: string,
	line: number,
	text: string,
	coding: Coding
): Recommendation {
	return {
		recommendationId: `tst-ir-${id}`,
		year,
		themeId: `tst-ir-${theme}`,
		text,
		textSource: text,
		sourceId: 'tst-ir-register',
		sourceLines: [line],
		blockStatementId: theme === 't01' ? 'tst-ir-s01' : null,
		coding,
		statusAsOf: '2013-02'
	};
}

const RECOMMENDATIONS = [
	recommendation(
		'2010-01',
		2010,
		't01',
		4,
		'Flere bøger',
		coded({
			response: 'direct',
			implementation: 'implemented',
			statementIds: ['tst-ir-s01'],
			quote: 'Der er købt "bøger",'
		})
	),
	recommendation(
		'2010-02',
		2010,
		't01',
		6,
		'En legeplads',
		coded({ response: 'group', implementation: 'unknown', statementIds: ['tst-ir-s01'], certain: false })
	),
	recommendation('2011-01', 2011, 't01', 7, 'Svømning', DRAFT),
	recommendation('2011-02', 2011, 't02', 9, 'En bus', coded({ response: 'none', implementation: 'unknown' }))
];

/** A register of nine lines, two themes, four recommendations (one of them a draft) and one broken status text. */
export function smallReading(changes: Partial<RegisterReading> = {}): RegisterReading {
	const bytes = Buffer.from(LINES.join('\n'));
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const descriptor = {
		id: 'tst-ir-register',
		file: 'register.txt',
		title: 'Anbefalinger',
		documentDate: null,
		kind: 'register',
		layout: 'year-table',
		sha256,
		sha256Original: sha256,
		terms: 'Fri.'
	};
	const account = (line: number, role: 'blank' | 'title' | 'theme' | 'recommendation', ...ids: string[]) => ({
		source: descriptor.file,
		line,
		role,
		entityIds: ids.map((id) => `tst-ir-${id}`)
	});
	return {
		folder: 'data/registers/test',
		descriptor: {
			council: {
				id: 'tst-ir',
				slug: 'testby',
				name: "Rådet i 'Testby'",
				municipality: 'Testby',
				kind: 'integrationsråd',
				legalBasis: 'integrationsloven § 42',
				termFrom: 2010,
				termTo: 2011
			},
			sources: [descriptor],
			statusAsOf: '2013-02'
		},
		sources: [
			{ descriptor, encoding: 'utf-8', byteOrderMark: false, lineEnds: 'lf', sha256, lines: LINES, bytes }
		],
		themes: [
			{ themeId: 'tst-ir-t01', label: 'Børn', areaId: 'school', sourceLines: [3] },
			{ themeId: 'tst-ir-t02', label: 'Ældre', areaId: null, sourceLines: [8] }
		],
		recommendations: RECOMMENDATIONS,
		statements: [
			{
				statementId: 'tst-ir-s01',
				themeId: 'tst-ir-t01',
				text: 'Der er købt "bøger",\nog flere kommer.',
				textSource: 'Der er købt "bøger",\nog flere kommer.',
				sourceId: descriptor.id,
				sourceLines: [4, 5],
				asOf: null,
				standsFor: ['tst-ir-2010-01', 'tst-ir-2010-02', 'tst-ir-2011-01'],
				speaksOf: ['tst-ir-2010-01']
			}
		],
		responses: [
			{ recommendationId: 'tst-ir-2010-01', statementId: 'tst-ir-s01', kind: 'direct' },
			{ recommendationId: 'tst-ir-2010-02', statementId: 'tst-ir-s01', kind: 'group' },
			{ recommendationId: 'tst-ir-2011-01', statementId: 'tst-ir-s01', kind: 'group' }
		],
		judgements: RECOMMENDATIONS.filter(({ coding }) => coding.codingStatus !== 'draft').map(
			({ recommendationId, coding }) => ({ recommendationId, asOf: '2013-02', coding })
		),
		lineAccounts: [
			account(1, 'title'),
			account(2, 'blank'),
			account(3, 'theme', 't01'),
			account(4, 'recommendation', '2010-01', 's01'),
			{ ...account(5, 'recommendation', 's01'), role: 'recommendation_continued' },
			account(6, 'recommendation', '2010-02'),
			account(7, 'recommendation', '2011-01'),
			account(8, 'theme', 't02'),
			account(9, 'recommendation', '2011-02')
		],
		repairs: [
			{
				source: descriptor.file,
				line: 5,
				kind: 'space',
				before: ' ',
				after: '',
				reason: 'Two "spaces", one word.'
			}
		],
		contexts: [],
		evidence: [],
		threads: [],
		secondReadings: [],
		councilWords: { verdicts: [], replies: [], priorities: [] },
		problems: [],
		notes: [],
		...changes
	};
}

/** The areas that `smallReading` refers to, and one that nothing refers to. */
export const SMALL_AREAS = [
	{ area_id: 'daycare', label_da: 'Dagtilbud', label_en: 'Day care', committee: null },
	{ area_id: 'school', label_da: 'Skole', label_en: 'School', committee: 'Børneudvalget, 1. "skole"' }
];
