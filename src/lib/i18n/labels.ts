import type { LineRole, RepairKind } from '#lib/domain/source-codes.ts';
import type { Base, Implementation, Response, State } from '#lib/domain/vocabulary.ts';
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

const LINE_ROLE: Record<LineRole, () => string> = {
	blank: () => m.role_blank(),
	title: () => m.role_title(),
	header: () => m.role_header(),
	theme: () => m.role_theme(),
	recommendation: () => m.role_recommendation(),
	recommendation_continued: () => m.role_recommendation_continued(),
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

const BASE: Record<Base, () => string> = {
	made: () => m.base_made(),
	answered: () => m.base_answered(),
	judged: () => m.base_judged()
};

/** The reader's words for what a rate is taken of. */
export function baseLabel(base: Base): string {
	return BASE[base]();
}
