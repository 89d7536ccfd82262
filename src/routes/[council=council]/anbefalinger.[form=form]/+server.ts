import { answerList } from '#lib/server/api/answer-list.ts';
import type { RequestHandler } from './$types';

/** The list as data, for the same address: search, filters, order and pages. */
export const GET: RequestHandler = (event) => answerList(event.params.form, event, () => ({}));
