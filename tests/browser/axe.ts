import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface WithAxe {
	readonly axe?: { run(options: RunOptions): Promise<AxeResults> };
}

const run = (page: Page, options: RunOptions) =>
	page.evaluate(async (given) => {
		const { violations } = (await (window as WithAxe).axe?.run(given)) ?? {};
		if (violations === undefined) throw new Error('axe is not in the page');
		return violations.map(
			({ id, impact, help, nodes }) =>
				`${id} (${impact}): ${help}: ${nodes.map(({ target }) => target).join(' | ')}`
		);
	}, options);

/**
 * The rules of axe that a page breaks, one line each: rule, impact, help, and the elements. Empty where there is none.
 * The script is evaluated, not added as an element, so that the page's own policy stays in force.
 */
export async function axeViolations(page: Page, options: RunOptions = {}): Promise<readonly string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${source};0`);
	// Where an element stands is worked out only if there is something to say of it.
	const found = await run(page, { ...options, resultTypes: ['violations'], selectors: false });
	return found.length === 0 ? found : run(page, options);
}
