import type { CodePair, TwoReadings } from '../beside-model.ts';
import type { Finding } from '../model.ts';
import { isSameCode, lowerClaim } from './lower-claim.ts';
import type { CodingRow } from './read-codings.ts';
import type { SettlementRow } from './read-settlements.ts';

/** The files of a folder whose recommendations were coded twice, and the codings that it goes by. */
export interface CodedTwice {
	readonly first: readonly CodingRow[];
	readonly second: readonly CodingRow[];
	readonly settlements: readonly SettlementRow[];
	readonly codings: readonly CodingRow[];
}

const SETTLEMENTS = 'settlements.csv';
const SECOND = 'codings-second.csv';

/**
 * Lays two independent readings side by side, in the order of the codings, and holds the codings against them: where both
 * agree they say the same, where not the lower claim, marked as uncertain, and `settlements.csv` says why.
 */
export function secondReadings({ first, second, settlements, codings }: CodedTwice): {
	readonly rows: readonly TwoReadings[];
	readonly problems: readonly Finding[];
} {
	const problems: Finding[] = [];
	const problem = (source: string, line: number, message: string) =>
		problems.push({ source, line, code: 'unsettled-reading', message });
	const firsts = byId(first);
	const seconds = byId(second);
	const settled = byId(settlements);
	const rows = codings.flatMap((row): TwoReadings[] => {
		const id = row.recommendationId;
		const [one, other, settlement] = [firsts.get(id), seconds.get(id), settled.get(id)];
		if (!one || !other) {
			problem(SECOND, 1, `${id} was not coded twice: both readings must have it`);
			return [];
		}
		for (const fault of faultsOf(row, one, other, settlement))
			problem(SETTLEMENTS, settlement?.line ?? 1, fault);
		const codes = { response: row.coding.response, implementation: row.coding.implementation };
		const why = settlement?.settled ?? { rationaleDa: '', rationaleEn: '' };
		return [
			{
				recommendationId: id,
				first: pairOf(one),
				second: pairOf(other),
				settled: { ...codes, rationaleDa: why.rationaleDa, rationaleEn: why.rationaleEn }
			}
		];
	});
	const coded = byId(codings);
	for (const { recommendationId: id, line } of [...second, ...settlements]) {
		if (!coded.has(id)) problem(SECOND, line, `${id} has no coding in codings.csv`);
	}
	return { rows, problems };
}

function faultsOf(
	{ recommendationId: id, coding }: CodingRow,
	first: CodingRow,
	second: CodingRow,
	settlement: SettlementRow | undefined
): string[] {
	if (isSameCode(first.coding, second.coding)) {
		if (settlement) return [`${id} needs no settlement: both readings agree`];
		return isSameCode(coding, first.coding) ? [] : [`${id} is coded otherwise than both readings have it`];
	}
	if (!settlement) return [`${id} is read in two ways: add a line that settles it`];
	const codes = lowerClaim(first.coding, second.coding);
	const faults: string[] = [];
	if (!isSameCode(settlement.first, first.coding) || !isSameCode(settlement.second, second.coding))
		faults.push(`${id} was read otherwise than this line says`);
	if (!isSameCode(settlement.settled, codes) || !isSameCode(coding, codes))
		faults.push(`${id} must be ${codes.response}, ${codes.implementation}: the lower claim`);
	if (coding.certain !== false)
		faults.push(`${id} is read in two ways: write false under certain in codings.csv`);
	return faults;
}

function pairOf({ coding }: CodingRow): CodePair {
	const { response, implementation, rationaleDa, rationaleEn } = coding;
	return { response, implementation, rationaleDa, rationaleEn };
}

function byId<Row extends { readonly recommendationId: string }>(
	rows: readonly Row[]
): ReadonlyMap<string, Row> {
	return new Map(rows.map((row) => [row.recommendationId, row]));
}
