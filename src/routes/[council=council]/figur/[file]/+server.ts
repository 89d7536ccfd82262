import { error, redirect } from '@sveltejs/kit';
import { figurePicture } from '#lib/charts/figure-picture.ts';
import { parsePictureOptions } from '#lib/charts/figure-picture-options.ts';
import { sharePicture } from '#lib/charts/share-picture.ts';
import { figureContent } from '#lib/components/figure-content.ts';
import { figurePictureOf, shortSource } from '#lib/components/figure-picture-of.ts';
import { figureRows } from '#lib/components/figure-rows.ts';
import { csvResponse, DATA_HEADERS, jsonResponse } from '#lib/server/api/data-response.ts';
import { readFigureData } from '#lib/server/figure-data.ts';
import { pictureTextWidth } from '#lib/server/figure-fonts.ts';
import { pngFile, svgFile } from '#lib/server/figure-png.ts';
import { RasteriserBusyError } from '#lib/server/figure-rasteriser.ts';
import { figureLanguage } from '#lib/url/figure-address.ts';
import type { RequestHandler } from './$types';

/**
 * A figure for the filters of the address: its rows as CSV or JSON, itself as an SVG or PNG picture. 404 where there is no
 * such figure or nothing that it could show.
 */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { release, locale, rasteriser } = locals;
	const [, id = '', form] = /^([a-z-]+)\.(csv|json|svg|png)$/.exec(params.file) ?? [];
	if (form === undefined) error(404);
	const isPicture = form === 'svg' || form === 'png';
	const question = {
		slug: params.council,
		id,
		form: isPicture ? ('picture' as const) : ('rows' as const),
		params: url.searchParams,
		locale: isPicture ? locale : ('da' as const)
	};
	const elsewhere = isPicture ? figureLanguage(url) : null;
	if (elsewhere !== null) redirect(308, elsewhere);
	const data = await readFigureData(release, question);
	if (data === null) error(404);
	const name = `${data.council.slug}-${id}`;
	if (!isPicture) return rowsAnswer(figureRows(id, data), form === 'json' ? 'json' : 'csv', name);

	const options = parsePictureOptions(url.searchParams);
	const content = figureContent(id, { ...data, low: options.share });
	if (content === null) error(404);
	const picture = figurePictureOf(content, { ...data, origin: url.origin });
	const drawn = options.share
		? sharePicture({ ...picture, source: shortSource(data) }, pictureTextWidth)
		: figurePicture(picture, options.widthPx, pictureTextWidth);
	const headers = { ...DATA_HEADERS, 'content-disposition': `inline; filename="${name}.${form}"` };
	if (form === 'svg') {
		return new Response(svgFile(drawn, options.theme), {
			headers: { ...headers, 'content-type': 'image/svg+xml; charset=utf-8' }
		});
	}
	const png = await pngOrBusy(pngFile(drawn, options, rasteriser));
	return new Response(png, { headers: { ...headers, 'content-type': 'image/png' } });
};

function rowsAnswer(figure: ReturnType<typeof figureRows>, form: 'csv' | 'json', name: string): Response {
	if (figure === null) error(404);
	return form === 'json' ? jsonResponse(figure.rows) : csvResponse(name, figure.keys, figure.rows);
}

async function pngOrBusy(png: Promise<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
	try {
		return await png;
	} catch (cause) {
		if (cause instanceof RasteriserBusyError) error(503, cause.message);
		throw cause;
	}
}
