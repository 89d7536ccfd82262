import { unzipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import type { RegisterReading } from '../model.ts';
import { formatZip } from '../release/zip-file.ts';
import { cellText } from '../release/workbook.ts';

/** Headings of the workbook that a council edits, in its order. */
export const EDIT_COLUMNS = {
	id: 'Id',
	year: 'År',
	theme: 'Tema',
	text: 'Anbefaling',
	answer: 'Svar i registret',
	implementation: 'Gennemførelse',
	quote: 'Citat',
	verdict: 'Rådets vurdering',
	rank: 'Prioritet',
	check: 'Kontrol'
} as const;
export type EditColumn = keyof typeof EDIT_COLUMNS;

/** Sheet of the recommendations, and that which says what the workbook was made from. */
export const EDIT_SHEET = 'Anbefalinger';
export const ABOUT_SHEET = 'Om arket';
/** What the first cell of the second sheet says. */
export const EDIT_MARK = 'genklang-export-1';

/** The cells that an edit may change. */
export const EDITABLE = ['implementation', 'quote', 'verdict', 'rank'] as const;
export type Editable = (typeof EDITABLE)[number];

/** One recommendation as a line of the workbook; empty texts for nothing. */
export type EditRow = Readonly<Record<Exclude<EditColumn, 'check'>, string>>;

/** The lines of a council's workbook, in the order of its register. */
export function editRows(reading: RegisterReading): EditRow[] {
	const themes = new Map(reading.themes.map(({ themeId, label }) => [themeId, label]));
	const statements = new Map(reading.statements.map(({ statementId, text }) => [statementId, text]));
	const beside = new Map<string, string[]>();
	for (const { recommendationId, statementId } of reading.responses) {
		const text = statements.get(statementId);
		if (text !== undefined) beside.set(recommendationId, [...(beside.get(recommendationId) ?? []), text]);
	}
	const { verdicts, priorities } = reading.councilWords;
	const latest = new Map<string, { date: string; verdict: string }>();
	for (const { recommendationId, date, verdict } of verdicts) {
		const before = latest.get(recommendationId);
		if (!before || before.date <= date) latest.set(recommendationId, { date, verdict });
	}
	const ranks = new Map(priorities.map(({ recommendationId, rank }) => [recommendationId, String(rank)]));
	return reading.recommendations.map(({ recommendationId: id, year, themeId, text, coding }) => ({
		id,
		year: String(year),
		theme: themes.get(themeId) ?? '',
		text: cellText(text),
		answer: cellText((beside.get(id) ?? []).join('\n\n')),
		implementation: coding.implementation ?? '',
		quote: cellText(coding.quote),
		verdict: latest.get(id)?.verdict ?? '',
		rank: ranks.get(id) ?? ''
	}));
}

/** What a cell said when the workbook was made, one word for each that may be edited: by it is told which side changed. */
export function checkOf(row: EditRow): string {
	return EDITABLE.map((field) => checkWord(row[field])).join('-');
}

/** FNV-1a with 32 bits of a text, blanks folded, as eight hex digits. Source: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function checkWord(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(foldedCell(text))) hash = Math.imul(hash ^ byte, 0x01000193);
	return (hash >>> 0).toString(16).padStart(8, '0');
}

/** A cell as it is compared: a spreadsheet may change its blanks and line ends. */
export function foldedCell(text: string): string {
	return text.replaceAll(/\s+/g, ' ').trim();
}

/** The workbook of a council for editing. The same register gives the same bytes. */
export async function formatEditForm(reading: RegisterReading, version: string): Promise<Uint8Array> {
	const columns = Object.keys(EDIT_COLUMNS) as EditColumn[];
	const rows = editRows(reading);
	const lines = rows.map((row) => columns.map((name) => (name === 'check' ? checkOf(row) : row[name])));
	const cells = new Map(
		[Object.values(EDIT_COLUMNS), ...lines].flatMap((line, index) =>
			line.map((_, column) => [`${index},${column}`, { style: { numFmt: '@' } }] as const)
		)
	);
	const { council } = reading.descriptor;
	const about = [
		[EDIT_MARK, council.id, version],
		['Råd', council.name],
		['Gennemførelse', 'implemented, partial, in_progress, not_implemented, discontinued, unknown'],
		['Citat', 'Ord fra svaret i registret, bogstav for bogstav; tomt ved unknown'],
		['Rådets vurdering', 'confirmed, not_confirmed, close, keep_open'],
		['Prioritet', '1 til 10, hvert tal én gang'],
		['Nye anbefalinger', 'Skriv dem på nye linjer uden Id og Kontrol: år, tema, tekst og svar'],
		['Kontrol', 'Må ikke ændres: viser, hvad der stod, da arket blev lavet']
	];
	const bytes = await writeXlsx({
		sheets: [
			{
				name: EDIT_SHEET,
				columns: columns.map((name) => ({ width: ['text', 'answer'].includes(name) ? 60 : 18 })),
				rows: [Object.values(EDIT_COLUMNS), ...lines],
				cells,
				freezePane: { rows: 1, columns: 1 }
			},
			{ name: ABOUT_SHEET, columns: [{ width: 24 }, { width: 80 }], rows: about }
		],
		properties: { created: new Date(0), modified: new Date(0) }
	});
	return formatZip(Object.entries(unzipSync(bytes)).map(([path, content]) => ({ path, bytes: content })));
}
