import { answerEndpoint } from '#lib/server/api/answer-endpoint.ts';
import { COUNCIL_ENDPOINTS } from '#lib/server/api/council-endpoints.ts';
import type { RequestHandler } from './$types';

/** The numbers of the overview as data, for its filters. */
export const GET: RequestHandler = (event) =>
	answerEndpoint(COUNCIL_ENDPOINTS.overview, event.params.form, event);
