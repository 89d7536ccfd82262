/**
 * What a source line is. Every line has exactly one role: that of the first of recommendation, evidence and context
 * where it is several; `statement` is a line of a later status. `background` was read and bears on nothing that is held. Public codes of the table
 * `line_accounts`.
 */
export const LINE_ROLES = [
	'blank',
	'title',
	'header',
	'theme',
	'recommendation',
	'recommendation_continued',
	'statement',
	'page_furniture',
	'heading',
	'date',
	'contents',
	'attendance',
	'evidence',
	'context',
	'background',
	'closing',
	'unusable'
] as const;
export type LineRole = (typeof LINE_ROLES)[number];

/**
 * What sort of change was made to a source text; `character` is the same letter or hyphen in another sign,
 * `line_break` a text that goes on over the line. Public codes of the table
 * `repairs`.
 */
export const REPAIR_KINDS = [
	'hyphen',
	'tag',
	'space',
	'soft_hyphen',
	'character',
	'page_break',
	'line_break'
] as const;
export type RepairKind = (typeof REPAIR_KINDS)[number];
