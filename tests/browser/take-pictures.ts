import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '#run/project.mjs';
import { launchChromium } from './chromium.ts';
import { startSite } from './site.ts';

/** The five main pages by the name of their pictures, with as much of each on a desk as shows what it is. */
const MAIN_PAGES = {
	overview: { path: '/albertslund', height: 1500 },
	year: { path: '/albertslund/aar/2014', height: 1200 },
	open: { path: '/albertslund/aabne', height: 1200 },
	list: { path: '/albertslund/anbefalinger?q=sprog', height: 1200 },
	data: { path: '/data', height: 1200 }
} as const;

const WIDTHS = { phone: 390, desk: 1280 } as const;
const PHONE_HEIGHT = 1400;

/** Pages name their own address: that of `npm start`, the same in every picture. */
const PORT = '4173';

/** Of WebP, 0 to 1: letters stay sharp, and no picture weighs more than 150 kB. */
const QUALITY = 0.7;

/** Takes the pictures of the README from the built site: `npm run pictures`. Each is named `overview-390.webp`. */
async function takePictures(folder: string): Promise<void> {
	const [site, browser] = await Promise.all([startSite({ PORT }), launchChromium()]);
	try {
		await mkdir(folder, { recursive: true });
		for (const [name, { path, height }] of Object.entries(MAIN_PAGES)) {
			for (const size of [
				{ width: WIDTHS.phone, height: PHONE_HEIGHT },
				{ width: WIDTHS.desk, height }
			]) {
				const picture = await takePicture(browser, site.origin + path, size);
				const file = `${name}-${size.width}.webp`;
				await writeFile(join(folder, file), picture);
				console.log(`${file}: ${Math.round(picture.length / 1000)} kB`);
			}
		}
	} finally {
		await browser.close();
		await site.stop();
	}
}

async function takePicture(
	browser: Browser,
	address: string,
	viewport: { readonly width: number; readonly height: number }
): Promise<Buffer> {
	const context = await browser.newContext({
		viewport,
		deviceScaleFactor: 1,
		colorScheme: 'light',
		reducedMotion: 'reduce',
		locale: 'da-DK',
		timezoneId: 'UTC'
	});
	try {
		const page = await context.newPage();
		const answer = await page.goto(address, { waitUntil: 'networkidle' });
		if (answer?.status() !== 200) throw new Error(`${address}: answered ${answer?.status() ?? 'nothing'}`);
		await page.evaluate(() => document.fonts.ready.then(() => null));
		const png = await page.screenshot({ animations: 'disabled', caret: 'hide' });
		return await asWebp(await context.newPage(), png);
	} finally {
		await context.close();
	}
}

/** The browser's own encoder: a picture in a third of the bytes of its PNG, without another tool. */
async function asWebp(blank: Page, png: Buffer): Promise<Buffer> {
	const encoded = await blank.evaluate(
		async ({ source, quality }) => {
			const image = new Image();
			image.src = source;
			await image.decode();
			const canvas = document.createElement('canvas');
			canvas.width = image.naturalWidth;
			canvas.height = image.naturalHeight;
			canvas.getContext('2d')?.drawImage(image, 0, 0);
			return canvas.toDataURL('image/webp', quality);
		},
		{ source: `data:image/png;base64,${png.toString('base64')}`, quality: QUALITY }
	);
	return Buffer.from(encoded.replace('data:image/webp;base64,', ''), 'base64');
}

await takePictures(join(projectRoot, 'docs/pictures'));
