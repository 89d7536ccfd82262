import type { Finding, LineRole } from '../model.ts';
import { readCsvTable } from '../read/csv-table.ts';
import type { Piece } from './parsed-table.ts';

/** Name of the layout, as register.json has it. */
export const STATUS_LIST = 'status-list';

const COLUMNS = ['recommendation_ids', 'text'] as const;

/** One record: a status text and the recommendations that it stands for. */
export interface StatusRecord {
	/** 1-based line on which the record begins. */
	readonly line: number;
	/** As they are written, in their order. */
	readonly recommendationIds: readonly string[];
	/** The text, one piece for each line of its cell that says anything. */
	readonly pieces: readonly Piece[];
}

/** A later status taken apart. */
export interface StatusList {
	readonly records: readonly StatusRecord[];
	/** The role of each line; index 0 is line 1. */
	readonly roles: readonly LineRole[];
	readonly problems: readonly Finding[];
}

/** Reads a status list: a comma separated document of the columns recommendation_ids (joined by `;`) and text. */
export function parseStatusList(source: string, bytes: Uint8Array, lines: readonly string[]): StatusList {
	const headerAt = lines.findIndex((line) => line.trim() !== '');
	const header = (lines[headerAt] ?? '').split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
	const roles = lines.map((line): LineRole => (line.trim() === '' ? 'blank' : 'unusable'));
	if ([...header].sort().join() !== COLUMNS.join()) {
		const message = `the first line must be ${COLUMNS.join(',')}: a status list has these columns and no other`;
		return { records: [], roles, problems: [{ source, line: 1, code: 'missing-column', message }] };
	}
	roles[headerAt] = 'header';
	const table = readCsvTable(source, bytes, COLUMNS);
	const records = table.rows.map(({ line, lastLine, values, valueLines }): StatusRecord => {
		for (let at = line; at <= lastLine; at++) if (roles[at - 1] === 'unusable') roles[at - 1] = 'statement';
		return {
			line,
			recommendationIds: values.recommendation_ids
				.replaceAll('\n', '')
				.split(';')
				.map((id) => id.trim())
				.filter((id) => id !== ''),
			pieces: values.text
				.split('\n')
				.map((text, index) => ({ line: valueLines.text + index, text: text.trim() }))
				.filter(({ text }) => text !== '')
		};
	});
	return { records, roles, problems: table.problems };
}
