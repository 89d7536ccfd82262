import { parseHTML } from 'linkedom';
import { createRawSnippet, type Component, type Snippet } from 'svelte';
import { render } from 'svelte/server';
import { provideLocale, type Locale } from '#lib/i18n/locale.ts';

/** Where a component stands that asks for its page. */
export const PAGE_ADDRESS = 'https://genklang.example/albertslund?from=2012';

/** A component as the server sends it, ready to be asked for its elements. */
export function rendered<Some extends Component<never>>(
	component: Some,
	props: Parameters<Some>[1],
	locale: Locale = 'da'
): Document {
	provideLocale(() => locale);
	// The renderer cannot know that these props are those of this component; the parameters above do.
	const { body } = render(component as unknown as Component<Record<string, unknown>>, {
		props,
		// What Kit's `page` reads its address from.
		context: new Map([['__request__', { page: { url: new URL(PAGE_ADDRESS) } }]])
	});
	return parseHTML(`<!doctype html><html lang="${locale}"><body>${body}</body></html>`).document;
}

/** The text of an element as a reader sees it, spaces and line ends run together; empty for none. */
export function textOf(element: { readonly textContent: string | null } | null | undefined): string {
	return (element?.textContent ?? '').replaceAll(/[ \n\t]+/g, ' ').trim();
}

/** The texts of every element that the selector finds, in the order of the page. */
export function textsOf(document: ParentNode, selector: string): readonly string[] {
	return [...document.querySelectorAll(selector)].map(textOf);
}

/** A table as rows of texts, heading and foot included. */
export function cellsOf(table: ParentNode | null): readonly (readonly string[])[] {
	return [...(table?.querySelectorAll('tr') ?? [])].map((row) => textsOf(row, 'th, td'));
}

/** A piece of page to hand to a component. */
export function snippet(html: string): Snippet {
	return createRawSnippet(() => ({ render: () => html }));
}
