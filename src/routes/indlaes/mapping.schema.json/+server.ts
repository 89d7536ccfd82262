import { jsonResponse } from '#lib/server/api/data-response.ts';
import schema from '#pipelines/import/mapping.schema.json';
import type { RequestHandler } from './$types';

/** The JSON schema of the mapping of an import. */
export const GET: RequestHandler = () => jsonResponse(schema);
