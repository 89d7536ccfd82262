import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** 200 while the server runs and has a release open; says which. */
export const GET: RequestHandler = ({ locals }) =>
	text(`ok ${locals.release.version}\n`, { headers: { 'cache-control': 'no-store' } });
