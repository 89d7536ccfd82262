import type { Page } from 'playwright-core';

/** Pixels by which a page is wider than its window, so that it would have to be moved sideways to be read; 0 where it fits. */
export function sidewaysOverflow(page: Page): Promise<number> {
	// An element itself does not come out of the browser, and what is read of it then is undefined.
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
