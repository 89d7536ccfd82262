import { pictureXml } from '#lib/charts/figure-picture-xml.ts';
import type { PictureOptions } from '#lib/charts/figure-picture-options.ts';
import type { DrawnPicture } from '#lib/charts/figure-picture.ts';
import { PICTURE_FONT_CSS } from './figure-fonts.ts';
import type { Rasteriser } from './figure-rasteriser.ts';

/** A picture has no side that is longer, in pixels of the PNG; a higher one is made smaller. */
export const LONGEST_SIDE_PX = 4096;

/** A picture as an SVG file that brings its type along. */
export function svgFile({ svg }: DrawnPicture, theme: PictureOptions['theme']): string {
	const style = { tag: 'style', attributes: {}, text: PICTURE_FONT_CSS };
	return `${pictureXml({ ...svg, children: [style, ...(svg.children ?? [])] }, theme)}\n`;
}

/** A picture as PNG. Throws as the rasteriser does. */
export function pngFile(
	{ svg, widthPx, heightPx }: DrawnPicture,
	{ theme, scale }: Pick<PictureOptions, 'theme' | 'scale'>,
	rasteriser: Rasteriser
): Promise<Uint8Array<ArrayBuffer>> {
	const fitting = Math.min(scale, LONGEST_SIDE_PX / widthPx, LONGEST_SIDE_PX / heightPx);
	return rasteriser.png(pictureXml(svg, theme), Math.floor(widthPx * fitting));
}
