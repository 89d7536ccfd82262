import { answerList } from '#lib/server/api/answer-list.ts';
import type { RequestHandler } from './$types';

/** The recommendations of one theme as data. */
export const GET: RequestHandler = (event) =>
	answerList(event.params.form, event, ({ themes }) =>
		themes.some(({ themeId }) => themeId === event.params.theme) ? { theme: [event.params.theme] } : null
	);
