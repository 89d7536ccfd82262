import { type DrawnPicture, type FigurePicture, frame, placed } from './figure-picture.ts';
import { keyBlock } from './figure-picture-key.ts';
import {
	balancedBlock,
	type MeasureText,
	placeText,
	textBlock,
	type TextStyle
} from './figure-picture-text.ts';
import type { SvgNode } from './svg-node.ts';

/** The size that those who show a link ask for, in CSS pixels. Source: Open Graph as used by the large networks. */
export const SHARE_PICTURE_PX = { width: 1200, height: 630 } as const;

const MARGIN = 52;
const BETWEEN = 48;
const { width: WIDTH, height: HEIGHT } = SHARE_PICTURE_PX;
const FOOT_PX = 44;
const INNER = WIDTH - 2 * MARGIN;
/** Where the text stands beside the figure, it takes this much. */
const TEXT_PX = 430;
/** Widths that a figure may be drawn at before it is enlarged to the room it has, widest first. */
const DRAWN_WIDTHS = { below: [900, 760, 640, 520], beside: [760, 640, 580, 500, 420] } as const;
const LARGEST_SCALE = 1.7;
/** At this scale labels of 13 are read in a list of links; the widest figure that reaches it is taken. */
const GOOD_SCALE = 1.4;

const COUNCIL: TextStyle = { face: 'bold', sizePx: 22, linePx: 28, fill: 'var(--ink-2)' };
const SUBTITLE: TextStyle = { face: 'sans', sizePx: 22, linePx: 29, fill: 'var(--ink-2)' };
const CHOSEN: TextStyle = { face: 'bold', sizePx: 21, linePx: 28, fill: 'var(--ink)' };
const FOOT: TextStyle = { face: 'sans', sizePx: 20, linePx: 26, fill: 'var(--ink-2)' };
const KEY_PX = 19;

/**
 * A figure as the picture of a shared link: 1200 by 630, the finding large, the figure as large as there is room for,
 * below or beside it, whichever shows it larger.
 *
 * @param picture.source here in a few words: there is one line
 */
export function sharePicture(picture: FigurePicture, measure: MeasureText): DrawnPicture {
	const below = layout(picture, measure, 'below');
	const beside = below.figure.scale >= GOOD_SCALE ? below : layout(picture, measure, 'beside');
	const { text, figure } = below.figure.scale >= beside.figure.scale ? below : beside;
	const nodes = [
		{
			tag: 'line',
			attributes: {
				x1: MARGIN,
				x2: WIDTH - MARGIN,
				y1: MARGIN - 15.5,
				y2: MARGIN - 15.5,
				stroke: 'var(--ink)'
			}
		},
		...text,
		placed(figure.drawing.nodes, figure.x, figure.y, figure.scale),
		...foot(picture, measure)
	];
	return {
		widthPx: WIDTH,
		heightPx: HEIGHT,
		svg: frame(picture, { widthPx: WIDTH, heightPx: HEIGHT }, nodes)
	};
}

function layout(picture: FigurePicture, measure: MeasureText, place: 'below' | 'beside') {
	const textPx = place === 'below' ? INNER : TEXT_PX;
	const nodes: SvgNode[] = [];
	let y = MARGIN;
	const put = (words: string, style: TextStyle, gap: number, balanced = false) => {
		const block = (balanced ? balancedBlock : textBlock)(words, style, textPx, measure);
		nodes.push(...placeText(block, MARGIN, y + gap));
		y += gap + block.heightPx;
	};
	put(picture.council, COUNCIL, 0);
	put(picture.title, titleStyle(picture.title, textPx, measure), 4, true);
	put(picture.subtitle, SUBTITLE, 10);
	if (picture.chosen !== null) put(picture.chosen, CHOSEN, 6);
	if (picture.key.length > 0) {
		const key = keyBlock(picture.key, textPx, measure, 'key', KEY_PX);
		nodes.push(placed(key.nodes, MARGIN, y + 18));
		y += 18 + key.heightPx;
	}
	const bottom = HEIGHT - MARGIN - FOOT_PX;
	const box =
		place === 'below'
			? { x: MARGIN, y: y + 22, width: INNER, height: bottom - y - 22 }
			: {
					x: MARGIN + TEXT_PX + BETWEEN,
					y: MARGIN,
					width: INNER - TEXT_PX - BETWEEN,
					height: bottom - MARGIN
				};
	return { text: nodes, figure: fitted(picture, box, DRAWN_WIDTHS[place]) };
}

/** The largest type in which the finding takes at most four lines. */
function titleStyle(title: string, widthPx: number, measure: MeasureText): TextStyle {
	const sizes = [48, 44, 40, 36, 32];
	const style = (sizePx: number): TextStyle => ({
		face: 'serif',
		sizePx,
		linePx: Math.round(sizePx * 1.13),
		fill: 'var(--ink)'
	});
	const lines = widthPx > TEXT_PX ? 2 : 5;
	const size = sizes.find((px) => textBlock(title, style(px), widthPx, measure).lines.length <= lines);
	return style(size ?? 28);
}

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** The figure drawn for the width at which it can be enlarged enough, or else most, in the middle of its room. */
function fitted(picture: FigurePicture, box: Box, widths: readonly number[]) {
	const draw = (widthPx: number) => {
		const drawing = picture.draw(widthPx, 'drawn');
		const scale = Math.min(LARGEST_SCALE, box.width / widthPx, box.height / drawing.heightPx);
		return {
			scale,
			drawing,
			x: box.x + (box.width - widthPx * scale) / 2,
			y: box.y + Math.max(0, box.height - drawing.heightPx * scale) / 2
		};
	};
	let best: ReturnType<typeof draw> | null = null;
	for (const widthPx of widths) {
		const drawn = draw(widthPx);
		if (best === null || drawn.scale > best.scale) best = drawn;
		if (best.scale >= GOOD_SCALE) break;
	}
	if (best === null) throw new Error('no width to draw for');
	return best;
}

function foot({ site, address, source }: FigurePicture, measure: MeasureText): readonly SvgNode[] {
	const top = HEIGHT - MARGIN - 18;
	const line = { x1: MARGIN, x2: WIDTH - MARGIN, y1: top - 10, y2: top - 10, stroke: 'var(--rule)' };
	const place = `${site} · ${address}`;
	const left = textBlock(place, FOOT, INNER * 0.6, measure);
	const right = textBlock(source, FOOT, INNER, measure);
	const first = { ...left, lines: left.lines.slice(0, 1) };
	const x = WIDTH - MARGIN - measure(right.lines[0] ?? '', FOOT.face, FOOT.sizePx);
	return [
		{ tag: 'line', attributes: line },
		...placeText(first, MARGIN, top),
		...placeText({ ...right, lines: right.lines.slice(0, 1) }, x, top)
	];
}
