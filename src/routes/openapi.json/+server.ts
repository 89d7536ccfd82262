import { jsonResponse } from '#lib/server/api/data-response.ts';
import { openApi } from '#lib/server/api/openapi.ts';
import type { RequestHandler } from './$types';

/** The description of the data addresses for programs. */
export const GET: RequestHandler = ({ url, locals: { release } }) =>
	jsonResponse(openApi(release.version, url.origin));
