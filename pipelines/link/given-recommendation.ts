import type { LedgerEntry } from './id-ledger.ts';

type Ledger = ReadonlyMap<string, LedgerEntry>;

/** Whether an id is one that the ledger has for a recommendation and that is still in use, whatever the source says. */
export function isGivenRecommendation(id: string, ledger: Ledger): boolean {
	const entry = ledger.get(id);
	return entry?.kind === 'recommendation' && entry.retired === '';
}

/** What is wrong with an id that names no recommendation in use: a code and one sentence that says what to do. */
export function unknownRecommendation(id: string, ledger: Ledger): readonly [code: string, message: string] {
	const entry = ledger.get(id);
	if (entry?.kind === 'recommendation' && entry.retired !== '')
		return [
			'retired-recommendation',
			`the id ${id} is no longer in use (${entry.retired}): write the one in use`
		];
	return ['unknown-recommendation', `unknown recommendation: "${id}": write an id of ids.csv`];
}
