import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * The rules of axe that a page breaks, one line each: rule, impact, help, and the elements. Empty where there is none.
 * The script is evaluated, not added as an element, so that the page's own policy stays in force.
 */
export async function axeViolations(page: Page, options: RunOptions = {}): Promise<readonly string[]> {
	await page.evaluate(`${source};0`);
	const results = await page.evaluate(
		(given) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(given),
		options
	);
	return results.violations.map(
		({ id, impact, help, nodes }) =>
			`${id} (${impact}): ${help}: ${nodes.map(({ target }) => target).join(' | ')}`
	);
}
