import type { TABLES, TableName } from '../tables.ts';

type DefinitionOf<N extends TableName> = Extract<(typeof TABLES)[number], { readonly name: N }>;

/** What a table and its columns say, in Danish, for files and pages that Danish readers read. */
interface DanishTexts<Column extends string> {
	/** What one row is. */
	readonly grain: string;
	/** What each value says, and what empty means. */
	readonly columns: Readonly<Record<Column, string>>;
}

const source_id = 'Dokumentet, det er læst i.';
const source_lines = 'Linjer i dokumentet, talt fra 1; flere skilles med semikolon.';
const council_id = 'Rådet, det hører til.';
const theme_id = 'Temaet, det står under.';
const date = 'Hvornår det er givet: år, måned eller dag.';
const note = 'Hvad der er sagt til det; tomt for intet.';
const response =
	'Om en statustekst handler om netop anbefalingen. Tomt, hvor kilden ingen status har, og for en kladde.';
const implementation = 'Hvad der ifølge kildens egne ord blev af den. Tomt som svar.';
const state = 'Regnet ud fra gennemførelse. Tomt som svar.';
const certain = 'Nej, hvor to koder var mulige og den mest forsigtige er valgt; tomt for en kladde.';
const quote = 'De ord i en statustekst, som vurderingen bygger på; tomt, hvor gennemførelse er uoplyst.';
const statement_ids = 'De statustekster, svaret bygger på; tomt for ingen.';
const reading = {
	recommendation_id: 'Anbefalingen, der er vurderet.',
	response: 'Om en statustekst handler om netop anbefalingen.',
	implementation: 'Hvad der ifølge kildens egne ord blev af den.',
	rationale: 'Hvorfor den er kodet sådan.',
	settlement: 'Hvordan uenigheden er afgjort; tomt, hvor læsningerne er enige.'
};

/** The Danish texts of every public table. A column without one does not compile. */
export const DANISH_TEXTS: {
	readonly [N in TableName]: DanishTexts<keyof DefinitionOf<N>['columns'] & string>;
} = {
	councils: {
		grain: 'En række for hvert råd.',
		columns: {
			council_id: 'Rådets id, som alle dets id’er begynder med: alb-ir.',
			slug: 'Første ord i rådets adresser på siden: albertslund.',
			name: 'Rådets navn.',
			municipality: 'Kommunen, som rådet rådgiver.',
			kind: 'Hvilken slags råd: integrationsråd, ældreråd …',
			legal_basis: 'Lov og paragraf, som rådet hviler på.',
			term_from: 'Første år, som rådets register dækker.',
			term_to: 'Sidste år, som rådets register dækker.'
		}
	},
	areas: {
		grain: 'En række for hvert fælles område, i den orden de vises.',
		columns: {
			area_id: 'Områdets id.',
			label_da: 'Områdets navn på dansk.',
			label_en: 'Områdets navn på engelsk.',
			committee: 'Det kommunale udvalg, området hører til; tomt, hvor intet er nævnt.'
		}
	},
	themes: {
		grain: 'En række for hvert tema i et råds register, i kildens orden.',
		columns: {
			theme_id: 'Temaets id.',
			council_id: 'Rådet, hvis register har temaet.',
			label: 'Temaets overskrift, som kilden har den, uden det »Ad«, der kan stå forrest.',
			area_id: 'Det fælles område, temaet er knyttet til; tomt for intet.'
		}
	},
	sources: {
		grain: 'En række for hvert kildedokument.',
		columns: {
			source_id: 'Dokumentets id.',
			council_id: 'Rådet, dokumentet hører til; tomt for et dokument uden råd.',
			title: 'Dokumentets titel.',
			document_date: 'Dokumentets dato som år, måned eller dag; tomt, hvor det ingen bærer.',
			kind: 'Hvad dokumentet er: register, minutes (referat), remarks (høringssvar), policy (politik).',
			sha256: 'SHA-256 af den kopi, der kan hentes.',
			sha256_original: 'SHA-256 af dokumentet, som det blev modtaget; det samme, hvor intet er erstattet.',
			lines: 'Antal linjer i kopien, også de tomme.',
			terms: 'På hvilke vilkår teksten må bruges.'
		}
	},
	recommendations: {
		grain: 'En række for hver anbefaling, i kildens orden.',
		columns: {
			recommendation_id: 'Id, givet én gang og aldrig genbrugt: råd, år, løbenummer i året.',
			council_id: 'Rådet, der gav den.',
			year: 'Året, den er givet, ifølge kilden.',
			theme_id,
			theme: 'Temaets overskrift.',
			area_id: 'Temaets fælles område; tomt, hvor temaet ikke er knyttet til noget.',
			text: 'Teksten, renset for spor af ombrydning; rettelserne står i repairs.',
			text_source: 'Teksten, som den står i kilden; stykker af en delt celle skilles af et linjeskift.',
			position: 'Om kommunen tilkendegav at være enig.',
			response,
			implementation,
			state,
			coding_status: 'Hvordan rækken fik sine koder. Tomt, hvor kilden slet ingen status har.',
			quote,
			rationale_da: 'Hvorfor den er kodet sådan, på dansk; tomt for en kladde.',
			rationale_en: 'Hvorfor den er kodet sådan, på engelsk; tomt for en kladde.',
			certain,
			statement_ids,
			thread_ids: 'Gentagelser over årene, som den er med i; tomt for ingen.',
			status_as_of: 'Tidligste dato, statusteksterne kan være fra; tomt, hvor kilden ingen status har.',
			age_years: 'Årstal i status_as_of minus year; tomt, hvor status_as_of er.',
			source_id,
			source_lines,
			codebook_version: 'Den kodebog, den er kodet efter; tomt for en kladde.'
		}
	},
	statements: {
		grain: 'En række for hver statustekst, i kildens orden. En tekst delt over sider er én.',
		columns: {
			statement_id: 'Id, givet én gang og aldrig genbrugt.',
			council_id: 'Rådet, hvis register har den.',
			theme_id,
			text: 'Teksten, renset; citater er dele af den. Afsnit skilles af et linjeskift.',
			text_source: 'Teksten, som den står i kilden; stykker af en delt celle skilles af et linjeskift.',
			as_of: 'Datoen, som teksten selv bærer; tomt, hvor den ingen bærer.',
			source_id,
			source_lines,
			stands_for: 'Anbefalingerne i den blok af rækker, den står ud for; tomt for ingen.',
			speaks_of: 'Anbefalingerne, den handler om, ifølge kodningen; tomt for ingen.'
		}
	},
	responses: {
		grain: 'En række for hver anbefaling og statustekst, der står ud for den eller handler om den.',
		columns: {
			recommendation_id: 'Anbefalingen.',
			statement_id: 'Statusteksten.',
			kind: 'direct: teksten handler om den; group: den står kun ud for, og det er ikke et svar.'
		}
	},
	threads: {
		grain: 'En række for hver anbefaling i en gentagelse, ældste først.',
		columns: {
			thread_id: 'Gentagelsens id.',
			label: 'Hvad der bedes om, i få ord.',
			recommendation_id: 'Anbefalingen, der beder om det.',
			year: 'Året, den er givet, ifølge kilden.',
			link: 'Hvordan den tager den foregående op; tomt for den første.',
			rationale: 'Hvorfor det er samme ønske, og hvad der er anderledes; tomt for den første.'
		}
	},
	judgements: {
		grain: 'En række for hver anbefaling og daterede status, den er vurderet efter.',
		columns: {
			recommendation_id: reading.recommendation_id,
			as_of: 'Tidligste dato, statusteksterne kan være fra.',
			response: reading.response,
			implementation: reading.implementation,
			quote,
			statement_ids
		}
	},
	second_readings: {
		grain: 'En række for hver anbefaling, der er kodet to gange uafhængigt, i kildens orden.',
		columns: {
			recommendation_id: reading.recommendation_id,
			first_response: reading.response,
			first_implementation: reading.implementation,
			first_rationale_da: reading.rationale,
			first_rationale_en: reading.rationale,
			second_response: reading.response,
			second_implementation: reading.implementation,
			second_rationale_da: reading.rationale,
			second_rationale_en: reading.rationale,
			settled_response: reading.response,
			settled_implementation: reading.implementation,
			settlement_da: reading.settlement,
			settlement_en: reading.settlement
		}
	},
	verdicts: {
		grain: 'En række for hver anbefaling og dato, hvor rådet gav sin vurdering.',
		columns: {
			recommendation_id: 'Anbefalingen, det handler om.',
			verdict:
				'Om rådet bekræfter, hvad kommunen siger, og om det afslutter sagen eller holder den åben. Det ændrer ingen koder.',
			date,
			note
		}
	},
	replies: {
		grain: 'En række for hver anbefaling og dato, hvor kommunen svarede på kodningen.',
		columns: {
			recommendation_id: 'Anbefalingen, det handler om.',
			text: 'Svaret, som det er givet.',
			date,
			note
		}
	},
	priorities: {
		grain: 'En række for hver anbefaling, som rådet sætter først; højst ti for et råd.',
		columns: {
			recommendation_id: 'Anbefalingen, det handler om.',
			rank: 'Plads i rådets orden, 1 først.',
			date,
			note
		}
	},
	evidence: {
		grain: 'En række for hvert sted i et andet dokument og anbefaling, det siger noget om.',
		columns: {
			evidence_id: 'Stedets id; det samme i alle rækker om samme sted.',
			recommendation_id: 'Anbefalingen, det siger noget om.',
			source_id,
			source_lines,
			date: 'Dokumentets dato som år, måned eller dag.',
			quote: 'Stedet, ord for ord som i kopien, linjerne sat sammen med et mellemrum.',
			effect: 'Om det bekræfter registret, siger noget andet eller tilføjer noget.',
			note: 'Hvordan det hænger sammen, og om det er ældre eller nyere end statusteksten.'
		}
	},
	contexts: {
		grain: 'En række for hvert mål, tilbud, ønske eller hver bemærkning i et andet dokument.',
		columns: {
			context_id: 'Tekstens id.',
			council_id: 'Rådet, der sagde det; tomt for en kommunes ord.',
			municipality: 'Kommunen, der sagde det, eller hvis råd gjorde.',
			kind: 'Hvad teksten er.',
			area_id: 'Det fælles område, den handler om.',
			heading: 'Overskrifterne, den står under, den yderste først.',
			text: 'Teksten, renset; et punkt i en liste beholder den sætning, der indleder listen.',
			year: 'Dokumentets år.',
			source_id,
			source_lines
		}
	},
	line_accounts: {
		grain: 'En række for hver linje i en kilde, også de tomme, i filens orden.',
		columns: {
			source_id: 'Dokumentet.',
			line: 'Linjen i kilden, talt fra 1.',
			role: 'Hvad linjen er.',
			entity_ids: 'Id’er for det, linjen hører til; tomt for intet.'
		}
	},
	repairs: {
		grain: 'En række for hver rettelse i en kildetekst.',
		columns: {
			source_id: 'Dokumentet.',
			line: 'Linjen i kilden, talt fra 1.',
			kind: 'Hvilken slags rettelse.',
			before: 'Ordene, som de står i kilden; tomt, hvor noget er sat ind.',
			after: 'Ordene, som de læses; tomt, hvor noget er taget ud.',
			reason: 'Hvad rettelsen bygger på, på engelsk.'
		}
	},
	problems: {
		grain: 'En række for hver linje, der ikke kunne bruges, og hvorfor.',
		columns: {
			source_id: 'Dokumentet.',
			line: 'Linjen i kilden, talt fra 1.',
			code: 'Hvilken slags problem.',
			message: 'Hvad der er galt, og hvad man kan gøre, på engelsk.'
		}
	},
	changes: {
		grain:
			'En række for hver celle, som en version har ændret, og for hver række, kolonne eller tabel, der er kommet til eller taget ud.',
		columns: {
			version: 'Versionen, der ændrede det.',
			table: 'Tabellen, der er ændret.',
			id: 'Rækkens nøgle, dens dele skilt af semikolon; tomt, hvor en hel tabel eller kolonne er ny eller væk.',
			field: 'Kolonnen, der er ændret; tomt, hvor det er hele rækken eller tabellen.',
			before: 'Hvad der stod før; tomt for intet. For en række, der er taget ud: dens id.',
			after: 'Hvad der står nu; tomt for intet. For en ny række: dens id.',
			why: 'Hvorfor det er ændret; kan kun være tomt, hvor intet stod før.',
			date: 'Versionens dag.'
		}
	},
	cube: {
		grain: 'En række for hver kombination af de andre kolonner, der forekommer blandt anbefalingerne.',
		columns: {
			council_id,
			year: 'Året, anbefalingerne er givet.',
			theme_id,
			area_id: 'Temaets fælles område; tomt, hvor temaet ikke er knyttet til noget.',
			response,
			implementation,
			state,
			certain,
			coding_status: 'Hvordan rækkerne fik deres koder.',
			n: 'Antal anbefalinger med disse værdier.'
		}
	}
};
