import { matchLedger } from '../link/match-ledger.ts';
import { textKey } from '../parse/known-texts.ts';
import type { ImportedId } from './import-ledger.ts';
import type { MappedRow } from './apply-mapping.ts';

/** A row that wants its id. */
export interface ClaimingRow {
	readonly row: MappedRow;
	readonly councilId: string;
}

/** Pairs of texts that are compared at most; beyond it texts that changed count as new ones. */
const MOST_PAIRS = 250_000;

/**
 * Finds for each row the id that it had: by its number and text, by its text and year, then by its number alone where no other row
 * has it, each within its council; with `similar` by the closest text of the same year, too.
 *
 * Index by index as `claims`; null where no id is left for it. An id is given once, a retired one never.
 */
export function matchRows(
	claims: readonly ClaimingRow[],
	entries: readonly ImportedId[],
	{ similar }: { readonly similar: boolean }
): readonly (ImportedId | null)[] {
	const matches = new Array<ImportedId | null>(claims.length).fill(null);
	const open = new Set(entries.filter(({ retired }) => retired === ''));
	const keys = claims.map(({ row, councilId }) => ({
		number: row.id === null ? null : `${councilId}\n${row.id}`,
		text: `${councilId}\n${row.year}\n${textKey(row.text)}`
	}));
	const pass = (
		keyOfClaim: (index: number) => string | null,
		keyOfEntry: (entry: ImportedId) => string | null
	) => {
		const byKey = new Map<string, ImportedId[]>();
		for (const entry of open) {
			const key = keyOfEntry(entry);
			if (key === null) continue;
			const same = byKey.get(key);
			if (same) same.push(entry);
			else byKey.set(key, [entry]);
		}
		for (const [index, match] of matches.entries()) {
			const key = match ? null : keyOfClaim(index);
			const entry = key === null ? undefined : byKey.get(key)?.shift();
			if (!entry) continue;
			matches[index] = entry;
			open.delete(entry);
		}
	};
	const textOf = (entry: ImportedId) => `${entry.councilId}\n${entry.year}\n${entry.textKey}`;
	const numberOf = (entry: ImportedId) =>
		entry.ownNumber === '' ? null : `${entry.councilId}\n${entry.ownNumber}`;
	pass(
		(index) => (keys[index]?.number ? `${keys[index].number}\n${keys[index].text}` : null),
		(entry) => {
			const number = numberOf(entry);
			return number === null ? null : `${number}\n${textOf(entry)}`;
		}
	);
	pass((index) => keys[index]?.text ?? null, textOf);
	const times = counted(keys.map(({ number }) => number));
	pass((index) => {
		const number = keys[index]?.number ?? null;
		return number !== null && times.get(number) === 1 ? number : null;
	}, numberOf);
	if (similar) matchSimilar(claims, matches, open);
	return matches;
}

function matchSimilar(
	claims: readonly ClaimingRow[],
	matches: (ImportedId | null)[],
	open: ReadonlySet<ImportedId>
): void {
	for (const councilId of new Set(claims.map((claim) => claim.councilId))) {
		const wanting = [...claims.keys()].filter(
			(index) => matches[index] === null && claims[index]?.councilId === councilId
		);
		const entries = [...open].filter((entry) => entry.councilId === councilId);
		if (wanting.length * entries.length > MOST_PAIRS || entries.length === 0) continue;
		const claimants = wanting.map((index) => {
			const row = claims[index]?.row;
			return { key: textKey(row?.text ?? ''), year: row?.year ?? null, themeId: null };
		});
		const found = matchLedger(claimants, entries);
		for (const [place, index] of wanting.entries()) {
			const entry = entries.find(({ id }) => id === found[place]?.entry.id);
			if (entry) matches[index] = entry;
		}
	}
}

function counted(keys: readonly (string | null)[]): ReadonlyMap<string, number> {
	const times = new Map<string, number>();
	for (const key of keys) if (key !== null) times.set(key, (times.get(key) ?? 0) + 1);
	return times;
}
