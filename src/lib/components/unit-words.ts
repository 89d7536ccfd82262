import type { UnitChart, UnitItem, UnitStatus } from '#lib/charts/unit-chart.ts';
import type { UnitRuns } from '#lib/charts/unit-runs.ts';
import { formatCount } from '#lib/i18n/format.ts';
import { m } from '#lib/i18n/generated/messages.js';
import type { Filters } from '#lib/url/filters.ts';

/** Figure A in one of its two forms: a square for each recommendation where `single` is there, else counted squares. */
export interface UnitForms {
	readonly single: UnitChart<UnitItem> | null;
	readonly runs: Pick<UnitRuns, 'perSquare'>;
}

/** What one square of figure A stands for, as its title. */
export function unitTitle({ single, runs: { perSquare } }: UnitForms): string {
	return single !== null || perSquare === 1
		? m.unit_chart_title()
		: m.unit_chart_title_of({ count: formatCount(perSquare) });
}

/** How figure A is read in a page. */
export function unitReading({ single, runs: { perSquare } }: UnitForms): string {
	if (single !== null) return m.unit_chart_reading();
	return perSquare === 1 ? m.unit_runs_reading_one() : m.unit_runs_reading({ count: formatCount(perSquare) });
}

/** The filters that leave the recommendations of a square; null where none leave them alone. */
export function unitFilters(status: UnitStatus): Partial<Filters> | null {
	if (status === 'draft') return null;
	return status === 'not_covered' ? {} : { implementation: [status] };
}
