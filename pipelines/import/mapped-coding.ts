import { CODEBOOK_VERSION } from '#lib/domain/vocabulary.ts';
import { DRAFT } from '../code/read-codings.ts';
import type { Coding } from '../model.ts';
import type { MappedRow } from './apply-mapping.ts';
import type { Mapping } from './mapping.ts';

/** Whether a register says at all what became of its recommendations. */
export function hasStatuses({ fields }: Pick<Mapping, 'fields'>): boolean {
	return fields.response !== undefined || fields.status !== undefined;
}

/** The id of what a register says of a recommendation: a row holds at most one text of that. */
export function statementIdOf(recommendationId: string): string {
	return `${recommendationId}-s`;
}

/** What a row says of its recommendation: its status word and its answer, joined by a line feed; empty for nothing. */
export function statementText({ status, response }: Pick<MappedRow, 'status' | 'response'>): string {
	return [status, response].flatMap((text) => (text === null ? [] : [plainLines(text)])).join('\n');
}

/** A text of a cell with its line ends as line feeds. */
export function plainLines(text: string): string {
	return text.replaceAll(/\r\n?/g, '\n');
}

/**
 * What the status word of a row says by the mapping. A row with an answer and no word is a draft: nobody has judged it.
 *
 * Source: codebook for follow-up, version 1.0, `mapped` and `draft`.
 */
export function mappedCoding(row: MappedRow, recommendationId: string, mapping: Mapping): Coding {
	const { status, implementation, response } = row;
	const judged = {
		codingStatus: 'mapped' as const,
		quote: '',
		certain: true,
		codebookVersion: CODEBOOK_VERSION
	};
	if (status === null) {
		if (response !== null) return DRAFT;
		return {
			...judged,
			response: 'none',
			implementation: 'unknown',
			statementIds: [],
			rationaleDa: 'Registret har hverken svar eller status ved anbefalingen.',
			rationaleEn: 'The register has neither an answer nor a status beside the recommendation.'
		};
	}
	const word = plainLines(status);
	const direct = {
		...judged,
		response: 'direct' as const,
		statementIds: [statementIdOf(recommendationId)]
	};
	if (implementation !== null && implementation !== 'unknown') {
		return {
			...direct,
			implementation,
			quote: word,
			rationaleDa: `Registrets statusord "${word}" er oversat efter registrets ordliste.`,
			rationaleEn: `The register's status word "${word}" is translated by the register's list of words.`
		};
	}
	const isPosition = mapping.positions.includes(status);
	return {
		...direct,
		implementation: 'unknown',
		rationaleDa: isPosition
			? `Registrets statusord "${word}" siger, om kommunen er enig, ikke hvad der er sket.`
			: `Registrets statusord "${word}" står ikke i registrets ordliste.`,
		rationaleEn: isPosition
			? `The register's status word "${word}" says whether the municipality agrees, not what was done.`
			: `The register's status word "${word}" is not in the register's list of words.`
	};
}
