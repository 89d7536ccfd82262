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
	return stop;
}

/**
 * Fetches the chart library where the sign is on an element with `data-charts`. For the sign that starts the app, before
 * which no attachment runs.
 */
export function loadChartsOnSign({ target }: Event): void {
	if (target instanceof Element && target.closest('[data-charts]')) void import('#lib/charts/draw.ts');
}
