import fc from 'fast-check';
import type { CubeRow } from '#lib/domain/cube.ts';
import { IMPLEMENTATIONS, stateOf } from '#lib/domain/vocabulary.ts';

/** A cube row with everything that a test does not care about filled in. */
export function cubeRow(row: Partial<CubeRow> = {}): CubeRow {
	const implementation = row.implementation === undefined ? 'unknown' : row.implementation;
	return {
		councilId: 'alb-ir',
		year: 2014,
		themeId: 't01',
		areaId: 'education',
		response: 'group',
		state: implementation === null ? null : stateOf(implementation),
		certain: true,
		codingStatus: 'coded',
		verdict: null,
		n: 1,
		...row,
		implementation
	};
}

/** A row that nobody has judged. */
export function draftRow(row: Partial<CubeRow> = {}): CubeRow {
	return cubeRow({ response: null, implementation: null, certain: null, codingStatus: 'draft', ...row });
}

/** A row of a council whose source carries no status. */
export function uncoveredRow(row: Partial<CubeRow> = {}): CubeRow {
	return cubeRow({ response: null, implementation: null, certain: null, codingStatus: null, ...row });
}

/** The themes of `anyRows`. */
export const ANY_THEMES = ['t01', 't02', 't03'].map((themeId) => ({ themeId, label: `Tema ${themeId}` }));
/** The years of `anyRows`. */
export const ANY_YEARS = { from: 2010, to: 2017 };

/** Rows as the codebook allows them, drafts and rows without a status among them, in any number. */
export const anyRows: fc.Arbitrary<readonly CubeRow[]> = fc.array(
	fc
		.record({
			year: fc.integer({ min: ANY_YEARS.from, max: ANY_YEARS.to }),
			themeId: fc.constantFrom(...ANY_THEMES.map((theme) => theme.themeId)),
			areaId: fc.constantFrom('education', 'health', null),
			n: fc.integer({ min: 1, max: 1000 }),
			codes: fc.oneof(
				fc
					.constantFrom(...IMPLEMENTATIONS)
					.map((implementation) => ({ response: 'direct', implementation }) as const),
				fc.constantFrom({ response: 'group', implementation: 'unknown' }, {
					response: 'none',
					implementation: 'unknown'
				} as const),
				fc.constantFrom({ response: null, implementation: null, codingStatus: 'draft' }, {
					response: null,
					implementation: null,
					codingStatus: null
				} as const)
			)
		})
		.map(({ codes, ...row }) => cubeRow({ ...row, ...codes })),
	{ maxLength: 40 }
);
