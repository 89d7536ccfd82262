import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildApp, buildRelease } from '#run/build.mjs';
import { projectRoot, toolPath } from '#run/project.mjs';
import { runStep } from '#run/step.mjs';
import { launchChromium } from '../browser/chromium.ts';
import { startSite } from '../browser/site.ts';
import { councilsOf, tablesOf, type MeasuredCouncil } from './databases.ts';
import { measureFilter } from './filter-repaint.ts';
import { measureFirstVisit } from './first-visit.ts';
import { machine } from './machine.ts';
import { measureQueries } from './query-times.ts';
import { measureReleaseSpeed, type ReleaseSpeed } from './release-speed.ts';
import { measureRatios } from './size-ratios.ts';
import { report, withReport } from './report.ts';
import type { BenchResults, OverviewResults, SizeRatios, SizeResults } from './results.ts';
import { measureServer } from './server-results.ts';

const FOLDER = join(projectRoot, '.cache/bench');
const BUILD = join(FOLDER, 'build');
const REAL_RELEASES = join(FOLDER, 'releases');
const RESULTS = join(projectRoot, 'docs/performance-results.json');
const DOCUMENT = join(projectRoot, 'docs/performance.md');

/** Recommendations of the databases, the real ones alone first. */
const SIZES: readonly number[] = [99, 100_000, 1_000_000, 10_000_000];

/** A release to measure with. */
interface Database {
	readonly recommendations: number;
	readonly releases: string;
	readonly releaseSeconds: number;
	readonly release: ReleaseSpeed | null;
}

/**
 * Runs a step of the build.
 * @returns the seconds that it took
 * @throws with what it wrote, where it fails
 */
async function secondsOf(step: ReturnType<typeof runStep>): Promise<number> {
	const { code, output, seconds } = await step;
	if (code !== 0) throw new Error(`the build failed:\n${output}`);
	return seconds;
}

/** The real registers alone, or with made-up ones around them. */
async function makeDatabase(recommendations: number, keepsReleases: boolean): Promise<Database> {
	if (recommendations === SIZES[0]) {
		const releaseSeconds = await secondsOf(buildRelease({ releases: REAL_RELEASES }));
		return { recommendations, releases: REAL_RELEASES, releaseSeconds, release: null };
	}
	const tables = await tablesOf(FOLDER, recommendations, join(REAL_RELEASES, 'current'));
	const work = join(FOLDER, `made-${recommendations}`);
	const noted = join(work, 'speed.json');
	if (!keepsReleases || !existsSync(noted)) {
		rmSync(work, { recursive: true, force: true });
		const speed = await measureReleaseSpeed(tables, work);
		writeFileSync(noted, JSON.stringify(speed));
	}
	// Written above, by this run or one before it.
	const release = JSON.parse(readFileSync(noted, 'utf8')) as ReleaseSpeed;
	return { recommendations, releases: join(work, 'releases'), releaseSeconds: release.ours.seconds, release };
}

async function measureOverview(
	browser: Browser,
	origin: string,
	{ slug, recommendations }: MeasuredCouncil
): Promise<OverviewResults> {
	const path = `/${slug}`;
	const firstVisit = await measureFirstVisit(browser, origin, path);
	return { path, recommendations, firstVisit, filter: await measureFilter(browser, origin, path) };
}

async function measure(browser: Browser, database: Database): Promise<SizeResults> {
	const { recommendations, releases, releaseSeconds, release } = database;
	const say = (what: string) => console.log(`  ${recommendations} recommendations: ${what}`);
	const councils = await councilsOf(
		release === null ? join(releases, 'current') : join(FOLDER, `tables-${recommendations}`)
	);
	const start = (settings: Readonly<Record<string, string>>) =>
		startSite({ GENKLANG_RELEASES: releases, GENKLANG_BUILD: BUILD, ...settings });
	const site = await start({});
	try {
		say('first visit and filter');
		const home = await measureOverview(browser, site.origin, councils.home);
		const largest =
			councils.largest.slug === councils.home.slug
				? null
				: await measureOverview(browser, site.origin, councils.largest);
		await site.stop();
		say('server');
		const server = await measureServer(start, councils);
		say('queries');
		const queries = release === null ? null : await measureQueries(releases);
		return {
			recommendations,
			councils: councils.councils,
			releaseSeconds,
			release,
			home,
			largest,
			server,
			queries
		};
	} finally {
		await site.stop();
	}
}

/** The home council in the largest database beside itself in the smallest; null where there are no two. */
async function ratiosOf(
	browser: Browser,
	databases: readonly Database[],
	runs: readonly SizeResults[]
): Promise<SizeRatios | null> {
	const [smallest, largest, path] = [databases[0], databases.at(-1), runs[0]?.home.path];
	if (smallest === undefined || largest === undefined || path === undefined || smallest === largest)
		return null;
	console.log('  the largest and the smallest in turn');
	const start = ({ releases }: Database) =>
		startSite({ GENKLANG_RELEASES: releases, GENKLANG_BUILD: BUILD, GENKLANG_CACHE_MB: '0' });
	const [alone, among] = [await start(smallest), await start(largest)];
	try {
		return await measureRatios(browser, { alone, among }, path);
	} finally {
		await Promise.all([alone.stop(), among.stop()]);
	}
}

/**
 * Measures every size, or those that are named: `npm run bench -- 99 1000000`. With `--keep` large releases of a run before
 * are measured again without being made again. The document is written where every size is measured.
 */
async function main(args: readonly string[]): Promise<void> {
	const keepsReleases = args.includes('--keep');
	const named = args.filter((arg) => arg !== '--keep').map(Number);
	const sizes = SIZES.filter((size) => named.length === 0 || named.includes(size));
	if (sizes.length < named.length) throw new Error(`sizes are ${SIZES.join(', ')}: ${named.join(', ')}`);
	mkdirSync(FOLDER, { recursive: true });
	rmSync(BUILD, { recursive: true, force: true });
	await secondsOf(buildRelease({ releases: REAL_RELEASES }));
	const appSeconds = await secondsOf(
		buildApp({ build: BUILD, kit: join(FOLDER, 'kit'), releases: REAL_RELEASES })
	);
	const browser = await launchChromium();
	try {
		const runs: SizeResults[] = [];
		const databases: Database[] = [];
		for (const size of sizes) {
			const database = await makeDatabase(size, keepsReleases);
			databases.push(database);
			runs.push(await measure(browser, database));
		}
		const results: BenchResults = {
			measuredOn: new Date().toISOString().slice(0, 10),
			machine: machine(browser),
			appSeconds,
			runs,
			ratios: await ratiosOf(browser, databases, runs)
		};
		console.log(`\n${report(results)}`);
		if (sizes.length < SIZES.length) return;
		writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
		writeFileSync(DOCUMENT, withReport(readFileSync(DOCUMENT, 'utf8'), report(results)));
	} finally {
		await browser.close();
	}
	await runStep('prettier', [toolPath('prettier'), '--write', DOCUMENT, RESULTS]);
}

await main(process.argv.slice(2));
