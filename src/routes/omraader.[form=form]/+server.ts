import { answerEndpoint } from '#lib/server/api/answer-endpoint.ts';
import { SITE_ENDPOINTS } from '#lib/server/api/site-endpoints.ts';
import type { RequestHandler } from './$types';

/** The areas as data. */
export const GET: RequestHandler = (event) => answerEndpoint(SITE_ENDPOINTS.areas, event.params.form, event);
