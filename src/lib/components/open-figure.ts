import { openByArea } from '#lib/charts/open-by-area.ts';
import type { ChartSpec } from '#lib/charts/spec.ts';
import type { CubeRow } from '#lib/domain/cube.ts';
import type { AreaLabel } from '#lib/domain/measures/open-area-years.ts';
import { openItems } from '#lib/domain/measures/open-items.ts';
import type { YearRange } from '#lib/domain/measures/theme-year-counts.ts';
import { formatCount } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { numberText, statusNames } from './council-figures.ts';
import { termText } from './term-text.ts';

/** What figure E is made of. */
export interface OpenFigureInput {
	/** Of the council and the choice; what is not open is left out here. */
	readonly cube: readonly CubeRow[];
	/** In the order in which they are shown. */
	readonly areas: readonly AreaLabel[];
	readonly years: YearRange;
	readonly statusAsOf: string | null;
}

/** Figure E in the reader's language: the open recommendations of each area by the year in which they were given. */
export function openFigure({ cube, areas, years, statusAsOf }: OpenFigureInput): ChartSpec {
	return openByArea(openItems(cube), {
		areas,
		years,
		statusAsOf,
		text: {
			...numberText(),
			...termText(),
			title: m.open_figure_title(),
			source: '',
			describe: ({ open, unknown, areas: count, oldest }) =>
				oldest === null
					? m.open_description_none()
					: m.open_description({
							n: formatCount(open),
							areas: formatCount(count),
							unknown: formatCount(unknown),
							oldest
						}),
			statuses: statusNames(),
			ageAxis: m.open_age_axis(),
			yearAxis: m.open_year_axis(),
			asOf: m.open_as_of({ year: statusAsOf?.slice(0, 4) ?? '' }),
			ofThemUnknown: (unknown) => m.open_unknown_suffix({ n: formatCount(unknown) }),
			noArea: m.open_no_area(),
			columns: {
				area: m.column_area(),
				open: m.column_open(),
				unknown: m.column_open_unknown(),
				oldest: m.column_oldest()
			}
		}
	});
}

/** The areas that a choice can show anything of: the chosen ones, or those of the chosen themes, or all. */
export function shownAreas<Area extends AreaLabel>(
	areas: readonly Area[],
	themes: readonly { readonly themeId: string; readonly areaId: string | null }[],
	chosen: { readonly area: readonly string[]; readonly theme: readonly string[] }
): readonly Area[] {
	const ofThemes = themes
		.filter(({ themeId }) => chosen.theme.length === 0 || chosen.theme.includes(themeId))
		.map(({ areaId }) => areaId);
	return areas.filter(
		({ areaId }) => (chosen.area.length === 0 || chosen.area.includes(areaId)) && ofThemes.includes(areaId)
	);
}
