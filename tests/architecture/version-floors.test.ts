import { expect, test } from 'vitest';
import { textOf } from './project-files.ts';
import { INSTALL_SCRIPTS, LOOKED_UP_ON, MOST_PRODUCTION_PACKAGES, VERSION_FLOORS } from './version-floors.ts';

interface LockedPackage {
	readonly version?: string;
	readonly dev?: boolean;
	readonly devOptional?: boolean;
	readonly hasInstallScript?: boolean;
	readonly resolved?: string;
	readonly link?: boolean;
	readonly integrity?: string;
}

// The lock file as npm writes it.
const lock = JSON.parse(textOf('package-lock.json')) as { packages: Record<string, LockedPackage> };
const locked = Object.entries(lock.packages)
	.filter(([path]) => path !== '')
	.map(([path, facts]) => ({ name: path.replace(/^.*node_modules\//, ''), ...facts }));

/** Whether a version is the floor or above it; what follows the three numbers counts as further numbers. */
function isAtLeast(version: string, floor: string): boolean {
	const numbers = (text: string) => text.split(/\D+/).map(Number);
	const [have, want] = [numbers(version), numbers(floor)];
	for (let at = 0; at < Math.max(have.length, want.length); at++) {
		const difference = (have[at] ?? 0) - (want[at] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return true;
}

test.each(VERSION_FLOORS)('$name is not older than is safe', ({ name, atLeast, exactly }) => {
	const versions = locked.filter((one) => one.name === name).map(({ version = '' }) => version);
	if (atLeast === null) expect(versions).toEqual([]);
	else expect(versions.filter((version) => !isAtLeast(version, atLeast))).toEqual([]);
	if (exactly) {
		expect(versions).toEqual([atLeast]);
		const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf('package.json')) as Record<
			string,
			Record<string, string>
		>;
		expect({ ...dependencies, ...devDependencies }[name]).toBe(atLeast);
	}
});

test('versions are compared as numbers', () => {
	expect(isAtLeast('2.70.4', '2.70.4')).toBe(true);
	expect(isAtLeast('2.70.10', '2.70.4')).toBe(true);
	expect(isAtLeast('2.9.0', '2.70.4')).toBe(false);
	expect(isAtLeast('1.5.5-r.4', '1.5.5-r.5')).toBe(false);
});

test('the list is dated, and docs/security.md gives that date', () => {
	expect(LOOKED_UP_ON).toMatch(/^\d{4}-\d\d-\d\d$/);
	expect(textOf('docs/security.md')).toContain(`looked up on ${LOOKED_UP_ON}`);
});

test('only packages that are named run a script when they are installed, and none of ours is installed with scripts', () => {
	const scripted = locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name);
	expect(scripted.filter((name) => INSTALL_SCRIPTS[name] === undefined)).toEqual([]);
	expect(textOf('src/run/install.mjs')).toContain('--ignore-scripts');
});

test('few packages are there where the site runs', () => {
	const production = locked.filter(({ dev, devOptional }) => !dev && !devOptional);
	expect(production.length).toBeGreaterThan(0);
	expect(production.length).toBeLessThanOrEqual(MOST_PRODUCTION_PACKAGES);
	expect(production.map(({ name }) => name)).not.toContain('vite');
});

test('every package comes from the registry, held against its sum', () => {
	expect(locked.filter(({ link, integrity }) => link || !integrity?.startsWith('sha512-'))).toEqual([]);
	expect(textOf('package.json')).not.toMatch(/"(?:git|file|link|https?|github):/);
	// As a setting it would refuse the lock file itself while anything in it is younger than a week.
	expect(textOf('docs/security.md')).toContain('npm install --ignore-scripts --min-release-age=7');
	expect(textOf('.npmrc')).not.toMatch(/min-release-age|^before/m);
});
