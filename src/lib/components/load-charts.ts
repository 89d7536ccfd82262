/** Signs that a reader is about to change a figure. */
const SIGNS = ['pointerover', 'focusin', 'touchstart'] as const;

/**
 * Attachment: fetches the chart library at the first sign of intention inside the element, so that it is there at the
 * click and nobody who only reads pays for it.
 */
export function loadChartsOnIntent(element: HTMLElement): () => void {
	const stop = () => SIGNS.forEach((sign) => element.removeEventListener(sign, load));
	const load = () => {
		stop();
		void import('#lib/charts/draw.ts');
	};
	SIGNS.forEach((sign) => element.addEventListener(sign, load, { passive: true }));
	// The sign may have been the one that started the app.
	if (element.matches(':hover, :focus-within')) load();
	return stop;
}
