import type { ContextReading, RegisterReading } from '#pipelines/model.ts';
import { listCell, textCell, type RowOfTable } from './table-rows.ts';

/** Rows of `contexts` of one folder: a council's, or of documents of no council. Throws on a text under no heading. */
export function contextRows(reading: RegisterReading | ContextReading): RowOfTable<'contexts'>[] {
	const councilId = 'council' in reading.descriptor ? reading.descriptor.council.id : null;
	return reading.contexts.map((context) => ({
		context_id: context.contextId,
		council_id: councilId,
		municipality: context.municipality,
		kind: context.kind,
		area_id: context.areaId,
		heading: context.heading,
		text: context.text,
		year: context.year,
		source_id: context.sourceId,
		source_lines: context.sourceLines.join(';')
	}));
}

/** Rows of `evidence` of one register, in its order. The English notes are in `internal.evidence_english`. */
export function evidenceRows({ evidence }: RegisterReading): RowOfTable<'evidence'>[] {
	return evidence.map((passage) => ({
		evidence_id: passage.evidenceId,
		recommendation_id: passage.recommendationId,
		source_id: passage.sourceId,
		source_lines: passage.sourceLines.join(';'),
		date: passage.date,
		quote: passage.quote,
		effect: passage.effect,
		note: passage.noteDa
	}));
}

/** Rows of `threads` of one register, in its order. The English texts are in `internal.thread_english`. */
export function threadRows({ threads }: RegisterReading): RowOfTable<'threads'>[] {
	return threads.map((member) => ({
		thread_id: member.threadId,
		label: member.labelDa,
		recommendation_id: member.recommendationId,
		year: member.year,
		link: member.link,
		rationale: textCell(member.rationaleDa)
	}));
}

/** Ids of the threads of each recommendation that is in one, in the order of the threads. */
export function threadIdsByRecommendation({
	threads
}: RegisterReading): ReadonlyMap<string, readonly string[]> {
	const ids = new Map<string, string[]>();
	for (const { recommendationId, threadId } of threads) {
		ids.set(recommendationId, [...(ids.get(recommendationId) ?? []), threadId]);
	}
	return ids;
}

/** Rows of `judgements` of one register: what was judged at each dated status, oldest first. None for drafts. */
export function judgementRows({ judgements }: RegisterReading): RowOfTable<'judgements'>[] {
	return judgements.flatMap(({ recommendationId, asOf, coding }) => {
		const { response, implementation } = coding;
		if (response === null || implementation === null) return [];
		return [
			{
				recommendation_id: recommendationId,
				as_of: asOf,
				response,
				implementation,
				quote: textCell(coding.quote),
				statement_ids: listCell(coding.statementIds)
			}
		];
	});
}

/** Rows of `second_readings` of one register, in the order of its codings. */
export function secondReadingRows({ secondReadings }: RegisterReading): RowOfTable<'second_readings'>[] {
	return secondReadings.map(({ recommendationId, first, second, settled }) => ({
		recommendation_id: recommendationId,
		first_response: first.response,
		first_implementation: first.implementation,
		first_rationale_da: first.rationaleDa,
		first_rationale_en: first.rationaleEn,
		second_response: second.response,
		second_implementation: second.implementation,
		second_rationale_da: second.rationaleDa,
		second_rationale_en: second.rationaleEn,
		settled_response: settled.response,
		settled_implementation: settled.implementation,
		settlement_da: textCell(settled.rationaleDa),
		settlement_en: textCell(settled.rationaleEn)
	}));
}
