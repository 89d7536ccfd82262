import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** 200 while the server runs, with or without a release; says which version is served. */
export const GET: RequestHandler = ({ locals: { served } }) =>
	text(served ? `ok ${served.version}\n` : 'ok\n', { headers: { 'cache-control': 'no-store' } });
