import type { RegisterReading } from '#pipelines/model.ts';
import { textCell, type RowOfTable } from './table-rows.ts';

/** Rows of `verdicts` of one register, in its order. */
export function verdictRows({ councilWords }: RegisterReading): RowOfTable<'verdicts'>[] {
	return councilWords.verdicts.map(({ recommendationId, verdict, date, note }) => ({
		recommendation_id: recommendationId,
		verdict,
		date,
		note: textCell(note)
	}));
}

/** Rows of `replies` of one register, in its order. */
export function replyRows({ councilWords }: RegisterReading): RowOfTable<'replies'>[] {
	return councilWords.replies.map(({ recommendationId, text, date, note }) => ({
		recommendation_id: recommendationId,
		text,
		date,
		note: textCell(note)
	}));
}

/** Rows of `priorities` of one register, in its order. */
export function priorityRows({ councilWords }: RegisterReading): RowOfTable<'priorities'>[] {
	return councilWords.priorities.map(({ recommendationId, rank, date, note }) => ({
		recommendation_id: recommendationId,
		rank,
		date,
		note: textCell(note)
	}));
}
