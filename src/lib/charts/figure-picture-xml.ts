import type { PictureTheme } from './figure-picture-colours.ts';
import { PICTURE_COLOURS } from './figure-picture-colours.ts';
import type { SvgNode } from './svg-node.ts';

/** What an attribute of the page's drawing says to the page alone. */
const OF_THE_PAGE = /^(?:aria-|data-)|^(?:class|role|tabindex|href|target)$/;

/** Name and description of a part: a picture has its own. */
const NAMES = /^(?:title|desc)$/;

/**
 * A drawing of the chart library as a piece of SVG to put into a picture: its contents without name, description and what
 * only a page reads.
 */
export function drawnNodes(svg: Element): readonly SvgNode[] {
	return [...svg.children].filter(({ localName }) => !NAMES.test(localName)).map(nodeOf);
}

function nodeOf(element: Element): SvgNode {
	const attributes = Object.fromEntries(
		[...element.attributes]
			.filter(({ name }) => !OF_THE_PAGE.test(name))
			.map(({ name, value }) => [name, value])
	);
	const children = [...element.children].filter(({ localName }) => !NAMES.test(localName));
	return {
		tag: element.localName,
		attributes,
		...(children.length > 0 ? { children: children.map(nodeOf) } : { text: element.textContent ?? '' })
	};
}

/**
 * A piece of SVG as well-formed XML with the colours of one look in place of the site's custom properties; these stay for a
 * document that sets them. Characters that XML does not know are left out. Throws on a property without a colour.
 */
export function pictureXml(node: SvgNode, theme: PictureTheme | null): string {
	const attributes = Object.entries(node.attributes)
		.map(
			([name, value]) =>
				` ${name}="${escapeXml(theme === null ? String(value) : coloured(String(value), theme))}"`
		)
		.join('');
	const inner = (node.children ?? []).map((child) => pictureXml(child, theme)).join('');
	const text = node.text === undefined ? '' : escapeXml(node.text);
	if (inner === '' && text === '') return `<${node.tag}${attributes}/>`;
	return `<${node.tag}${attributes}>${text}${inner}</${node.tag}>`;
}

/** A text as XML and HTML take it, in an element or between double quotes. */
export function escapeXml(text: string): string {
	return text
		.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

function coloured(value: string, theme: PictureTheme): string {
	return value.replaceAll(/var\((--[a-z0-9-]+)\)|currentColor/g, (_, name: string | undefined) => {
		const colour = PICTURE_COLOURS[theme][name ?? '--ink'];
		if (colour === undefined) throw new Error(`no colour for "${name}"`);
		return colour;
	});
}
