import { answerEndpoint } from '#lib/server/api/answer-endpoint.ts';
import { COUNCIL_ENDPOINTS } from '#lib/server/api/council-endpoints.ts';
import type { RequestHandler } from './$types';

/** The years of a council as data. */
export const GET: RequestHandler = (event) =>
	answerEndpoint(COUNCIL_ENDPOINTS.years, event.params.form, event);
