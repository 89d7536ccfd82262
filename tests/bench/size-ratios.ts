import type { Browser } from 'playwright-core';
import type { Site } from '../browser/site.ts';
import { measureFilter } from './filter-repaint.ts';
import { measureLoad } from './load.ts';
import { median } from './median.ts';
import type { SizeRatios } from './results.ts';

/** Rounds in which both databases are measured in turn: what changes on the machine meanwhile changes both. */
const ROUNDS = 5;

/**
 * What the overview of the same council costs among many recommendations and alone, each server asked in turn.
 * @param sites a server that keeps no answers over the smallest database, and one over the largest
 */
export async function measureRatios(
	browser: Browser,
	{ alone, among }: { readonly alone: Site; readonly among: Site },
	path: string
): Promise<SizeRatios> {
	const overview: [number, number][] = [];
	const filter: [number, number][] = [];
	const load = { name: 'overview', path, isAlwaysNew: true };
	const ofProcessor = async (site: Site) => (await measureLoad(site, load)).cpuMsPerAnswer ?? NaN;
	const ofClick = async (site: Site) => (await measureFilter(browser, site.origin, path)).scriptMs;
	for (let round = 0; round < ROUNDS; round += 1) {
		overview.push([await ofProcessor(alone), await ofProcessor(among)]);
		filter.push([await ofClick(alone), await ofClick(among)]);
	}
	return { rounds: ROUNDS, overviewProcessor: ratioOf(overview), filterScript: ratioOf(filter) };
}

function ratioOf(rounds: readonly (readonly [alone: number, among: number])[]) {
	return {
		aloneMs: median(rounds.map(([alone]) => alone)),
		amongMs: median(rounds.map(([, among]) => among)),
		ratio: median(rounds.map(([alone, among]) => among / alone))
	};
}
