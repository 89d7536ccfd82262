import { IdMint } from '../link/mint-ids.ts';
import { formatThemes, type ThemeEntry } from '../link/theme-vocabulary.ts';
import type { Coding, CouncilDescriptor, RegisterDescriptor } from '../model.ts';
import { textKey } from '../parse/known-texts.ts';
import { labelLetters } from '../parse/plain-text.ts';
import type { MappedRow } from './apply-mapping.ts';
import type { BodyCouncil } from './body-councils.ts';
import { placeRows, type PlacedRow, themeLabelOf } from './claim-rows.ts';
import { DRAFT } from '../code/read-codings.ts';
import { type CodingOf, codingsById, formatImportedCodings } from './codings-file.ts';
import { formatImportedIds, type ImportedId } from './import-ledger.ts';
import { mappedCoding, plainLines, statementText } from './mapped-coding.ts';
import {
	CODINGS_FILE,
	IDS_FILE,
	type MappedFolder,
	type MappedSource,
	THEMES_FILE
} from './mapped-folder.ts';
import { matchRows } from './match-rows.ts';

/** What became of one row since the last import. */
export interface RowChange {
	readonly kind: 'new' | 'changed' | 'retired';
	readonly id: string;
	/** Line of the new source; null where it has none, or the row is gone. */
	readonly line: number | null;
	/** One for each of text, year, theme, status, answer or number that says otherwise. */
	readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

/** A coding by hand that the register has since spoken of in other words: it is kept. */
export interface UpdateConflict {
	readonly id: string;
	readonly message: string;
}

/** A register read anew, and the folder that it takes the place of. */
export interface SettleInput {
	/** Null for a new register. */
	readonly before: MappedFolder | null;
	/** Files of the folder as it is; null for a new register. */
	readonly files: ReadonlyMap<string, Uint8Array> | null;
	readonly council: CouncilDescriptor;
	readonly councils: readonly BodyCouncil[];
	readonly sources: readonly MappedSource[];
	readonly statusAsOf: string | null;
	/** Whether a new register is that of the council that `/` leads to. */
	readonly home: boolean;
}

/** Why an id is no longer in use. */
const GONE = 'står ikke længere i det register, som rådet har indlæst';

/** Gives every row of a register its id, theme and coding, and says what changes by it. */
export function settleRegister(input: SettleInput) {
	const { before, files, council, councils, sources, statusAsOf, home } = input;
	const placed = placeRows({ sources, councils });
	const themes = themesFor(placed, before?.themes ?? [], council.id);
	const { entries, given } = giveIds(placed, before?.ids ?? [], themes, sources[0]?.descriptor.id ?? '');
	const old = before ? rowsById(before) : new Map<string, MappedRow>();
	const changes = changesOf(placed, given, old, before?.ids ?? []);
	const codings = codingsFor(placed, given, { files, old, statusAsOf });
	const years = placed.map(({ row }) => row.year);
	const descriptor: RegisterDescriptor = {
		...(before?.descriptor ?? (home ? { home } : {})),
		council: { ...council, termFrom: least(years), termTo: -least(years.map((year) => -year)) },
		sources: sources.map((source) => source.descriptor),
		statusAsOf
	};
	const count = (kind: RowChange['kind']) => changes.filter((change) => change.kind === kind).length;
	const [isNew, changed] = [count('new'), count('changed')];
	return {
		descriptor,
		changes,
		conflicts: codings.conflicts,
		isCodedSo: codings.isKept,
		counts: {
			new: isNew,
			changed,
			unchanged: placed.length - isNew - changed,
			retired: count('retired')
		},
		/** Files of the folder that hold it. */
		texts: [
			['register.json', `${JSON.stringify(descriptor, null, '\t')}\n`],
			[IDS_FILE, formatImportedIds(entries)],
			[THEMES_FILE, formatThemes(themes)],
			...(statusAsOf === null && codings.rows.length === 0
				? []
				: [[CODINGS_FILE, formatImportedCodings(codings.rows)] as const])
		] as readonly (readonly [name: string, text: string])[]
	};
}

function least(numbers: readonly number[]): number {
	return numbers.reduce((one, other) => Math.min(one, other), numbers[0] ?? 0);
}

/** The themes that were there, then new ones in the order in which rows name them. */
function themesFor(
	rows: readonly PlacedRow[],
	before: readonly ThemeEntry[],
	councilId: string
): readonly ThemeEntry[] {
	const themes = [...before];
	const known = new Set(before.map(({ label }) => labelLetters(label)));
	let last = Math.max(0, ...before.map(({ themeId }) => Number(/-t(\d+)$/.exec(themeId)?.[1] ?? 0)));
	for (const { row } of rows) {
		const label = themeLabelOf(row);
		if (known.has(labelLetters(label))) continue;
		known.add(labelLetters(label));
		last += 1;
		themes.push({ themeId: `${councilId}-t${String(last).padStart(2, '0')}`, label, areaId: null });
	}
	return themes;
}

/** Index by index the ids of the rows, and the ledger that keeps them: what is gone is retired, what is new stands at its end. */
function giveIds(
	rows: readonly PlacedRow[],
	before: readonly ImportedId[],
	themes: readonly ThemeEntry[],
	firstSource: string
): { readonly entries: readonly ImportedId[]; readonly given: readonly string[] } {
	const matches = matchRows(rows, before, { similar: true });
	const themeIds = new Map(themes.map(({ label, themeId }) => [labelLetters(label), themeId]));
	const mints = new Map<string, IdMint>();
	const mintOf = (councilId: string) => {
		const mint = mints.get(councilId) ?? new IdMint(councilId, before);
		mints.set(councilId, mint);
		return mint;
	};
	const kept = new Map<string, ImportedId>();
	const fresh: ImportedId[] = [];
	const given = rows.map(({ row, councilId, source }, index) => {
		const match = matches[index];
		const entry: ImportedId = {
			kind: 'recommendation',
			id: match?.id ?? mintOf(councilId).recommendation(row.year),
			year: row.year,
			themeId: themeIds.get(labelLetters(themeLabelOf(row))) ?? '',
			textKey: textKey(row.text),
			firstSource: match?.firstSource ?? (source.descriptor.id || firstSource),
			retired: '',
			councilId,
			ownNumber: row.id ?? ''
		};
		if (match) kept.set(entry.id, entry);
		else fresh.push(entry);
		return entry.id;
	});
	const entries = before.map(
		(entry) => kept.get(entry.id) ?? (entry.retired === '' ? { ...entry, retired: GONE } : entry)
	);
	return { entries: [...entries, ...fresh], given };
}

/** The rows of a folder by their ids. */
export function rowsById(folder: MappedFolder): ReadonlyMap<string, MappedRow> {
	const placed = placeRows(folder);
	const matches = matchRows(placed, folder.ids, { similar: false });
	return new Map(
		placed.flatMap(({ row }, index) => {
			const id = matches[index]?.id;
			return id === undefined ? [] : [[id, row] as const];
		})
	);
}

function changesOf(
	rows: readonly PlacedRow[],
	given: readonly string[],
	old: ReadonlyMap<string, MappedRow>,
	ledger: readonly ImportedId[]
): readonly RowChange[] {
	const known = new Set(ledger.map(({ id }) => id));
	const now = new Set(given);
	const changes = rows.flatMap(({ row }, index): RowChange[] => {
		const id = given[index] ?? '';
		if (!known.has(id)) return [{ kind: 'new', id, line: row.line, fields: [] }];
		const before = old.get(id);
		const fields = before ? differences(before, row) : [];
		return fields.length > 0 ? [{ kind: 'changed', id, line: row.line, fields }] : [];
	});
	const retired = ledger.filter((entry) => entry.retired === '' && !now.has(entry.id));
	return [...changes, ...retired.map(({ id }) => ({ kind: 'retired' as const, id, line: null, fields: [] }))];
}

function differences(before: MappedRow, after: MappedRow): RowChange['fields'] {
	const of = (row: MappedRow): Readonly<Record<string, string>> => ({
		text: plainLines(row.text),
		year: String(row.year),
		theme: themeLabelOf(row),
		status: row.status ?? '',
		answer: plainLines(row.response ?? ''),
		number: row.id ?? '',
		code: row.implementation ?? ''
	});
	const [old, now] = [of(before), of(after)];
	return Object.keys(old)
		.filter((field) => old[field] !== now[field])
		.map((field) => ({ field, before: old[field] ?? '', after: now[field] ?? '' }));
}

/** The codings of all rows: by hand where a person judged, else by the mapping. What a person judged is never overwritten. */
function codingsFor(
	rows: readonly PlacedRow[],
	given: readonly string[],
	{
		files,
		old,
		statusAsOf
	}: Pick<SettleInput, 'files' | 'statusAsOf'> & { readonly old: ReadonlyMap<string, MappedRow> }
): {
	readonly rows: readonly CodingOf[];
	readonly conflicts: readonly UpdateConflict[];
	/** Whether every coding is the one that the folder has. */
	readonly isKept: boolean;
} {
	const { codings } = codingsById(files?.get(CODINGS_FILE));
	const conflicts: UpdateConflict[] = [];
	const isByHand = (coding: Coding | undefined) => coding?.codingStatus === 'coded';
	const now = rows.flatMap(({ row, source }, index): CodingOf[] => {
		const id = given[index] ?? '';
		const byHand = codings.get(id);
		const mapped = mappedCoding(row, id, source.mapping);
		if (!byHand || !isByHand(byHand))
			return statusAsOf === null ? [] : [{ recommendationId: id, coding: mapped }];
		const before = old.get(id);
		if (before && statementText(before) !== statementText(row))
			conflicts.push({ id, message: conflictOf(id, byHand, mapped, before, row) });
		return [{ recommendationId: id, coding: byHand }];
	});
	const ids = new Set(given);
	const gone = [...codings].filter(([id, coding]) => !ids.has(id) && isByHand(coding));
	const isKept = now.every(({ recommendationId, coding }) => {
		const before = codings.get(recommendationId) ?? DRAFT;
		return before.implementation === coding.implementation && before.response === coding.response;
	});
	return {
		isKept,
		rows: [...now, ...gone.map(([recommendationId, coding]) => ({ recommendationId, coding }))],
		conflicts
	};
}

function conflictOf(id: string, byHand: Coding, mapped: Coding, before: MappedRow, after: MappedRow): string {
	const said = (row: MappedRow) => JSON.stringify(row.status ?? row.response ?? '');
	const meaning = mapped.implementation ?? 'a draft';
	const holds = statementText(after).includes(byHand.quote)
		? ''
		: '; its quote no longer stands in the register, judge it again';
	return `${id} is coded ${byHand.implementation} by hand, and the register now says ${said(after)} (${meaning}) where it said ${said(before)}: the coding by hand is kept${holds}`;
}
