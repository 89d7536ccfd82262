import type { VerdictChoice } from '#lib/domain/measures/verdict-choices.ts';
import type { LineRole, RepairKind } from '#lib/domain/source-codes.ts';
import type {
	Base,
	ContextKind,
	EvidenceEffect,
	Implementation,
	Response,
	State,
	ThreadLink,
	Verdict
} from '#lib/domain/vocabulary.ts';
import { m } from './generated/messages.js';

const IMPLEMENTATION: Record<Implementation, () => string> = {
	implemented: () => m.implementation_implemented(),
	partial: () => m.implementation_partial(),
	in_progress: () => m.implementation_in_progress(),
	not_implemented: () => m.implementation_not_implemented(),
	discontinued: () => m.implementation_discontinued(),
	unknown: () => m.implementation_unknown()
};

const RESPONSE: Record<Response, () => string> = {
	direct: () => m.response_direct(),
	group: () => m.response_group(),
	none: () => m.response_none()
};

const STATE: Record<State, () => string> = {
	open: () => m.state_open(),
	done: () => m.state_done(),
	stopped: () => m.state_stopped()
};

/** The reader's word for an implementation code; null is a row that nobody has judged. */
export function implementationLabel(code: Implementation | null): string {
	return code === null ? m.implementation_null() : IMPLEMENTATION[code]();
}

/** The reader's word for a response code; null is a row that nobody has judged. */
export function responseLabel(code: Response | null): string {
	return code === null ? m.implementation_null() : RESPONSE[code]();
}

/** The reader's word for a state; null is a row that nobody has judged. */
export function stateLabel(code: State | null): string {
	return code === null ? m.implementation_null() : STATE[code]();
}

const VERDICT: Record<VerdictChoice, () => string> = {
	confirmed: () => m.verdict_confirmed(),
	not_confirmed: () => m.verdict_not_confirmed(),
	close: () => m.verdict_close(),
	keep_open: () => m.verdict_keep_open(),
	disputed: () => m.verdict_disputed(),
	none: () => m.verdict_none()
};

/** The reader's words for what the council has said of a recommendation; null is nothing. */
export function verdictLabel(code: Verdict | VerdictChoice | null): string {
	return VERDICT[code ?? 'none']();
}

const LINE_ROLE: Record<LineRole, () => string> = {
	blank: () => m.role_blank(),
	title: () => m.role_title(),
	header: () => m.role_header(),
	theme: () => m.role_theme(),
	recommendation: () => m.role_recommendation(),
	recommendation_continued: () => m.role_recommendation_continued(),
	statement: () => m.role_statement(),
	page_furniture: () => m.role_page_furniture(),
	heading: () => m.role_heading(),
	date: () => m.role_date(),
	contents: () => m.role_contents(),
	attendance: () => m.role_attendance(),
	evidence: () => m.role_evidence(),
	context: () => m.role_context(),
	background: () => m.role_background(),
	closing: () => m.role_closing(),
	unusable: () => m.role_unusable()
};

const REPAIR_KIND: Record<RepairKind, () => string> = {
	hyphen: () => m.repair_hyphen(),
	tag: () => m.repair_tag(),
	space: () => m.repair_space(),
	soft_hyphen: () => m.repair_soft_hyphen(),
	character: () => m.repair_character(),
	page_break: () => m.repair_page_break(),
	line_break: () => m.repair_line_break()
};

/** The reader's word for what a source line is. */
export function lineRoleLabel(role: LineRole): string {
	return LINE_ROLE[role]();
}

/** The reader's word for a sort of change to a source text. */
export function repairKindLabel(kind: RepairKind): string {
	return REPAIR_KIND[kind]();
}

/** A municipal term by its code, in the reader's words: `valgperiode 2010–2013`. */
export function termLabel(code: string): string {
	return m.term_name({ years: termYears(code) });
}

/** The years of a municipal term by its code: `2010–2013`. */
export function termYears(code: string): string {
	return code.replace('-', '–');
}

const BASE: Record<Base, () => string> = {
	made: () => m.base_made(),
	answered: () => m.base_answered(),
	judged: () => m.base_judged()
};

/** The reader's words for what a rate is taken of. */
export function baseLabel(base: Base): string {
	return BASE[base]();
}

const EFFECT: Record<EvidenceEffect, () => string> = {
	confirms: () => m.effect_confirms(),
	differs: () => m.effect_differs(),
	adds: () => m.effect_adds()
};

const THREAD_LINK: Record<ThreadLink, () => string> = {
	verbatim: () => m.link_verbatim(),
	reworded: () => m.link_reworded(),
	follows_up: () => m.link_follows_up()
};

const CONTEXT_KIND: Record<ContextKind, () => string> = {
	goal: () => m.context_goal(),
	expectation: () => m.context_expectation(),
	principle: () => m.context_principle(),
	statement: () => m.context_statement(),
	offer: () => m.context_offer(),
	remark: () => m.context_remark(),
	recommendation: () => m.context_recommendation(),
	wish: () => m.context_wish(),
	question: () => m.context_question()
};

/** How a passage of another document stands to the register, in the reader's words. */
export function effectLabel(effect: EvidenceEffect): string {
	return EFFECT[effect]();
}

/** How a recommendation takes up the one before it; null is the first of its thread. */
export function threadLinkLabel(link: ThreadLink | null): string {
	return link === null ? m.thread_first() : THREAD_LINK[link]();
}

/** What a text of another document is, in the reader's words. */
export function contextKindLabel(kind: ContextKind): string {
	return CONTEXT_KIND[kind]();
}
