import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { skipWithout } from '../skip-without.ts';
import { useBrowserSite } from './browser-site.ts';

const site = useBrowserSite();
const withoutText = skipWithout('pdftotext', 'where the lines of a printed page stand');

/** A line on paper, in points from the left and the top of its page. */
interface Line {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
	readonly text: string;
}

const LINE = /<line xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/line>/gs;

/** The lines of each page of what the browser would print. */
async function printedLines(path: string): Promise<readonly (readonly Line[])[]> {
	const { page } = await site.open(path);
	const input = await page.pdf({ preferCSSPageSize: true, printBackground: false });
	const { stdout, status } = spawnSync('pdftotext', ['-bbox-layout', '-', '-'], { input, encoding: 'utf8' });
	expect(status).toBe(0);
	return stdout
		.split('<page ')
		.slice(1)
		.map((text) =>
			[...text.matchAll(LINE)].map(([, left, top, right, bottom, words = '']) => ({
				left: Number(left),
				top: Number(top),
				right: Number(right),
				bottom: Number(bottom),
				text: words
					.replaceAll(/<[^>]*>/g, '')
					.replaceAll(/\s+/g, ' ')
					.trim()
			}))
		);
}

/** Whether two lines cover one another by more than half of the lower one: letters of lines that are close do not. */
function areLaidOver(one: Line, other: Line): boolean {
	const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
	const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
	return wide > 4 && high > 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top);
}

describe.skipIf(withoutText)('on paper', () => {
	test.each([
		'/albertslund/anbefaling/alb-ir-2014-01',
		'/en/albertslund/anbefaling/alb-ir-2014-01',
		'/albertslund/gentagelser'
	])('no line of %s is laid over another', async (path) => {
		const pages = await printedLines(path);
		expect(pages.length).toBeGreaterThan(1);
		const laidOver = pages.flatMap((lines) =>
			lines.flatMap((one, index) =>
				lines
					.slice(index + 1)
					.filter((other) => areLaidOver(one, other))
					.map((other) => [one.text, other.text])
			)
		);
		expect(laidOver).toEqual([]);
	});
});
