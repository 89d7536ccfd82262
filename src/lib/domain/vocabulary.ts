/**
 * The code lists of the codebook, in the one order in which every figure, table and file shows them.
 *
 * Source: codebook for follow-up, version 1.0 (docs/codebook.md).
 */

/** Does the municipality's status answer the recommendation? `group` is a shared status text, never an answer. */
export const RESPONSES = ['direct', 'group', 'none'] as const;
export type Response = (typeof RESPONSES)[number];

/** What, by the source's own words, became of what was recommended? Unknown always stands last, off to one side. */
export const IMPLEMENTATIONS = [
	'implemented',
	'partial',
	'in_progress',
	'not_implemented',
	'discontinued',
	'unknown'
] as const;
export type Implementation = (typeof IMPLEMENTATIONS)[number];

/** Computed from the implementation, never coded. */
export const STATES = ['open', 'done', 'stopped'] as const;
export type State = (typeof STATES)[number];

/**
 * The council's own word on what became of a recommendation: what the municipality says is confirmed or not, the council
 * closes the matter, or keeps it open. It stands beside the municipality's word and never changes it.
 */
export const VERDICTS = ['confirmed', 'not_confirmed', 'close', 'keep_open'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** How a row came by its codes. A `draft` has been judged by nobody and enters no rate. */
export const CODING_STATUSES = ['coded', 'mapped', 'draft'] as const;
export type CodingStatus = (typeof CODING_STATUSES)[number];

/** How a passage of another document stands to what the register says of a recommendation. */
export const EVIDENCE_EFFECTS = ['confirms', 'differs', 'adds'] as const;
export type EvidenceEffect = (typeof EVIDENCE_EFFECTS)[number];

/** How a recommendation takes up the one before it in its thread. */
export const THREAD_LINKS = ['verbatim', 'reworded', 'follows_up'] as const;
export type ThreadLink = (typeof THREAD_LINKS)[number];

/**
 * What a text of another document is: of a policy (`goal` to `statement`), of a council's remarks (`offer`, `remark`), of
 * minutes (`recommendation` to `question`: said at a meeting, in no register).
 */
export const CONTEXT_KINDS = [
	'goal',
	'expectation',
	'principle',
	'statement',
	'offer',
	'remark',
	'recommendation',
	'wish',
	'question'
] as const;
export type ContextKind = (typeof CONTEXT_KINDS)[number];

/** What a rate is taken of: every recommendation made, those with a direct answer, those whose fate is known. */
export const BASES = ['made', 'answered', 'judged'] as const;
export type Base = (typeof BASES)[number];

/** The codebook by which codings are made; written into every coded row. */
export const CODEBOOK_VERSION = '1.0';

const STATE_OF: Record<Implementation, State> = {
	implemented: 'done',
	partial: 'open',
	in_progress: 'open',
	not_implemented: 'open',
	discontinued: 'stopped',
	unknown: 'open'
};

/** The state that an implementation code amounts to: open, done or stopped. Total over the vocabulary. */
export function stateOf(implementation: Implementation): State {
	return STATE_OF[implementation];
}
