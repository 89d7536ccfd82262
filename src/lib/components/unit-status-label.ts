import type { UnitStatus } from '#lib/charts/unit-chart.ts';
import { m } from '#lib/i18n/generated/messages.js';
import { implementationLabel } from '#lib/i18n/labels.ts';

/** The reader's word for what a square shows: a status, or why there is none. */
export function unitStatusLabel(status: UnitStatus): string {
	if (status === 'draft') return m.implementation_null();
	return status === 'not_covered' ? m.not_covered() : implementationLabel(status);
}
