import type { Page } from 'playwright-core';

/** Starting a database of 34 MB on a machine that does much else. */
export const PATIENCE = { timeout: 90_000 };
/** The button that runs a query, before and after the database has come. */
export const RUN = /^(?:Hent databasen og kør|Kør)/;

/** Every cell of the result, row by row, without the heading. */
export const cells = (page: Page) =>
	page
		.locator('section[aria-labelledby="sql-result"] tbody tr')
		.evaluateAll((rows) =>
			rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim() ?? ''))
		);

/** Writes a query into the editor in place of what is there. */
export async function write(page: Page, sql: string): Promise<void> {
	const field = page.getByRole('textbox', { name: 'Forespørgsel i SQL' });
	await field.focus();
	await page.locator('.cm-content').waitFor();
	await page.keyboard.press('Control+a');
	await page.keyboard.insertText(sql);
}

/** Runs what the editor holds, and waits for an answer. */
export async function run(page: Page): Promise<void> {
	await page.getByRole('button', { name: RUN }).click();
	await page.locator('[role="status"]', { hasText: /række|kunne ikke|afbrudt/ }).waitFor(PATIENCE);
}

/** Writes a query, runs it, and reads the cells of its answer. */
export async function ask(page: Page, sql: string): Promise<readonly (readonly string[])[]> {
	await write(page, sql);
	await run(page);
	return cells(page);
}
