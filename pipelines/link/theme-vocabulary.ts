import type { Finding } from '../model.ts';
import { labelLetters } from '../parse/plain-text.ts';
import { csvLine, readCsvTable } from '../read/csv-table.ts';

const COLUMNS = ['theme_id', 'label', 'area_id'] as const;

/** One line of `themes.csv`. */
export interface ThemeEntry {
	readonly themeId: string;
	readonly label: string;
	/** Null while no shared area is named for the theme. */
	readonly areaId: string | null;
}

/** The themes of a register that have an id, in the order of the file. */
export interface ThemeVocabulary {
	readonly entries: readonly ThemeEntry[];
	readonly problems: readonly Finding[];
}

/** Reads `themes.csv`. `areaIds` are the shared areas; null where they are not at hand. */
export function readThemes(
	source: string,
	bytes: Uint8Array,
	areaIds: ReadonlySet<string> | null
): ThemeVocabulary {
	const table = readCsvTable(source, bytes, COLUMNS);
	const problems = [...table.problems];
	const entries: ThemeEntry[] = [];
	for (const { line, values } of table.rows) {
		const { theme_id: themeId, label, area_id: areaId } = values;
		const twice = entries.some(
			(entry) => entry.themeId === themeId || labelLetters(entry.label) === labelLetters(label)
		);
		const fault =
			themeId === '' || label === ''
				? 'missing theme_id or label'
				: twice
					? `${themeId} ${label} stands twice`
					: null;
		if (fault) {
			problems.push({
				source,
				line,
				code: 'invalid-theme',
				message: `${fault}: give every theme one id and one label`
			});
			continue;
		}
		if (areaId !== '' && areaIds && !areaIds.has(areaId)) {
			problems.push({
				source,
				line,
				code: 'unknown-area',
				message: `unknown area: "${areaId}": areas.csv has no such area_id`
			});
		}
		entries.push({ themeId, label, areaId: areaId === '' ? null : areaId });
	}
	return { entries, problems };
}

/** `themes.csv` as text. */
export function formatThemes(entries: readonly ThemeEntry[]): string {
	return [COLUMNS, ...entries.map((entry) => [entry.themeId, entry.label, entry.areaId ?? ''])]
		.map(csvLine)
		.join('');
}

/** The ids in `areas.csv`. */
export function readAreaIds(source: string, bytes: Uint8Array): ReadonlySet<string> {
	return new Set(readCsvTable(source, bytes, ['area_id'] as const).rows.map((row) => row.values.area_id));
}
