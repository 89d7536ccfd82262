import { PICTURE_THEMES, type PictureTheme } from './figure-picture-colours.ts';

/** How a picture of a figure is asked for, beside the filters. */
export interface PictureOptions {
	readonly theme: PictureTheme;
	/** In CSS pixels. */
	readonly widthPx: number;
	/** Pixels of a PNG for each CSS pixel. */
	readonly scale: 1 | 2;
	/** Whether it is the picture of a shared link, which has a size of its own. */
	readonly share: boolean;
}

/** Of figures in the text of a newspaper or a report. */
const USUAL_WIDTH = 720;
const [NARROWEST, WIDEST] = [320, 1200];

/** Reads `theme`, `width`, `scale` and `og` of an address. A value that means nothing is as none. */
export function parsePictureOptions(params: URLSearchParams): PictureOptions {
	const width = /^\d{3,4}$/.test(params.get('width') ?? '') ? Number(params.get('width')) : USUAL_WIDTH;
	return {
		theme: parsePictureTheme(params) ?? 'light',
		widthPx: Math.max(NARROWEST, Math.min(width, WIDEST)),
		scale: params.get('scale') === '2' ? 2 : 1,
		share: params.get('og') === '1'
	};
}

/** The look that an address asks for; null for none. The filter by theme of a council has the same name. */
export function parsePictureTheme(params: URLSearchParams): PictureTheme | null {
	const asked = params.getAll('theme');
	return PICTURE_THEMES.find((theme) => asked.includes(theme)) ?? null;
}
