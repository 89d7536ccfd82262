import { IMPLEMENTATIONS, RESPONSES } from '#lib/domain/vocabulary.ts';
import { code, defineQuery, type RowOf } from '../define-query.ts';

/**
 * The two independent readings of a council's recommendations: one row per recommendation that was read twice, in the
 * order of the source. The settlement is null where the readings agree.
 */
export const secondReadingsOfCouncil = defineQuery({
	name: 'second-readings-of-council',
	columns: {
		recommendationId: 'VARCHAR',
		firstResponse: code(RESPONSES),
		firstImplementation: code(IMPLEMENTATIONS),
		firstRationaleDa: 'VARCHAR',
		firstRationaleEn: 'VARCHAR',
		secondResponse: code(RESPONSES),
		secondImplementation: code(IMPLEMENTATIONS),
		secondRationaleDa: 'VARCHAR',
		secondRationaleEn: 'VARCHAR',
		settledResponse: code(RESPONSES),
		settledImplementation: code(IMPLEMENTATIONS),
		settlementDa: 'VARCHAR?',
		settlementEn: 'VARCHAR?'
	},
	params: { councilId: 'VARCHAR' },
	sql: `
		select
			s.recommendation_id as "recommendationId",
			s.first_response as "firstResponse",
			s.first_implementation as "firstImplementation",
			s.first_rationale_da as "firstRationaleDa",
			s.first_rationale_en as "firstRationaleEn",
			s.second_response as "secondResponse",
			s.second_implementation as "secondImplementation",
			s.second_rationale_da as "secondRationaleDa",
			s.second_rationale_en as "secondRationaleEn",
			s.settled_response as "settledResponse",
			s.settled_implementation as "settledImplementation",
			s.settlement_da as "settlementDa",
			s.settlement_en as "settlementEn"
		from second_readings s
		join recommendations r on r.recommendation_id = s.recommendation_id
		where r.council_id = $councilId
		order by s.rowid`
});
export type SecondReadingRow = RowOf<typeof secondReadingsOfCouncil>;
