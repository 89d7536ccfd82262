import { POSITIONS } from '#lib/domain/tables/recommendations.ts';
import { stateOf } from '#lib/domain/vocabulary.ts';
import type { Recommendation, RegisterReading, Statement } from '#pipelines/model.ts';
import { threadIdsByRecommendation } from './document-rows.ts';
import { listCell, textCell, type RowOfTable } from './table-rows.ts';

type RecommendationRow = RowOfTable<'recommendations'>;
type Judgement = Pick<
	RecommendationRow,
	| 'response'
	| 'implementation'
	| 'state'
	| 'coding_status'
	| 'quote'
	| 'rationale_da'
	| 'rationale_en'
	| 'certain'
	| 'statement_ids'
	| 'codebook_version'
>;

const NOT_JUDGED = {
	response: null,
	implementation: null,
	state: null,
	quote: null,
	rationale_da: null,
	rationale_en: null,
	certain: null,
	statement_ids: null,
	codebook_version: null
} as const;

/** Rows of `recommendations` for one register, in the order of its sources. Throws on a theme without a row. */
export function recommendationRows(reading: RegisterReading): RecommendationRow[] {
	const { council } = reading.descriptor;
	const threads = threadIdsByRecommendation(reading);
	const themes = new Map(reading.themes.map((theme) => [theme.themeId, theme]));
	return reading.recommendations.map((recommendation) => {
		const theme = themes.get(recommendation.themeId);
		const { statusAsOf } = recommendation;
		if (!theme) throw new Error(`${reading.folder}: unknown theme: "${recommendation.themeId}"`);
		return {
			recommendation_id: recommendation.recommendationId,
			council_id: council.id,
			year: recommendation.year,
			theme_id: theme.themeId,
			theme: theme.label,
			area_id: theme.areaId,
			text: recommendation.text,
			text_source: recommendation.textSource,
			position: POSITIONS[0],
			...judgementOf(recommendation, statusAsOf !== null),
			thread_ids: listCell(threads.get(recommendation.recommendationId) ?? []),
			status_as_of: statusAsOf,
			age_years: statusAsOf === null ? null : Number(statusAsOf.slice(0, 4)) - recommendation.year,
			source_id: recommendation.sourceId,
			source_lines: recommendation.sourceLines.join(';')
		};
	});
}

function judgementOf({ coding }: Recommendation, hasStatuses: boolean): Judgement {
	if (!hasStatuses) return { coding_status: null, ...NOT_JUDGED };
	if (coding.codingStatus === 'draft') return { coding_status: 'draft', ...NOT_JUDGED };
	return {
		response: coding.response,
		implementation: coding.implementation,
		state: coding.implementation && stateOf(coding.implementation),
		coding_status: coding.codingStatus,
		quote: textCell(coding.quote),
		rationale_da: textCell(coding.rationaleDa),
		rationale_en: textCell(coding.rationaleEn),
		certain: coding.certain,
		statement_ids: listCell(coding.statementIds),
		codebook_version: coding.codebookVersion
	};
}

/** Rows of `statements` for one register, in the order of its sources. */
export function statementRows(reading: RegisterReading): RowOfTable<'statements'>[] {
	return reading.statements.map((statement: Statement) => ({
		statement_id: statement.statementId,
		council_id: reading.descriptor.council.id,
		theme_id: statement.themeId,
		text: statement.text,
		text_source: statement.textSource,
		as_of: statement.asOf,
		source_id: statement.sourceId,
		source_lines: statement.sourceLines.join(';'),
		stands_for: listCell(statement.standsFor),
		speaks_of: listCell(statement.speaksOf)
	}));
}

/** Rows of `responses` for one register, as its reading lists them. */
export function responseRows(reading: RegisterReading): RowOfTable<'responses'>[] {
	return reading.responses.map((response) => ({
		recommendation_id: response.recommendationId,
		statement_id: response.statementId,
		kind: response.kind
	}));
}
