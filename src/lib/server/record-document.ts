import type { readRecord } from './read-record.ts';

type ReadRecord = NonNullable<Awaited<ReturnType<typeof readRecord>>>;

/** A recommendation and what it rests on as one JSON document, under the names of the public tables; lists as lists. */
export function recordDocument({
	record,
	statements,
	evidence,
	threads,
	lines,
	repairs,
	previousId,
	nextId
}: ReadRecord) {
	return {
		recommendation: {
			recommendation_id: record.recommendationId,
			council_id: record.councilId,
			year: record.year,
			theme_id: record.themeId,
			theme: record.theme,
			area_id: record.areaId,
			text: record.text,
			text_source: record.textSource,
			position: record.position,
			response: record.response,
			implementation: record.implementation,
			state: record.state,
			coding_status: record.codingStatus,
			quote: record.quote,
			rationale_da: record.rationaleDa,
			rationale_en: record.rationaleEn,
			certain: record.certain,
			statement_ids: listOf(record.statementIds),
			thread_ids: listOf(record.threadIds),
			status_as_of: record.statusAsOf,
			age_years: record.ageYears,
			source_id: record.sourceId,
			source_lines: listOf(record.sourceLines).map(Number),
			codebook_version: record.codebookVersion
		},
		statements: statements.map((statement) => ({
			statement_id: statement.statementId,
			kind: statement.kind,
			text: statement.text,
			text_source: statement.textSource,
			as_of: statement.asOf,
			stands_for: listOf(statement.standsFor),
			speaks_of: listOf(statement.speaksOf),
			source_id: statement.sourceId,
			source_lines: listOf(statement.sourceLines).map(Number)
		})),
		evidence: evidence.map((passage) => ({
			evidence_id: passage.evidenceId,
			source_id: passage.sourceId,
			source_lines: listOf(passage.sourceLines).map(Number),
			date: passage.date,
			quote: passage.quote,
			effect: passage.effect,
			note: passage.note
		})),
		threads: threads.map((row) => ({
			thread_id: row.threadId,
			label: row.label,
			recommendation_id: row.recommendationId,
			year: row.year,
			link: row.link,
			rationale: row.rationale
		})),
		source: lines.map(({ line, text }) => ({ line, text })),
		repairs,
		previous: previousId,
		next: nextId
	};
}

function listOf(joined: string | null): string[] {
	return joined === null ? [] : joined.split(';');
}
