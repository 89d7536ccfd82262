/**
 * Attachment: a click on a part of a figure that stands for recommendations is given to `choose`, as the parameters that
 * show just them. By keyboard the same is reached through the table and the year links beside the figure.
 */
export function choosePart(choose: (choice: URLSearchParams) => void) {
	return (element: HTMLElement): (() => void) => {
		const click = ({ target }: MouseEvent) => {
			const part = target instanceof Element ? target.closest('[data-choice]') : null;
			const choice = part?.getAttribute('data-choice');
			if (choice) choose(new URLSearchParams(choice));
		};
		element.addEventListener('click', click);
		return () => element.removeEventListener('click', click);
	};
}
