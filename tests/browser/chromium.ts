import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { canInstallPackages, installPackages } from '../debian-packages.ts';

const SYSTEM_PATHS = [
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
	const found = [...SYSTEM_PATHS, chromium.executablePath()].find((path) => existsSync(path));
	if (found) return found;
	if (canInstallPackages()) {
		installPackages(['chromium', 'fonts-liberation']);
		if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
	}
	throw new Error(
		'no Chromium was found: install Chromium or Chrome, run "npx playwright-core install chromium", or set CHROMIUM_PATH to one'
	);
}

/** Starts the browser the tests use. The caller closes it. */
export function launchChromium(): Promise<Browser> {
	return chromium.launch({ executablePath: findChromium(), args: QUIET });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		console.log(findChromium());
	} catch (error) {
		console.error(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	}
}
