import { baseRows } from '#lib/domain/measures/base-rows.ts';
import { byTheme } from '#lib/domain/measures/by-theme.ts';
import { filterRows } from '#lib/domain/measures/filter-rows.ts';
import { implementedBounds } from '#lib/domain/measures/implemented-bounds.ts';
import { cohortCounts } from '#lib/domain/measures/year-beside-others.ts';
import { yearsByTerm } from '#lib/domain/measures/years-by-term.ts';
import { recommendations } from '#lib/domain/tables/recommendations.ts';
import { threads } from '#lib/domain/tables/threads.ts';
import { IMPLEMENTATIONS } from '#lib/domain/vocabulary.ts';
import { rowFilter } from '#lib/url/filters.ts';
import { cubeOfCouncil } from '../queries/cube-of-council.ts';
import { threadsOfCouncil } from '../queries/threads-of-council.ts';
import { COHORT_COLUMNS, cohortRow } from './cohort-columns.ts';
import { type ApiEndpoint, type ApiRequest, count, fromTable, text } from './endpoint.ts';

async function cubeOf({ db, council, filters }: ApiRequest) {
	if (council === null) return null;
	const cube = await db.run(cubeOfCouncil, { councilId: council.council.councilId });
	return filterRows(cube, rowFilter(filters));
}

/** What the overview counts: the numbers to quote, each with what it is taken of. */
const overview: ApiEndpoint = {
	path: '/{council}',
	id: 'numbersOfCouncil',
	grain: 'One row per measure, with the number that it is taken of.',
	filtered: true,
	columns: {
		measure: text(
			'What is counted: the code of the codebook, or made, rated, direct, beside_text, open, done, stopped.'
		),
		k: count('How many; for implemented how many at least.'),
		k_at_most: {
			...count('If every unknown one were implemented too; null for every other measure.'),
			nullable: true
		},
		n: count('Of how many: recommendations made, for all but made and rated those of the base.')
	},
	rows: async (request) => {
		const cube = await cubeOf(request);
		if (cube === null) return null;
		const all = cohortCounts(cube);
		const {
			made: n,
			responses,
			implementations,
			states
		} = cohortCounts(baseRows(cube, request.filters.base));
		const bounds = implementedBounds(cube, request.filters.base);
		const row = (measure: string, k: number, of = n) => ({
			measure,
			k,
			k_at_most: measure === 'implemented' ? bounds.atMost : null,
			n: of
		});
		return [
			row('made', all.made, all.made),
			row('rated', all.rated, all.made),
			row('direct', responses.direct),
			row('beside_text', responses.besideText),
			...IMPLEMENTATIONS.map((code) => row(code, implementations[code])),
			row('open', states.open),
			row('done', states.done),
			row('stopped', states.stopped)
		];
	}
};

const years: ApiEndpoint = {
	path: '/{council}/aar',
	id: 'yearsOfCouncil',
	grain: 'One row per year that the source covers, also one without recommendations.',
	filtered: true,
	columns: {
		year: count('Year in which they were made.'),
		term: text('Municipal term of the year.'),
		too_young: {
			type: 'boolean',
			description: 'Younger than four years at the status date: too recent to judge.',
			nullable: false
		},
		...COHORT_COLUMNS
	},
	rows: async (request) => {
		const cube = await cubeOf(request);
		if (cube === null || request.council === null) return null;
		const { known, council } = request.council;
		return yearsByTerm(cube, known.years, council.statusAsOf).flatMap(({ term, years: ofTerm }) =>
			ofTerm.map(({ year, counts, tooYoung }) => ({
				year,
				term: `${term.from}-${term.to}`,
				too_young: tooYoung,
				...cohortRow(counts)
			}))
		);
	}
};

const themes: ApiEndpoint = {
	path: '/{council}/temaer',
	id: 'themesOfCouncil',
	grain: 'One row per theme, most recommendations first, one without included.',
	filtered: true,
	columns: {
		theme_id: fromTable(recommendations.columns.theme_id),
		theme: fromTable(recommendations.columns.theme),
		area_id: fromTable(recommendations.columns.area_id),
		...COHORT_COLUMNS
	},
	rows: async (request) => {
		const cube = await cubeOf(request);
		if (cube === null || request.council === null) return null;
		const areas = new Map(request.council.themes.map(({ themeId, areaId }) => [themeId, areaId]));
		return byTheme(cube, request.council.themes).map(({ theme, rows }) => ({
			theme_id: theme.themeId,
			theme: theme.label,
			area_id: areas.get(theme.themeId) ?? null,
			...cohortRow(cohortCounts(rows))
		}));
	}
};

const repeats: ApiEndpoint = {
	path: '/{council}/gentagelser',
	id: 'threadsOfCouncil',
	grain: 'One row per recommendation in a thread, oldest first inside it.',
	filtered: false,
	columns: {
		thread_id: fromTable(threads.columns.thread_id),
		label: fromTable(threads.columns.label),
		recommendation_id: fromTable(threads.columns.recommendation_id),
		year: fromTable(threads.columns.year),
		link: fromTable(threads.columns.link),
		rationale: fromTable(threads.columns.rationale),
		text: fromTable(recommendations.columns.text),
		implementation: fromTable(recommendations.columns.implementation)
	},
	rows: async ({ db, council }) => {
		if (council === null) return null;
		const rows = await db.run(threadsOfCouncil, {
			councilId: council.council.councilId,
			threadIds: []
		});
		return rows.map((row) => ({
			thread_id: row.threadId,
			label: row.label,
			recommendation_id: row.recommendationId,
			year: row.year,
			link: row.link,
			rationale: row.rationale,
			text: row.text,
			implementation: row.implementation
		}));
	}
};

/** Addresses below a council whose rows are counts or threads; lists of recommendations are elsewhere. */
export const COUNCIL_ENDPOINTS = { overview, years, themes, repeats } as const;
