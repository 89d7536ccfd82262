import type { Implementation } from '#lib/domain/vocabulary.ts';
import type { ImportField } from './mapping.ts';

/**
 * Headings that registers use for each field, in Danish and English, lower-case and without signs, the plainest first.
 */
export const FIELD_WORDS: Readonly<Record<ImportField, readonly string[]>> = {
	year: [
		...['år', 'aar', 'årstal', 'year', 'anbefalingsår', 'fiscal year', 'fy', 'periode', 'period', 'key'],
		...['dato', 'date', 'date issued', 'issued', 'made', 'date made', 'mødedato', 'meeting date', 'afgivet'],
		...['vedtaget', 'dato for anbefaling', 'oprettet', 'created', 'modtaget', 'received', 'submitted']
	],
	text: [
		...[
			'anbefaling',
			'anbefalingstekst',
			'anbefalinger',
			'recommendation',
			'recommendation text',
			'recommendations'
		],
		...[
			'forslag',
			'ønske',
			'proposal',
			'explanation',
			'request',
			'tekst',
			'text',
			'beskrivelse',
			'description'
		],
		...['indhold', 'content', 'ordlyd', 'wording', 'initiativ', 'punkt']
	],
	id: [
		...[
			'id',
			'nr',
			'nummer',
			'løbenr',
			'løbenummer',
			'sagsnr',
			'sagsnummer',
			'journalnummer',
			'number',
			'no',
			'rec no'
		],
		...[
			'ref',
			'reference',
			'trackingnum',
			'tracking number',
			'recommendation number',
			'unique id',
			'anbefalingsnr'
		]
	],
	body: [
		...[
			'råd',
			'udvalg',
			'organ',
			'rådets navn',
			'lokalråd',
			'bydel',
			'body',
			'board',
			'council',
			'committee'
		],
		...['community board', 'community district', 'commdist', 'afsender', 'forslagsstiller', 'nævn']
	],
	theme: [
		...[
			'tema',
			'emne',
			'område',
			'kategori',
			'indsatsområde',
			'fagområde',
			'temaområde',
			'theme',
			'topic',
			'subject'
		],
		...['area', 'category', 'need', 'safety issue', 'sector', 'policy area', 'overskrift']
	],
	response: [
		...[
			'svar',
			'kommunens svar',
			'kommunens status',
			'forvaltningens svar',
			'forvaltningens bemærkninger',
			'opfølgning'
		],
		...[
			'statustekst',
			'bemærkning',
			'bemærkninger',
			'kommentar',
			'udmøntning',
			'handling',
			'reply text',
			'reply'
		],
		...[
			'response',
			'answer',
			'agyresponse',
			'agency response',
			'government response',
			'comment',
			'comments',
			'action taken'
		]
	],
	status: [
		...[
			'status',
			'stade',
			'tilstand',
			'statuskode',
			'gennemførelse',
			'implementering',
			'fremdrift',
			'state',
			'progress'
		],
		...[
			'implementation',
			'implementation status',
			'response category',
			'agyresponsecat',
			'outcome',
			'afgørelse',
			'result'
		]
	]
};

/**
 * Status words whose meaning nobody disputes, by code. Everything else is for the secretariat to say: "closed" may be done or
 * given up, "accepted" is a position. Source: codebook 1.0.
 */
export const STATUS_WORDS: Readonly<Record<string, Implementation>> = {
	gennemført: 'implemented',
	implementeret: 'implemented',
	udført: 'implemented',
	realiseret: 'implemented',
	implemented: 'implemented',
	'fully implemented': 'implemented',
	completed: 'implemented',
	done: 'implemented',
	'delvist gennemført': 'partial',
	'delvis gennemført': 'partial',
	'delvist implementeret': 'partial',
	'partly implemented': 'partial',
	'partially implemented': 'partial',
	'i gang': 'in_progress',
	igangsat: 'in_progress',
	igangværende: 'in_progress',
	påbegyndt: 'in_progress',
	'under udførelse': 'in_progress',
	'under gennemførelse': 'in_progress',
	'in progress': 'in_progress',
	'being implemented': 'in_progress',
	underway: 'in_progress',
	ongoing: 'in_progress',
	'ikke gennemført': 'not_implemented',
	'ikke implementeret': 'not_implemented',
	'ikke udført': 'not_implemented',
	'not implemented': 'not_implemented',
	ophørt: 'discontinued',
	discontinued: 'discontinued',
	uoplyst: 'unknown',
	unknown: 'unknown'
};

/** Words that say whether somebody agrees, not what was done. */
export const POSITION_WORDS: readonly string[] = [
	...[
		'accepted',
		'accepted in part',
		'partly accepted',
		'partially accepted',
		'rejected',
		'agreed',
		'not agreed'
	],
	...['noted', 'under consideration', 'supported', 'not supported', 'imødekommet', 'delvist imødekommet'],
	...[
		'ikke imødekommet',
		'afvist',
		'tiltrådt',
		'godkendt',
		'taget til efterretning',
		'accepteret',
		'under overvejelse'
	]
];

/** A whole answer that only says that there is none. */
export const NO_ANSWER =
	/^[\s[(]*(?:-+|–|—|n\/?a|none|intet|ingen|ikke besvaret|intet svar|ingen bemærkninger|(?:no|ingen|intet) (?:reply|response|answer|svar|status)(?: (?:recorded|received|given|modtaget|registreret|to sr))?)[\s.\])]*(?:\[[^\]]*\]\s*)?$/i;

/** A whole answer that only points to another. */
export const POINTS_ELSEWHERE =
	/^[\s[(]*(?:see|se) (?:the )?(?:respondent'?s? |svaret? |)(?:other |andet |under |til |for )?[^.\]]{0,40}[\s.\])]*$/i;
