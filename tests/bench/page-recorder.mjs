// Runs in the page before anything else of it and notes what the reader gets to see, and when. Times are milliseconds
// since the navigation began, as everywhere in the browser.

/** How many figures the overview has. */
const FIGURES = 4;
/** A page that has not changed for so long has settled. */
const QUIET_MS = 300;

const record = {
	/** @type {number | null} */
	firstPaintMs: null,
	/** @type {number | null} */
	largestPaintMs: null,
	/** Start of the first frame that shows every figure. @type {number | null} */
	figuresMs: null,
	/** Sum of all layout shifts, those that follow an input included. */
	shift: 0
};

new PerformanceObserver((list) => {
	for (const { name, startTime } of list.getEntries()) {
		if (name === 'first-contentful-paint') record.firstPaintMs = startTime;
	}
}).observe({ type: 'paint', buffered: true });
new PerformanceObserver((list) => {
	record.largestPaintMs = list.getEntries().at(-1)?.startTime ?? record.largestPaintMs;
}).observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver((list) => {
	for (const entry of list.getEntries()) record.shift += /** @type {any} */ (entry).value;
}).observe({ type: 'layout-shift', buffered: true });

/** @returns {Element[]} the figures in which something is drawn and has a size */
const drawnFigures = () =>
	[...document.querySelectorAll('main figure')].filter((figure) =>
		[...figure.querySelectorAll('svg rect, table td')].some((part) => part.getBoundingClientRect().width > 0)
	);

/** @param {number} frameMs */
function lookForFigures(frameMs) {
	if (drawnFigures().length >= FIGURES) record.figuresMs = frameMs;
	else requestAnimationFrame(lookForFigures);
}
requestAnimationFrame(lookForFigures);

/**
 * Waits for the next click, then until the page has settled.
 * @returns {Promise<{ settledMs: number, figures: number, shift: number }>} time from the click to the first frame
 *   after the last change in a figure; how many figures changed; layout shift in between, in units of CLS
 */
function watchNextClick() {
	const before = record.shift;
	/** @type {Set<Element>} */
	const changed = new Set();
	let clickedMs = 0;
	let settledMs = 0;
	return new Promise((resolve) => {
		/** @type {ReturnType<typeof setTimeout>} */
		let quiet;
		const finish = () => {
			observer.disconnect();
			resolve({ settledMs: settledMs - clickedMs, figures: changed.size, shift: record.shift - before });
		};
		const observer = new MutationObserver((mutations) => {
			for (const { target } of mutations) {
				const figure = (target instanceof Element ? target : target.parentElement)?.closest('figure');
				if (figure) changed.add(figure);
			}
			// A timer set within a frame runs after its paint.
			requestAnimationFrame(() => setTimeout(() => (settledMs = performance.now())));
			clearTimeout(quiet);
			quiet = setTimeout(finish, QUIET_MS);
		});
		addEventListener(
			'click',
			({ timeStamp }) => {
				clickedMs = timeStamp;
				quiet = setTimeout(finish, 10 * QUIET_MS);
				observer.observe(document.body, {
					subtree: true,
					childList: true,
					attributes: true,
					characterData: true
				});
			},
			{ capture: true, once: true }
		);
	});
}

Object.assign(globalThis, { bench: { record, watchNextClick } });
