import { LINE_ROLES, REPAIR_KINDS, type LineRole, type RepairKind } from './source-codes.ts';
import { POSITIONS } from './tables/recommendations.ts';
import {
	CODING_STATUSES,
	CONTEXT_KINDS,
	EVIDENCE_EFFECTS,
	IMPLEMENTATIONS,
	RESPONSES,
	STATES,
	THREAD_LINKS,
	VERDICTS,
	type CodingStatus,
	type ContextKind,
	type EvidenceEffect,
	type Implementation,
	type Response,
	type State,
	type ThreadLink,
	type Verdict
} from './vocabulary.ts';

/** What a code means, in one short phrase of each language. */
export interface CodeMeaning {
	readonly da: string;
	readonly en: string;
}

const response: Record<Response, CodeMeaning> = {
	direct: { da: 'en statustekst handler om netop det', en: 'a status text speaks of that very thing' },
	group: {
		da: 'kun en fælles statustekst ud for; ikke et svar',
		en: 'only a shared text beside it; no answer'
	},
	none: { da: 'ingen statustekst', en: 'no status text' }
};
const implementation: Record<Implementation, CodeMeaning> = {
	implemented: { da: 'gennemført: udført eller i drift', en: 'done, or in place and running' },
	partial: { da: 'delvist gennemført', en: 'some of it is done' },
	in_progress: { da: 'i gang: besluttet, planlagt eller begyndt', en: 'decided, planned or begun' },
	not_implemented: { da: 'ikke gennemført, siger teksten', en: 'not done, the text says' },
	discontinued: { da: 'ophørt: sat i gang og siden stoppet', en: 'begun and stopped since' },
	unknown: { da: 'uoplyst: ingen tekst siger det', en: 'no text says' }
};
const state: Record<State, CodeMeaning> = {
	open: { da: 'åben, også når intet er oplyst', en: 'open, also where nothing is said' },
	done: { da: 'gennemført', en: 'implemented' },
	stopped: { da: 'ophørt; hverken åben eller gennemført', en: 'discontinued; neither open nor done' }
};
const verdict: Record<Verdict, CodeMeaning> = {
	confirmed: { da: 'rådet bekræfter kommunens ord', en: "the council confirms the municipality's word" },
	not_confirmed: { da: 'rådet bekræfter ikke kommunens ord', en: 'the council does not confirm it' },
	close: { da: 'rådet afslutter sagen', en: 'the council closes the matter' },
	keep_open: { da: 'rådet holder sagen åben', en: 'the council keeps the matter open' }
};
const codingStatus: Record<CodingStatus, CodeMeaning> = {
	coded: { da: 'vurderet efter kodebogen', en: 'read by the codebook' },
	mapped: {
		da: 'oversat fra registrets eget statusord',
		en: "translated from the register's own status word"
	},
	draft: { da: 'endnu ikke vurderet; indgår ikke i andele', en: 'judged by nobody; in no rate' }
};
const position: Record<(typeof POSITIONS)[number], CodeMeaning> = {
	not_stated: { da: 'kilden siger det ikke', en: 'the source does not say' }
};
const effect: Record<EvidenceEffect, CodeMeaning> = {
	confirms: { da: 'siger det samme som registret', en: 'says the same as the register' },
	differs: { da: 'siger noget andet end registret', en: 'says otherwise than the register' },
	adds: { da: 'oplyser noget, registret er tavst om', en: 'says what the register is silent on' }
};
const link: Record<ThreadLink, CodeMeaning> = {
	verbatim: { da: 'samme ord', en: 'the same words' },
	reworded: { da: 'samme ønske med andre ord', en: 'the same demand in other words' },
	follows_up: { da: 'bygger videre på den tidligere', en: 'builds on the earlier one' }
};
const contextKind: Record<ContextKind, CodeMeaning> = {
	goal: { da: 'mål', en: 'goal' },
	expectation: { da: 'forventning', en: 'expectation' },
	principle: { da: 'princip', en: 'principle' },
	statement: { da: 'udsagn', en: 'statement' },
	offer: { da: 'tilbud', en: 'offer' },
	remark: { da: 'bemærkning', en: 'remark' },
	recommendation: {
		da: 'anbefaling på et møde, ikke i et register',
		en: 'recommendation at a meeting, in no register'
	},
	wish: { da: 'ønske', en: 'wish' },
	question: { da: 'spørgsmål', en: 'question' }
};
const lineRole: Record<LineRole, CodeMeaning> = {
	blank: { da: 'tom linje', en: 'blank line' },
	title: { da: 'titel', en: 'title' },
	header: { da: 'kolonneoverskrift', en: 'heading of columns' },
	theme: { da: 'tema', en: 'theme' },
	recommendation: { da: 'anbefaling, evt. med statustekst', en: 'recommendation, maybe with status text' },
	recommendation_continued: { da: 'fortsættelse efter sideskift', en: 'continuation after a page break' },
	statement: { da: 'statustekst', en: 'status text' },
	page_furniture: { da: 'sidetal og lignende', en: 'page number and the like' },
	heading: { da: 'overskrift', en: 'heading' },
	date: { da: 'dato', en: 'date' },
	contents: { da: 'indholdsfortegnelse', en: 'table of contents' },
	attendance: { da: 'deltagere', en: 'attendance' },
	evidence: { da: 'oplysning om en anbefaling', en: 'evidence on a recommendation' },
	context: { da: 'mål, tilbud eller bemærkning', en: 'goal, offer or remark' },
	background: { da: 'baggrund; læst, men ikke brugt', en: 'background; read and not used' },
	closing: { da: 'afslutning', en: 'closing' },
	unusable: { da: 'kunne ikke bruges', en: 'could not be used' }
};
const repairKind: Record<RepairKind, CodeMeaning> = {
	hyphen: { da: 'bindestreg fra linjeskift', en: 'hyphen of a line break' },
	tag: { da: 'mærke fra en webside', en: 'tag of a web page' },
	space: { da: 'mellemrum', en: 'space' },
	soft_hyphen: { da: 'blød bindestreg', en: 'soft hyphen' },
	character: { da: 'samme bogstav med andet tegn', en: 'the same letter in another sign' },
	page_break: { da: 'sideskift', en: 'page break' },
	line_break: { da: 'linjeskift', en: 'line break' }
};

const LISTS: readonly (readonly [readonly string[], Readonly<Record<string, CodeMeaning>>])[] = [
	[RESPONSES, response],
	[IMPLEMENTATIONS, implementation],
	[STATES, state],
	[VERDICTS, verdict],
	[CODING_STATUSES, codingStatus],
	[POSITIONS, position],
	[EVIDENCE_EFFECTS, effect],
	[THREAD_LINKS, link],
	[CONTEXT_KINDS, contextKind],
	[LINE_ROLES, lineRole],
	[REPAIR_KINDS, repairKind]
];

/** What a code of a column's list means. Throws where the list, or the code in it, has no meaning written down. */
export function codeMeaning(values: readonly string[], code: string): CodeMeaning {
	const found = LISTS.find(([list]) => values.every((value) => list.includes(value)))?.[1][code];
	if (!found) throw new Error(`code without a meaning: ${JSON.stringify(code)}`);
	return found;
}
