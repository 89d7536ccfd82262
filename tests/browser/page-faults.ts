import type { Page } from 'playwright-core';

/**
 * Collects what should never happen on a page: errors of scripts, messages of the console at level error (broken
 * policies are among them), failed requests, and requests to any other origin, which are stopped.
 * @returns the list, which grows while the page is used
 */
export async function collectFaults(page: Page, origin: string): Promise<readonly string[]> {
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(`script error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') faults.push(`console: ${message.text()}`);
	});
	page.on('requestfailed', (request) => {
		// A page that is left gives up what it was loading.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`);
	});
	await page.route('**/*', (route) => {
		const url = route.request().url();
		if ([`${origin}/`, `blob:${origin}/`, 'data:'].some((own) => url.startsWith(own)))
			return route.continue();
		faults.push(`other origin: ${url}`);
		return route.abort();
	});
	return faults;
}
