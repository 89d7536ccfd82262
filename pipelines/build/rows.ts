import type { ContextReading, RegisterReading } from '#pipelines/model.ts';
import { priorityRows, replyRows, verdictRows } from './council-word-rows.ts';
import { contextRows, evidenceRows, judgementRows, secondReadingRows, threadRows } from './document-rows.ts';
import { recommendationRows, responseRows, statementRows } from './recommendation-rows.ts';
import { lineAccountRows, repairRows, sourceRows, unusableLineRows } from './source-rows.ts';
import type { RowOfTable, TableRows } from './table-rows.ts';

/**
 * The rows of every table but the cube, councils in the order given, inside a council in the order of its sources; documents of
 * no council stand after them.
 *
 * Expects readings that `refuseUnusable` has passed: `problems` holds what imported registers could not use, and no more.
 */
export function rowsOf(
	readings: readonly RegisterReading[],
	areas: readonly RowOfTable<'areas'>[],
	contexts: readonly ContextReading[] = []
): TableRows {
	const documents = [...readings, ...contexts];
	return {
		councils: readings.map(councilRow),
		areas,
		themes: readings.flatMap(themeRows),
		sources: documents.flatMap(sourceRows),
		recommendations: readings.flatMap(recommendationRows),
		statements: readings.flatMap(statementRows),
		responses: readings.flatMap(responseRows),
		threads: readings.flatMap(threadRows),
		judgements: readings.flatMap(judgementRows),
		second_readings: readings.flatMap(secondReadingRows),
		verdicts: readings.flatMap(verdictRows),
		replies: readings.flatMap(replyRows),
		priorities: readings.flatMap(priorityRows),
		evidence: readings.flatMap(evidenceRows),
		contexts: documents.flatMap(contextRows),
		line_accounts: documents.flatMap(lineAccountRows),
		repairs: documents.flatMap(repairRows),
		problems: readings.flatMap(unusableLineRows)
	};
}

function councilRow({ descriptor: { council } }: RegisterReading): RowOfTable<'councils'> {
	return {
		council_id: council.id,
		slug: council.slug,
		name: council.name,
		municipality: council.municipality,
		kind: council.kind,
		legal_basis: council.legalBasis,
		term_from: council.termFrom,
		term_to: council.termTo
	};
}

function themeRows({ descriptor, themes }: RegisterReading): RowOfTable<'themes'>[] {
	return themes.map((theme) => ({
		theme_id: theme.themeId,
		council_id: descriptor.council.id,
		label: theme.label,
		area_id: theme.areaId
	}));
}
