import { CHOICE_LABEL } from './choice-of-part.ts';
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
 * Makes of Plot's drawing a picture that stands by itself: a role and a name, no English labels inside, what a part
 * stands for as `data-choice`, the type of the
 * page around it, a namespace, coordinates to a hundredth of a pixel. Changes the element given and returns it. Works in any DOM.
 */
export function finishSvg<Element extends SVGElement>(svg: Element, names: SvgNames): Element {
	const titleId = `${names.idPrefix}-title`;
	const descriptionId = `${names.idPrefix}-desc`;
	for (const child of [...svg.children]) finishPart(child, names.linked ?? false);
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

function finishPart(part: Element, linked: boolean): void {
	const tag = part.tagName.toLowerCase();
	if (tag === 'style') {
		part.remove();
		return;
	}
	const label = part.getAttribute('aria-label');
	if (label?.startsWith(CHOICE_LABEL)) part.setAttribute('data-choice', label.slice(CHOICE_LABEL.length));
	if (tag !== 'a') {
		part.removeAttribute('aria-label');
		part.removeAttribute('aria-description');
	}
	if (linked && tag === 'text') part.setAttribute('aria-hidden', 'true');
	roundCoordinates(part);
	for (const child of [...part.children]) finishPart(child, linked);
}

const DRAWN_BY = ['x', 'y', 'x1', 'y1', 'x2', 'y2', 'width', 'height', 'd', 'transform', 'stroke-dasharray'];

function roundCoordinates(element: Element): void {
	for (const name of DRAWN_BY) {
		const value = element.getAttribute(name);
		if (value === null) continue;
		const rounded = value.replace(/-?\d+\.\d{3,}(e-\d+)?/g, (digits) =>
			String(Number(Number(digits).toFixed(2)))
		);
		if (rounded !== value) element.setAttribute(name, rounded);
	}
}

function named(svg: SVGElement, tag: 'title' | 'desc', id: string, text: string): SVGElement {
	const element = svg.ownerDocument.createElementNS(SVG_NAMESPACE, tag);
	element.setAttribute('id', id);
	element.textContent = text;
	return element;
}
