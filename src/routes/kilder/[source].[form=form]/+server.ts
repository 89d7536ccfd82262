import { answerEndpoint } from '#lib/server/api/answer-endpoint.ts';
import { SITE_ENDPOINTS } from '#lib/server/api/site-endpoints.ts';
import type { RequestHandler } from './$types';

/** The lines of one document as data. */
export const GET: RequestHandler = (event) => answerEndpoint(SITE_ENDPOINTS.source, event.params.form, event);
