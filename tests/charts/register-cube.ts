import type { CubeRow } from '#lib/domain/cube.ts';
import type { ThemeLabel } from '#lib/domain/measures/by-theme.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import type { Implementation, Response } from '#lib/domain/vocabulary.ts';
import { cubeRow } from '../unit/domain/cube-row.ts';

/** Counts by theme and year of a whole register, 2010 to 2017; the statuses in `registerCube` are made up. */
const COUNTS: readonly (readonly [label: string, ...counts: number[]])[] = [
	['Uddannelse', 2, 1, 0, 0, 0, 0, 2, 0],
	['Uddannelsesvejledning', 4, 0, 0, 0, 0, 1, 0, 2],
	['Mentor', 1, 0, 0, 0, 1, 0, 2, 0],
	['Skole og forældre', 1, 2, 4, 0, 1, 3, 0, 0],
	['Det kriminalpræventive arbejde', 2, 1, 0, 1, 0, 4, 0, 0],
	['Dansk som Andetsprog', 5, 2, 2, 1, 0, 0, 5, 7],
	['Idræt', 0, 0, 1, 1, 0, 0, 0, 0],
	['Sundhed', 0, 0, 4, 5, 0, 3, 0, 1],
	['Ældre', 0, 0, 0, 0, 0, 1, 3, 0],
	['Borgerrådgiver', 0, 0, 0, 0, 0, 1, 0, 0],
	['Danskundervisning for voksne', 0, 0, 0, 0, 0, 0, 0, 1],
	['Frivilligt', 1, 0, 0, 1, 1, 0, 3, 0],
	['Kommunens integrationspolitik', 0, 1, 2, 5, 1, 4, 2, 0]
];

export const YEARS: YearRange = { from: 2010, to: 2017 };
export const STATUS_AS_OF = '2019-02';
export const THEMES: readonly ThemeLabel[] = COUNTS.map(([label], index) => ({
	themeId: `t${String(index + 1).padStart(2, '0')}`,
	label
}));

/** Dealt out in turn, so that every status occurs and most stay unknown. */
const STATUSES: readonly (readonly [Response, Implementation])[] = [
	['direct', 'implemented'],
	['group', 'unknown'],
	['group', 'unknown'],
	['direct', 'partial'],
	['group', 'unknown'],
	['group', 'unknown'],
	['direct', 'in_progress'],
	['group', 'unknown'],
	['group', 'unknown'],
	['direct', 'implemented'],
	['group', 'unknown'],
	['none', 'unknown'],
	['direct', 'unknown'],
	['group', 'unknown'],
	['direct', 'not_implemented'],
	['group', 'unknown'],
	['direct', 'discontinued'],
	['group', 'unknown']
];

/** One row per recommendation of a whole register: 99 in 13 themes and 8 years. `times` multiplies every count. */
export function registerCube(times = 1): readonly CubeRow[] {
	let dealt = 0;
	return COUNTS.flatMap(([, ...counts], theme) =>
		counts.flatMap((count, index) =>
			Array.from({ length: count }, () => {
				const [response, implementation] = STATUSES[dealt++ % STATUSES.length] ?? ['none', 'unknown'];
				return cubeRow({
					year: YEARS.from + index,
					themeId: THEMES[theme]?.themeId,
					response,
					implementation,
					n: times
				});
			})
		)
	);
}
