import { answerList } from '#lib/server/api/answer-list.ts';
import type { RequestHandler } from './$types';

/** The recommendations of one year as data. */
export const GET: RequestHandler = (event) =>
	answerList(event.params.form, event, ({ known: { years } }) => {
		const year = /^\d{4}$/.test(event.params.year) ? Number(event.params.year) : NaN;
		return year >= years.from && year <= years.to ? { from: year, to: year } : null;
	});
