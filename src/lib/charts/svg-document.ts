import { SVG_NAMESPACE } from './svg-node.ts';

/**
 * As much of a document as the chart library and `finishSvg` draw in, and not more: elements with attributes and text that
 * are put together and written out. A whole DOM takes five times as long for the same text.
 */
export class SvgDocument {
	/** The chart library makes elements through it. */
	readonly documentElement = new SvgElement(this, 'svg');

	createElementNS(namespace: string, name: string): SvgElement {
		if (namespace !== SVG_NAMESPACE) throw new Error(`not an element of SVG: <${name}> of ${namespace}`);
		return new SvgElement(this, name);
	}
}

/** An element of SVG. Its members have the names and the meaning that they have in any DOM. */
export class SvgElement {
	readonly namespaceURI = SVG_NAMESPACE;
	parentNode: SvgElement | null = null;
	#attributes = new Map<string, string>();
	#nodes: (SvgElement | string)[] = [];

	constructor(
		readonly ownerDocument: SvgDocument,
		readonly localName: string
	) {}

	get tagName(): string {
		return this.localName;
	}

	get attributes(): readonly { readonly name: string; readonly value: string }[] {
		return this.#written().map(([name, value]) => ({ name, value }));
	}

	get children(): readonly SvgElement[] {
		return this.#nodes.filter((node) => typeof node !== 'string');
	}

	get textContent(): string {
		return this.#nodes.map((node) => (typeof node === 'string' ? node : node.textContent)).join('');
	}

	set textContent(text: string | number | null) {
		for (const child of this.children) child.parentNode = null;
		this.#nodes = text === null || text === '' ? [] : [String(text)];
	}

	getAttribute(name: string): string | null {
		return this.#attributes.get(name) ?? null;
	}

	hasAttribute(name: string): boolean {
		return this.#attributes.has(name);
	}

	setAttribute(name: string, value: unknown): void {
		this.#attributes.set(name, String(value));
	}

	removeAttribute(name: string): void {
		this.#attributes.delete(name);
	}

	appendChild(child: SvgElement): SvgElement {
		return this.insertBefore(child, null);
	}

	prepend(...children: readonly SvgElement[]): void {
		for (const child of children.toReversed()) {
			child.remove();
			child.parentNode = this;
			this.#nodes.unshift(child);
		}
	}

	/** Throws where `next` is not a child. */
	insertBefore(child: SvgElement, next: SvgElement | null): SvgElement {
		child.remove();
		child.parentNode = this;
		if (next === null) this.#nodes.push(child);
		else this.#nodes.splice(this.#placeOf(next), 0, child);
		return child;
	}

	remove(): void {
		const parent = this.parentNode;
		if (parent === null) return;
		parent.#nodes.splice(parent.#placeOf(this), 1);
		this.parentNode = null;
	}

	get outerHTML(): string {
		let text = `<${this.localName}`;
		for (const [name, value] of this.#written()) text += ` ${name}="${escapeValue(value)}"`;
		if (this.#nodes.length === 0) return `${text} />`;
		text += '>';
		for (const node of this.#nodes) text += typeof node === 'string' ? escapeText(node) : node.outerHTML;
		return `${text}</${this.localName}>`;
	}

	/** The attribute that was set last stands first. */
	#written(): readonly (readonly [string, string])[] {
		return [...this.#attributes].reverse();
	}

	#placeOf(child: SvgElement): number {
		const place = this.#nodes.indexOf(child);
		if (place < 0) throw new Error(`<${child.localName}> is not in <${this.localName}>`);
		return place;
	}
}

const SIGNS = /[&<>\u00a0]/;

/** A text between tags of HTML; no-break spaces stay seen. */
function escapeText(text: string): string {
	if (!SIGNS.test(text)) return text;
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('\u00a0', '&#160;');
}

/** A value between double quotes in HTML, where only they end it. */
function escapeValue(text: string): string {
	return text.replaceAll('"', '&quot;');
}
