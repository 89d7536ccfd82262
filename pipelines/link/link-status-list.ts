import type { Finding, SourceReading } from '../model.ts';
import type { ParsedRow, ParsedTheme, StatusCell } from '../parse/parsed-table.ts';
import type { StatusList, StatusRecord } from '../parse/status-list.ts';
import type { SourceTable } from './entities.ts';
import type { LedgerEntry } from './id-ledger.ts';
import { isGivenRecommendation, unknownRecommendation } from './given-recommendation.ts';
import type { LinkedStatement } from './link-statements.ts';

/** A later status with its lines. */
export interface StatusListSource {
	readonly reading: SourceReading;
	readonly list: StatusList;
}

/** What the ids of a status list are looked up in. */
export interface KnownRecommendations {
	readonly rows: ReadonlyMap<string, ParsedRow>;
	/** A theme may be headed more than once. */
	readonly themeIdOf: (theme: ParsedTheme) => string;
	/** The ledger by id: tells an id that is no longer in use from one that never was. */
	readonly ledger: ReadonlyMap<string, LedgerEntry>;
}

type Fault = readonly [code: string, message: string];

/**
 * Puts each record of a later status to the rows that it names. A record without text, without a recommendation that the
 * register says, or over several themes is a problem and left out; its lines are then unusable.
 */
export function linkStatusList(
	{ reading, list }: StatusListSource,
	known: KnownRecommendations
): SourceTable {
	const source = reading.descriptor.file;
	const roles = [...list.roles];
	const statements: LinkedStatement[] = [];
	const problems: Finding[] = [];
	const notes: Finding[] = [];
	const isAbsent = (id: string) => !known.rows.has(id) && isGivenRecommendation(id, known.ledger);
	for (const record of list.records) {
		const { line, recommendationIds, pieces } = record;
		for (const id of recommendationIds.filter((one) => isAbsent(one))) {
			const message = `no line of the register says ${id}, which this status names`;
			notes.push({ source, line, code: 'status-without-text', message });
		}
		const rows = recommendationIds.flatMap((id) => known.rows.get(id) ?? []);
		const faults = faultsOf(record, rows, known);
		problems.push(...faults.map(([code, message]) => ({ source, line, code, message })));
		const [first] = rows;
		if (faults.length === 0 && first) {
			const cells = pieces.map((piece) => cellOf(first, piece));
			statements.push({ theme: first.theme, cells, rows });
		} else for (const at of [line, ...pieces.map((piece) => piece.line)]) roles[at - 1] = 'unusable';
	}
	const statusCells = statements.flatMap(({ cells }) => cells);
	const table = { title: reading.descriptor.title, themes: [], rows: [], pageBreaks: new Set<number>() };
	return {
		reading,
		table: { ...table, statusCells, roles, problems: list.problems, notes: [] },
		linked: { statements, refused: [], problems, notes },
		prose: true
	};
}

function faultsOf(
	{ recommendationIds: ids, pieces }: StatusRecord,
	rows: readonly ParsedRow[],
	known: KnownRecommendations
): Fault[] {
	const faults: Fault[] = [];
	if (pieces.length === 0)
		faults.push(['empty-status', 'the status has no text: write it, or take the line out']);
	const strange = ids.filter((id) => !known.rows.has(id) && !isGivenRecommendation(id, known.ledger));
	for (const id of strange) faults.push(unknownRecommendation(id, known.ledger));
	const doubled = ids.find((id, index) => ids.indexOf(id) !== index);
	if (doubled !== undefined)
		faults.push(['doubled-recommendation', `${doubled} is named twice: take one of them out`]);
	if (rows.length === 0 && strange.length === 0) {
		faults.push([
			'status-without-row',
			'the status names no recommendation of the register: write the ids that it stands for, joined by ;'
		]);
	}
	if (new Set(rows.map(({ theme }) => known.themeIdOf(theme))).size > 1) {
		faults.push([
			'status-across-themes',
			`the status names recommendations of several themes (${ids.join(', ')}): write one record for each theme`
		]);
	}
	return faults;
}

function cellOf(
	row: ParsedRow,
	{ line, text }: { readonly line: number; readonly text: string }
): StatusCell {
	return { line, text, theme: row.theme, row, continued: false, besideText: false };
}
