import type { Finding, Recommendation, Statement } from '../model.ts';
import type { CodingRow } from './read-codings.ts';
import { type CodedRegister, directFaults, type Fault, verifyStatusCodings } from './verify-codings.ts';

/**
 * Holds the codings of a later status against its texts and the codebook, as `verifyStatusCodings`. Every recommendation
 * that the status names must be coded, as `direct` or `group`; one that it does not name is coded where a text speaks of
 * it, and never as `none`: what a later status is silent on keeps what was judged before.
 */
export function verifyLaterCodings(
	source: string,
	rows: readonly CodingRow[],
	register: CodedRegister,
	asOf: string
): { readonly problems: readonly Finding[]; readonly notes: readonly Finding[] } {
	const named = register.statements.filter((statement) => statement.asOf === asOf);
	const mustCode = [...new Set(named.flatMap(({ standsFor }) => standsFor))];
	return verifyStatusCodings(source, rows, register, { asOf, responseFaults, mustCode });
}

function responseFaults(
	{ coding }: CodingRow,
	recommendation: Recommendation,
	named: readonly Statement[]
): Fault[] {
	const { recommendationId: id } = recommendation;
	if (coding.response === 'direct') return directFaults(recommendation, named);
	if (coding.response === 'group') {
		const isBeside = named.every(({ standsFor }) => standsFor.includes(id));
		if (named.length > 0 && isBeside) return [];
		return [['group-without-text', `${id} is group and must name texts that name it, and no other`]];
	}
	return [
		[
			'none-in-later-status',
			`${id} is none in a later status: take the line out, what was judged before stays as it is`
		]
	];
}
