import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** 200 with the name of the release while one is open, else 503: whether to send readers to this process. */
export const GET: RequestHandler = ({ locals: { served } }) =>
	text(served ? `ready ${served.id}\n` : 'not ready: no valid release is open, the log says why\n', {
		status: served ? 200 : 503,
		headers: { 'cache-control': 'no-store' }
	});
