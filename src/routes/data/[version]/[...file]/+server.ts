import { error, redirect } from '@sveltejs/kit';
import { dataPath } from '#lib/url/paths.ts';
import type { RequestHandler } from './$types';

/**
 * A file of the release, looked up in its manifest and nowhere else. A numbered version never changes and is kept for
 * ever; `latest` leads to the newest.
 */
export const GET: RequestHandler = ({ params, locals: { release }, request }) => {
	const file = release.files.find(params.file);
	if (file === undefined) error(404);
	if (params.version === 'latest') redirect(302, dataPath(release.version, file.path));
	if (params.version !== release.version) error(404);
	const headers = {
		'content-type': file.mediaType,
		'content-length': String(file.bytes),
		'cache-control': 'public, max-age=31536000, immutable',
		'access-control-allow-origin': '*',
		etag: file.etag
	};
	return new Response(request.method === 'HEAD' ? null : file.stream(), { headers });
};
export const HEAD = GET;
