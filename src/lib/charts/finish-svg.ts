import { SVG_NAMESPACE } from './svg-node.ts';

/** What a figure is called for those who do not see it. */
export interface SvgNames {
	/** Start of the ids of title and description; its own on the page. */
	readonly idPrefix: string;
	readonly title: string;
	readonly description: string;
	/** Whether parts of the figure are links, so that it is a group of them and not one picture. */
	readonly linked?: boolean;
}

/**
 * Makes of Plot's drawing a picture that stands by itself: a role and a name, no English labels inside, the type of the
 * page around it, a namespace. Changes the element given and returns it. Works in any DOM.
 */
export function finishSvg<Element extends SVGElement>(svg: Element, names: SvgNames): Element {
	const titleId = `${names.idPrefix}-title`;
	const descriptionId = `${names.idPrefix}-desc`;
	for (const style of svg.querySelectorAll('style')) style.remove();
	for (const labelled of svg.querySelectorAll('[aria-label], [aria-description]')) {
		if (labelled.tagName.toLowerCase() === 'a') continue;
		labelled.removeAttribute('aria-label');
		labelled.removeAttribute('aria-description');
	}
	if (names.linked) {
		for (const text of svg.querySelectorAll('text')) text.setAttribute('aria-hidden', 'true');
	}
	svg.removeAttribute('font-family');
	svg.setAttribute('xmlns', SVG_NAMESPACE);
	svg.setAttribute('role', names.linked ? 'group' : 'img');
	svg.setAttribute('aria-labelledby', `${titleId} ${descriptionId}`);
	svg.prepend(
		named(svg, 'title', titleId, names.title),
		named(svg, 'desc', descriptionId, names.description)
	);
	return svg;
}

function named(svg: SVGElement, tag: 'title' | 'desc', id: string, text: string): SVGElement {
	const element = svg.ownerDocument.createElementNS(SVG_NAMESPACE, tag);
	element.setAttribute('id', id);
	element.textContent = text;
	return element;
}
