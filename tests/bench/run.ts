import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildApp, buildRelease } from '#run/build.mjs';
import { projectRoot, toolPath } from '#run/project.mjs';
import { runStep } from '#run/step.mjs';
import { launchChromium } from '../browser/chromium.ts';
import { startSite } from '../browser/site.ts';
import { measureFilter } from './filter-repaint.ts';
import { measureFirstVisit } from './first-visit.ts';
import { machine } from './machine.ts';
import { report, withReport } from './report.ts';
import type { BenchResults, SizeResults } from './results.ts';
import { measureServer } from './server-results.ts';

const FOLDER = join(projectRoot, '.cache/bench');
const RESULTS = join(projectRoot, 'docs/performance-results.json');
const DOCUMENT = join(projectRoot, 'docs/performance.md');

/** A database to measure with, and where its overview is. */
interface Database {
	readonly recommendations: number;
	readonly releases: string;
	readonly overview: string;
	/** Builds the release. */
	readonly build: (releases: string) => ReturnType<typeof buildRelease>;
}

const DATABASES: readonly Database[] = [
	{
		recommendations: 99,
		releases: join(FOLDER, 'releases'),
		overview: '/albertslund',
		build: (releases) => buildRelease({ releases })
	}
];

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

async function measure(browser: Browser, database: Database, appSeconds: number): Promise<SizeResults> {
	const { recommendations, releases, overview } = database;
	const releaseSeconds = await secondsOf(database.build(releases));
	const start = () => startSite({ GENKLANG_RELEASES: releases, GENKLANG_BUILD: join(FOLDER, 'build') });
	const site = await start();
	try {
		console.log(`  ${recommendations} recommendations: first visit`);
		const firstVisit = await measureFirstVisit(browser, site.origin, overview);
		console.log(`  ${recommendations} recommendations: filter`);
		const filter = await measureFilter(browser, site.origin, overview);
		await site.stop();
		console.log(`  ${recommendations} recommendations: server`);
		const server = await measureServer(start, overview);
		return { recommendations, releaseSeconds, appSeconds, firstVisit, filter, server };
	} finally {
		await site.stop();
	}
}

async function main(): Promise<void> {
	mkdirSync(FOLDER, { recursive: true });
	const [build, kit] = [join(FOLDER, 'build'), join(FOLDER, 'kit')];
	rmSync(build, { recursive: true, force: true });
	const first = DATABASES[0];
	if (first === undefined) throw new Error('no database to measure with');
	const appSeconds = await secondsOf(buildApp({ build, kit, releases: first.releases }));
	const browser = await launchChromium();
	try {
		const runs: SizeResults[] = [];
		for (const database of DATABASES) runs.push(await measure(browser, database, appSeconds));
		const results: BenchResults = {
			measuredOn: new Date().toISOString().slice(0, 10),
			machine: machine(browser),
			runs
		};
		writeFileSync(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
		writeFileSync(DOCUMENT, withReport(readFileSync(DOCUMENT, 'utf8'), report(results)));
	} finally {
		await browser.close();
	}
	await runStep('prettier', [toolPath('prettier'), '--write', DOCUMENT]);
	console.log(`\n${report(JSON.parse(readFileSync(RESULTS, 'utf8')) as BenchResults)}`);
}

await main();
