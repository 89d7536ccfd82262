/**
 * Lets `change` alter the page and scrolls by as much as the element has moved meanwhile, so that it stays where the reader
 * has it. The browser is asked after it has laid the page out and before it paints: asked sooner it would do so twice.
 */
export async function keepPlace(element: Element | undefined, change: () => Promise<unknown>): Promise<void> {
	const top = element?.getBoundingClientRect().top ?? 0;
	await change();
	if (element === undefined) return;
	await laidOut(element);
	window.scrollBy(0, element.getBoundingClientRect().top - top);
}

/** An observer is told of an element for the first time when it has been laid out. */
function laidOut(element: Element): Promise<void> {
	return new Promise((resolve) => {
		const observer = new ResizeObserver(() => {
			observer.disconnect();
			resolve();
		});
		observer.observe(element);
	});
}
