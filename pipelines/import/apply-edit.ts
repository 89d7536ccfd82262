import { CODING_COLUMNS } from '../code/read-codings.ts';
import { CODEBOOK_VERSION, IMPLEMENTATIONS, type Implementation, VERDICTS } from '#lib/domain/vocabulary.ts';
import type { Coding, Finding, RegisterReading } from '../model.ts';
import { csvLine, readCsvTable } from '../read/csv-table.ts';
import { checkWord, EDITABLE, type Editable, type EditRow, editRows, foldedCell } from './edit-form.ts';
import type { EditForm } from './read-edit-form.ts';

/** A cell that the workbook says otherwise than the register. */
export interface EditedCell {
	readonly id: string;
	/** Row of the sheet. */
	readonly line: number;
	readonly field: Editable;
	readonly before: string;
	readonly after: string;
}

/** A recommendation that was written into the workbook. */
export interface AddedRow {
	readonly line: number;
	readonly year: string;
	readonly theme: string;
	readonly text: string;
	readonly answer: string;
}

/** What an edited workbook asks for. */
export interface EditPlan {
	readonly edits: readonly EditedCell[];
	readonly added: readonly AddedRow[];
	/** Cells that both the workbook and the register changed since the export, and those that cannot be used: nothing of them is written. */
	readonly conflicts: readonly Finding[];
	/** Cells that are not edited here, such as the text, and lines that were taken out: left as the register has them. */
	readonly ignored: readonly Finding[];
}

const SOURCE = 'Anbefalinger';

/** Holds an edited workbook against the register as it is now, cell by cell. */
export function planEdit(form: EditForm, reading: RegisterReading): EditPlan {
	const now = new Map(editRows(reading).map((row) => [row.id, row]));
	const edits: EditedCell[] = [];
	const added: AddedRow[] = [];
	const conflicts: Finding[] = [];
	const ignored: Finding[] = [];
	const seen = new Set<string>();
	for (const { line, cells } of form.rows) {
		const { id, year, theme, text, answer } = cells;
		const tell = (list: Finding[], code: string, message: string) =>
			list.push({ source: SOURCE, line, code, message });
		if (id === '') {
			if (text !== '') added.push({ line, year, theme, text, answer });
			continue;
		}
		const row = now.get(id);
		if (!row) {
			tell(conflicts, 'unknown-id', `the register has no ${id}: a new recommendation has no id`);
			continue;
		}
		if (seen.has(id)) {
			tell(conflicts, 'doubled-id', `${id} stands on two lines: take one of them out`);
			continue;
		}
		seen.add(id);
		for (const field of ['year', 'theme', 'text', 'answer'] as const) {
			if (foldedCell(cells[field]) !== foldedCell(row[field]))
				tell(ignored, 'source-text', `the ${field} of ${id} comes from its source and is not changed here`);
		}
		const checks = cells.check.split('-');
		for (const [place, field] of EDITABLE.entries()) {
			const cell = cellEdit(row, field, cells[field], checks[place]);
			if (cell === 'same') continue;
			if (cell !== 'edited') {
				tell(conflicts, 'conflict', `${id}, ${field}: ${cell}`);
				continue;
			}
			const fault = faultOf(field, cells[field]);
			if (fault) tell(conflicts, 'invalid-cell', `${id}, ${field}: ${fault}`);
			else edits.push({ id, line, field, before: row[field], after: cells[field] });
		}
	}
	for (const id of now.keys()) {
		if (!seen.has(id))
			ignored.push({
				source: SOURCE,
				line: 1,
				code: 'missing-line',
				message: `${id} has no line in the workbook: it stays as it is`
			});
	}
	return { edits, added, conflicts, ignored };
}

/** Whether a cell was edited; a sentence where the register changed since, too. */
function cellEdit(row: EditRow, field: Editable, cell: string, check: string | undefined): string {
	if (foldedCell(cell) === foldedCell(row[field])) return 'same';
	// Left as it was exported: the register has gone on, and the workbook says nothing new.
	if (checkWord(cell) === check) return 'same';
	if (checkWord(row[field]) === check) return 'edited';
	return `the workbook says "${cell}" and the register now "${row[field]}", and both have changed since the export: export again and write it there`;
}

function faultOf(field: Editable, cell: string): string | null {
	if (field === 'implementation' && !(IMPLEMENTATIONS as readonly string[]).includes(cell))
		return `"${cell}" is no code: write one of ${IMPLEMENTATIONS.join(', ')}`;
	if (field === 'verdict' && cell !== '' && !(VERDICTS as readonly string[]).includes(cell))
		return `"${cell}" is no code: write one of ${VERDICTS.join(', ')}, or nothing`;
	if (field === 'rank' && cell !== '' && !/^([1-9]|10)$/.test(cell))
		return `"${cell}" is no rank: write a whole number from 1 to 10, or nothing`;
	return null;
}

/** The files of a register folder that edits change, and no others. `day` is the date of a verdict or priority. */
export function editedFiles(
	files: ReadonlyMap<string, Uint8Array>,
	reading: RegisterReading,
	edits: readonly EditedCell[],
	form: Pick<EditForm, 'version'>,
	day: string
): ReadonlyMap<string, Uint8Array> {
	const changed = new Map<string, Uint8Array>();
	const put = (name: string, lines: readonly (readonly string[])[]) =>
		changed.set(name, new TextEncoder().encode(lines.map(csvLine).join('')));
	const of = (field: Editable) => edits.filter((edit) => edit.field === field);
	const judged = [...new Set([...of('implementation'), ...of('quote')].map(({ id }) => id))];
	if (judged.length > 0) {
		const recommendations = new Map(reading.recommendations.map((row) => [row.recommendationId, row]));
		const table = tableOf(files, 'codings.csv', CODING_COLUMNS);
		for (const id of judged) {
			const row = recommendations.get(id);
			const said = (field: Editable) => edits.find((edit) => edit.id === id && edit.field === field)?.after;
			if (!row) continue;
			const beside = reading.responses.filter((one) => one.recommendationId === id);
			const coding = codingOf(row.coding, said('implementation'), said('quote'), beside, form.version);
			table.set(id, null, codingCells(id, coding));
		}
		put('codings.csv', table.lines());
	}
	if (of('verdict').length > 0) {
		const table = tableOf(files, 'verdicts.csv', ['recommendation_id', 'verdict', 'date', 'note']);
		for (const { id, after } of of('verdict')) {
			if (after === '') table.remove(id);
			else table.set(id, day, { recommendation_id: id, verdict: after, date: day, note: '' });
		}
		put('verdicts.csv', table.lines());
	}
	if (of('rank').length > 0) {
		const table = tableOf(files, 'priorities.csv', ['recommendation_id', 'rank', 'date', 'note']);
		for (const { id, after } of of('rank')) {
			if (after === '') table.remove(id);
			else table.set(id, null, { recommendation_id: id, rank: after, date: day, note: '' });
		}
		put('priorities.csv', table.lines());
	}
	return changed;
}

/** The coding that a person gave in the workbook: by the texts that the coding before named, else by those that stand beside it. */
function codingOf(
	before: Coding,
	implementation: string | undefined,
	quote: string | undefined,
	beside: readonly { readonly statementId: string }[],
	version: string
): Coding {
	// `faultOf` has looked at it.
	const code = (implementation ?? before.implementation ?? 'unknown') as Implementation;
	const isUnknown = code === 'unknown';
	const named =
		before.statementIds.length > 0 ? before.statementIds : beside.map(({ statementId }) => statementId);
	const response = named.length === 0 ? 'none' : isUnknown ? (before.response ?? 'direct') : 'direct';
	return {
		codingStatus: 'coded',
		response,
		implementation: code,
		statementIds: named,
		quote: isUnknown ? '' : (quote ?? before.quote),
		rationaleDa: `Rettet i rådets regneark, som var lavet af version ${version}.`,
		rationaleEn: `Changed in the council's workbook, which was made from version ${version}.`,
		certain: true,
		codebookVersion: CODEBOOK_VERSION
	};
}

function codingCells(id: string, coding: Coding): Readonly<Record<string, string>> {
	return {
		recommendation_id: id,
		response: coding.response ?? '',
		implementation: coding.implementation ?? '',
		statement_ids: coding.statementIds.join(';'),
		quote: coding.quote,
		rationale_da: coding.rationaleDa,
		rationale_en: coding.rationaleEn,
		certain: String(coding.certain),
		codebook_version: coding.codebookVersion,
		coding_status: coding.codingStatus
	};
}

/** A file of records on recommendations, to be changed record by record; a new one where the folder has none. */
function tableOf(files: ReadonlyMap<string, Uint8Array>, name: string, needed: readonly string[]) {
	const bytes = files.get(name);
	const heading = bytes
		? new TextDecoder()
				.decode(bytes)
				.split(/\r?\n/, 1)[0]
				?.replace(/^\ufeff/, '')
		: null;
	const columns = heading ? heading.split(',').map((cell) => cell.replaceAll('"', '').trim()) : needed;
	const read = bytes ? readCsvTable(name, bytes, columns).rows : [];
	let rows: Readonly<Record<string, string>>[] = read.map(({ values }) => values);
	return {
		/** Puts a record in the place of that of the same recommendation, and of the same day where one is given. */
		set: (id: string, day: string | null, cells: Readonly<Record<string, string>>) => {
			const at = rows.findIndex((row) => row.recommendation_id === id && (day === null || row.date === day));
			if (at === -1) rows.push(cells);
			else rows[at] = cells;
		},
		remove: (id: string) => {
			rows = rows.filter((row) => row.recommendation_id !== id);
		},
		lines: () => [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
	};
}
