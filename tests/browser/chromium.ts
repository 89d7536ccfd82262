import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { canInstallPackages, installPackages } from '../debian-packages.ts';

const HEADLESS_SHELL = '/usr/bin/chromium-headless-shell';
const SYSTEM_PATHS = [
	// The same Chromium without the part that draws its own window: a quarter less processor time for a page.
	HEADLESS_SHELL,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/snap/bin/chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
];

/** Noise that a browser under test should not make. */
const QUIET = [
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--no-first-run',
	// The last list of features counts, so Playwright's that matter here stand in it too. The first two load pages of the
	// browser's own for each window, which takes longer than a page of the site.
	'--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,' +
		'PaintHolding,LensOverlay,MediaRouter,OptimizationHints,DestroyProfileOnBrowserClose'
];

/**
 * The Chromium to test with: CHROMIUM_PATH, then a system Chromium, then Playwright's own, then, on Debian as root,
 * a freshly installed one.
 * @throws with one sentence on how to get one
 */
export function findChromium(): string {
	const chosen = process.env['CHROMIUM_PATH'];
	if (chosen) {
		if (existsSync(chosen)) return chosen;
		throw new Error(
			`CHROMIUM_PATH=${chosen} does not exist: correct it, or leave it out to have one looked for`
		);
	}
	const isThere = () => [...SYSTEM_PATHS, chromium.executablePath()].find((path) => existsSync(path));
	const found = isThere() ?? (canInstallPackages() ? (installChromium(), isThere()) : undefined);
	if (found) return found;
	throw new Error(
		'no Chromium was found: install Chromium or Chrome, run "npx playwright-core install chromium", or set CHROMIUM_PATH to one'
	);
}

/** Not every Debian has the headless one as a package; without a network what is there will do. */
function installChromium(): void {
	for (const name of ['chromium-headless-shell', 'chromium']) {
		try {
			installPackages([name, 'fonts-liberation']);
			return;
		} catch {
			if (SYSTEM_PATHS.some((path) => existsSync(path))) return;
		}
	}
}

/** Starts the browser the tests use. The caller closes it. */
export function launchChromium(): Promise<Browser> {
	return chromium.launch({ executablePath: findChromium(), args: QUIET });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		const isMissing = !existsSync(HEADLESS_SHELL) && !process.env['CHROMIUM_PATH'];
		if (isMissing && canInstallPackages()) installChromium();
		console.log(findChromium());
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	}
}
