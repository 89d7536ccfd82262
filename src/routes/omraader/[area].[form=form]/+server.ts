import { answerEndpoint } from '#lib/server/api/answer-endpoint.ts';
import { SITE_ENDPOINTS } from '#lib/server/api/site-endpoints.ts';
import type { RequestHandler } from './$types';

/** The recommendations of one area as data. */
export const GET: RequestHandler = (event) => answerEndpoint(SITE_ENDPOINTS.area, event.params.form, event);
