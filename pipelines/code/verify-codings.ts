import { CODEBOOK_VERSION } from '#lib/domain/vocabulary.ts';
import type { Finding, Recommendation, Statement } from '../model.ts';
import type { CodingRow } from './read-codings.ts';

/** What codings are held against. */
export interface CodedRegister {
	readonly recommendations: readonly Recommendation[];
	readonly statements: readonly Statement[];
	/** Ids that were given before, also to what the source no longer says. */
	readonly givenIds: ReadonlySet<string>;
}

/** A code and one sentence that says what to do. */
export type Fault = readonly [code: string, message: string];

/** What is asked of the codings of one dated status beside what the codebook asks of all. */
export interface StatusRules {
	/** Date of a later status; null for that of the register. Only its own texts may be named. */
	readonly asOf: string | null;
	/** What is wrong with the response, given the statements that the coding names. */
	readonly responseFaults: (
		row: CodingRow,
		recommendation: Recommendation,
		named: readonly Statement[]
	) => Fault[];
	/** Ids of the recommendations that must be coded. */
	readonly mustCode: readonly string[];
}

/**
 * Holds every coding of the register's own status texts against the register and the codebook: see `verifyStatusCodings`.
 * `mustCode` are the recommendations that must have one; all where it is left out.
 */
export function verifyCodings(
	source: string,
	rows: readonly CodingRow[],
	register: CodedRegister,
	mustCode: readonly string[] = register.recommendations.map(({ recommendationId }) => recommendationId)
): { readonly problems: readonly Finding[]; readonly notes: readonly Finding[] } {
	return verifyStatusCodings(source, rows, register, { asOf: null, responseFaults, mustCode });
}

/**
 * Holds every coding of one dated status against the register and the codebook.
 *
 * A coding of something that the source no longer says, though an id was given to it, is a note: what is wrong is in
 * the source, and is reported there.
 *
 * Source: codebook for follow-up, version 1.0.
 */
export function verifyStatusCodings(
	source: string,
	rows: readonly CodingRow[],
	register: CodedRegister,
	rules: StatusRules
): { readonly problems: readonly Finding[]; readonly notes: readonly Finding[] } {
	const problems: Finding[] = [];
	const notes: Finding[] = [];
	const recommendations = new Map(register.recommendations.map((row) => [row.recommendationId, row]));
	const statements = new Map(register.statements.map((statement) => [statement.statementId, statement]));
	const isAbsent = (id: string) =>
		register.givenIds.has(id) && !recommendations.has(id) && !statements.has(id);
	const seen = new Map<string, number>();
	for (const row of rows) {
		const { line, recommendationId: id } = row;
		const absent = [id, ...row.coding.statementIds].find(isAbsent);
		if (absent) {
			const message = `no line of the source says ${absent}`;
			notes.push({ source, line, code: 'coding-without-text', message });
		}
		const recommendation = recommendations.get(id);
		for (const [code, message] of faultsOf(
			row,
			seen.get(id),
			recommendation,
			absent !== undefined,
			statements,
			rules
		)) {
			problems.push({ source, line, code, message });
		}
		seen.set(id, line);
	}
	for (const id of rules.mustCode) {
		if (seen.has(id)) continue;
		const message = `${id} has no coding: read it by the codebook and add a line`;
		problems.push({ source, line: 1, code: 'missing-coding', message });
	}
	return { problems, notes };
}

function faultsOf(
	row: CodingRow,
	before: number | undefined,
	recommendation: Recommendation | undefined,
	isAbsent: boolean,
	statements: ReadonlyMap<string, Statement>,
	rules: StatusRules
): Fault[] {
	const { recommendationId: id, coding } = row;
	const faults: Fault[] = [];
	if (before !== undefined)
		faults.push(['doubled-coding', `${id} is coded on line ${before} already: take one of them out`]);
	if (coding.rationaleDa === '')
		faults.push(['missing-rationale', `${id} has no rationale_da: say in one sentence why`]);
	if (coding.rationaleEn === '')
		faults.push(['missing-rationale', `${id} has no rationale_en: say in one sentence why`]);
	if (coding.codebookVersion !== CODEBOOK_VERSION) {
		faults.push([
			'unknown-codebook',
			`unknown codebook version: "${coding.codebookVersion}": the codebook is ${CODEBOOK_VERSION}`
		]);
	}
	if (coding.response !== 'direct' && coding.implementation !== 'unknown') {
		faults.push([
			'implementation-without-answer',
			`${id} is ${coding.response}, so its implementation must be unknown, not ${coding.implementation}`
		]);
	}
	faults.push(...quotePresence(row));
	if (isAbsent) return faults;
	if (!recommendation) return [...faults, ['unknown-recommendation', `unknown recommendation: "${id}"`]];
	const named = coding.statementIds.map((statementId) => statements.get(statementId));
	if (named.includes(undefined)) {
		const unknown = coding.statementIds.filter((statementId) => !statements.has(statementId));
		return [...faults, ['unknown-statement', `${id} names an unknown statement: "${unknown.join(';')}"`]];
	}
	const known = named.flatMap((statement) => (statement ? [statement] : []));
	const others = known.filter(({ asOf }) => asOf !== rules.asOf);
	if (others.length > 0) return [...faults, ...others.map((other) => otherStatus(row, other))];
	return [...faults, ...rules.responseFaults(row, recommendation, known), ...quoteFaults(row, known)];
}

function otherStatus({ recommendationId: id }: CodingRow, { statementId, asOf }: Statement): Fault {
	const which = asOf === null ? 'of the register' : `of the status of ${asOf}`;
	return [
		'statement-of-other-status',
		`${id} names ${statementId}, which is ${which}: judge each status by its own texts`
	];
}

function quotePresence({ recommendationId: id, coding }: CodingRow): Fault[] {
	const isUnknown = coding.implementation === 'unknown';
	if (isUnknown && coding.quote !== '')
		return [['quote-without-judgement', `${id} is unknown and has a quote: take it out`]];
	if (!isUnknown && coding.quote === '')
		return [
			['missing-quote', `${id} is ${coding.implementation} and has no quote: add the words that say so`]
		];
	return [];
}

function responseFaults(
	{ coding }: CodingRow,
	recommendation: Recommendation,
	named: readonly Statement[]
): Fault[] {
	const { recommendationId: id, blockStatementId: block } = recommendation;
	if (coding.response === 'direct') return directFaults(recommendation, named);
	if (coding.response === 'group') {
		if (block === null)
			return [['group-without-block', `${id} is group, but no status stands beside it: it is none`]];
		if (named.length === 1 && named[0]?.statementId === block) return [];
		return [
			['group-of-other-block', `${id} is group and must name ${block}, whose block it lies in, and no other`]
		];
	}
	if (block !== null)
		return [['none-in-block', `${id} is none, but lies in the block of ${block}: it is group or direct`]];
	return named.length > 0
		? [['statement-without-answer', `${id} is none and names ${named.length} statement(s): take them out`]]
		: [];
}

/** What is wrong with a direct answer: it must name statements, and those of its own theme. */
export function directFaults(
	{ recommendationId: id, themeId }: Recommendation,
	named: readonly Statement[]
): Fault[] {
	if (named.length === 0) return [['missing-statement', `${id} is direct and names no statement`]];
	const foreign = named.filter((statement) => statement.themeId !== themeId);
	return foreign.map(({ statementId }) => [
		'foreign-statement',
		`${id} names ${statementId}, which stands in another theme: that is evidence, not an answer`
	]);
}

function quoteFaults({ recommendationId: id, coding }: CodingRow, named: readonly Statement[]): Fault[] {
	if (coding.quote === '' || named.some(({ text }) => oneLine(text).includes(oneLine(coding.quote))))
		return [];
	const names = named.map(({ statementId }) => statementId).join(', ');
	return [
		[
			'quote-not-in-statement',
			`the quote of ${id} does not stand in ${names || 'any statement'}: copy it letter by letter from the healed text`
		]
	];
}

/** Paragraphs are separated by line feeds in a statement and may be by spaces in a quote. */
function oneLine(text: string): string {
	return text.replaceAll('\n', ' ');
}
