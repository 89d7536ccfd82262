import { keyBlock } from './figure-picture-key.ts';
import {
	balancedBlock,
	FACE_ATTRIBUTES,
	type MeasureText,
	placeText,
	textBlock,
	type TextBlock
} from './figure-picture-text.ts';
import { statusPatterns } from './pattern-defs.ts';
import type { KeyEntry } from './spec.ts';
import { SVG_NAMESPACE, type SvgNode } from './svg-node.ts';

/** A figure drawn for one width. */
export interface FigureDrawing {
	readonly heightPx: number;
	readonly nodes: readonly SvgNode[];
}

/** A figure with all the words that it needs to stand alone. */
export interface FigurePicture {
	readonly id: string;
	/** Whose figure it is: the council. */
	readonly council: string;
	/** The finding, as on the page. */
	readonly title: string;
	/** Measure, unit, n and period. */
	readonly subtitle: string;
	/** The filters in words; null where nothing is chosen. */
	readonly chosen: string | null;
	/** In words, for those who do not see it. */
	readonly description: string;
	readonly key: readonly KeyEntry[];
	readonly reading: string;
	/** Document, status date, version with its date. */
	readonly source: string;
	/** Name of the site. */
	readonly site: string;
	/** Where the page with this figure is. */
	readonly address: string;
	/** The figure at a width in CSS pixels. `idPrefix` begins the ids inside it. */
	readonly draw: (widthPx: number, idPrefix: string) => FigureDrawing;
}

/** A finished picture: a piece of SVG with its size in CSS pixels. */
export interface DrawnPicture {
	readonly svg: SvgNode;
	readonly widthPx: number;
	readonly heightPx: number;
}

/** Type of pictures; nothing is set smaller than 13. */
const INK = 'var(--ink)';
const QUIET = 'var(--ink-2)';
const COUNCIL_STYLE = { face: 'bold', sizePx: 13, linePx: 18, fill: QUIET } as const;
const TITLE_STYLE = { face: 'serif', sizePx: 25, linePx: 30, fill: INK } as const;
const SUBTITLE_STYLE = { face: 'sans', sizePx: 15, linePx: 21, fill: QUIET } as const;
const CHOSEN_STYLE = { face: 'bold', sizePx: 15, linePx: 21, fill: INK } as const;
const NOTE_STYLE = { face: 'sans', sizePx: 13, linePx: 18, fill: QUIET } as const;

/**
 * A figure as a picture of this width that says by itself what it shows: council, finding, measure, filters, key, figure,
 * how it is read, source, version and address. As high as it needs to be.
 */
export function figurePicture(picture: FigurePicture, widthPx: number, measure: MeasureText): DrawnPicture {
	const margin = widthPx < 480 ? 20 : 32;
	const inner = widthPx - 2 * margin;
	const stack = makeStack(margin, margin);
	// Other type is wider than the site's own, where a program can't use that.
	const textPx = inner * 0.95;
	const put = (text: string, style: TextBlock['style'], gap: number) =>
		stack.text(textBlock(text, style, textPx, measure), gap);
	stack.rule(inner, INK);
	put(picture.council, COUNCIL_STYLE, 10);
	stack.text(balancedBlock(picture.title, TITLE_STYLE, textPx, measure), 3);
	put(picture.subtitle, SUBTITLE_STYLE, 6);
	if (picture.chosen !== null) put(picture.chosen, CHOSEN_STYLE, 2);
	if (picture.key.length > 0) stack.nodes(keyBlock(picture.key, inner, measure, 'key'), 14);
	stack.nodes(picture.draw(inner, 'drawn'), 18);
	put(picture.reading, NOTE_STYLE, 18);
	stack.gap(12);
	stack.rule(inner, 'var(--rule)');
	put(picture.source, NOTE_STYLE, 10);
	put(`${picture.site} · ${picture.address}`, NOTE_STYLE, 2);
	const heightPx = Math.ceil(stack.bottom() + margin - 4);
	return { widthPx, heightPx, svg: frame(picture, { widthPx, heightPx }, stack.drawn()) };
}

/** Blocks one below the other. */
function makeStack(x: number, top: number) {
	const drawn: SvgNode[] = [];
	let y = top;
	return {
		gap: (px: number) => void (y += px),
		rule(widthPx: number, stroke: string) {
			drawn.push({
				tag: 'line',
				attributes: { x1: x, x2: x + widthPx, y1: y + 0.5, y2: y + 0.5, stroke }
			});
		},
		text(block: TextBlock, gap: number) {
			drawn.push(...placeText(block, x, y + gap));
			y += gap + block.heightPx;
		},
		nodes({ heightPx, nodes }: FigureDrawing, gap: number) {
			drawn.push(placed(nodes, x, y + gap));
			y += gap + heightPx;
		},
		bottom: () => y,
		drawn: () => drawn
	};
}

/** A drawing at its place in a picture, in the type of the figures. */
export function placed(nodes: readonly SvgNode[], x: number, y: number, scale = 1): SvgNode {
	const move = `translate(${round(x)},${round(y)})`;
	return {
		tag: 'g',
		attributes: {
			transform: scale === 1 ? move : `${move} scale(${round(scale)})`,
			...FACE_ATTRIBUTES.sans,
			// As the chart library sets its drawings.
			'font-size': 10,
			'text-anchor': 'middle',
			fill: INK
		},
		children: nodes
	};
}

/** The SVG element around everything: size, name, description, ground and patterns of the key. */
export function frame(
	{ id, title, subtitle, chosen, description }: FigurePicture,
	{ widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
	nodes: readonly SvgNode[]
): SvgNode {
	const words = [subtitle, ...(chosen === null ? [] : [chosen]), description].join(' ');
	return {
		tag: 'svg',
		attributes: {
			xmlns: SVG_NAMESPACE,
			width: widthPx,
			height: heightPx,
			viewBox: `0 0 ${widthPx} ${heightPx}`,
			role: 'img',
			'aria-labelledby': `${id}-title ${id}-desc`
		},
		children: [
			{ tag: 'title', attributes: { id: `${id}-title` }, text: title },
			{ tag: 'desc', attributes: { id: `${id}-desc` }, text: words },
			{ tag: 'defs', attributes: {}, children: statusPatterns('key') },
			{ tag: 'rect', attributes: { width: widthPx, height: heightPx, fill: 'var(--paper)' } },
			...nodes
		]
	};
}

function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}
