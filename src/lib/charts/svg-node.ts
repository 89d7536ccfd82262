/** A piece of SVG as data, drawn by Svelte markup and by the DOM alike. */
export interface SvgNode {
	readonly tag: string;
	readonly attributes: Readonly<Record<string, string | number>>;
	readonly children?: readonly SvgNode[];
	readonly text?: string;
}

export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** The DOM element of a piece of SVG, in whichever document is given. */
export function createSvgElement(document: Document, node: SvgNode): SVGElement {
	const element = document.createElementNS(SVG_NAMESPACE, node.tag) as SVGElement;
	for (const [name, value] of Object.entries(node.attributes)) element.setAttribute(name, String(value));
	if (node.text !== undefined) element.textContent = node.text;
	for (const child of node.children ?? []) element.appendChild(createSvgElement(document, child));
	return element;
}
