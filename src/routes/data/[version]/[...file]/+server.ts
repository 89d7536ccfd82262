import { error, redirect } from '@sveltejs/kit';
import type { DataFile } from '#lib/server/data-files.ts';
import type { OpenRelease } from '#lib/server/release.ts';
import { dataPath } from '#lib/url/paths.ts';
import type { RequestHandler } from './$types';

/**
 * A file of the release or of a published version before it, looked up in its manifest and nowhere else. A numbered version never
 * changes and is kept for ever; `latest` leads to the newest.
 */
export const GET: RequestHandler = ({ params, locals: { release }, request }) => {
	const file = fileOf(release, params.version, params.file);
	if (file === undefined) error(404);
	if (params.version === 'latest') redirect(302, dataPath(release.version, file.path));
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

function fileOf({ version, files, older }: OpenRelease, wanted: string, path: string): DataFile | undefined {
	if (wanted === 'latest' || wanted === version) return files.find(path);
	return older.find((one) => one.version === wanted)?.find(path);
}
