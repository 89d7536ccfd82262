import { agreement } from '#lib/domain/measures/agreement.ts';
import type { SecondReadingRow } from '#lib/server/queries/second-readings-of-council.ts';

/** How far two readings of a council's recommendations agree, and the first rows on which they do not. */
export function agreementOf(readings: readonly SecondReadingRow[], most: number) {
	const disagreements = readings.filter(
		(row) => row.firstResponse !== row.secondResponse || row.firstImplementation !== row.secondImplementation
	);
	return {
		responses: agreement(readings.map((row) => [row.firstResponse, row.secondResponse])),
		implementations: agreement(readings.map((row) => [row.firstImplementation, row.secondImplementation])),
		disagreementCount: disagreements.length,
		disagreements: disagreements.slice(0, most)
	};
}
