import fc from 'fast-check';
import { startSite } from '../browser/site.ts';
import type { LongRunOptions, PartResult } from '../reliability/part-result.ts';
import { RouteAsker } from './ask-route.ts';
import { requestsOf, routePatterns } from './routes.ts';
import { FULL_CASES } from './target.ts';

/** What came of asking every route. */
export interface RoutesAsked {
	readonly routes: number;
	readonly requests: number;
	/** How often each status was answered. */
	readonly statuses: ReadonlyMap<number, number>;
	/** One sentence for each route that failed, its shrunk request in it. */
	readonly faults: readonly string[];
	/** Whether the process that answered first answered last, and wrote no error. */
	readonly isSame: boolean;
}

/** Asks a site that it starts for every route of the app, `each` times, at random. */
export async function askRoutes(
	seed: number,
	each: number,
	say: (line: string) => void = () => {}
): Promise<RoutesAsked> {
	const site = await startSite();
	const asker = new RouteAsker(Number(new URL(site.origin).port));
	const statuses = new Map<number, number>();
	const faults: string[] = [];
	let requests = 0;
	const routes = routePatterns();
	for (const route of routes) {
		const property = fc.asyncProperty(requestsOf(route), async (request) => {
			requests += 1;
			const status = await asker.expectAnswer(request);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
		});
		const result = await fc.check(property, { seed, numRuns: each });
		if (result.failed) {
			const cause = result.errorInstance;
			faults.push(
				`${route}: ${cause instanceof Error ? cause.message : String(cause)} (seed ${seed}, ${result.counterexamplePath}): ${JSON.stringify(result.counterexample?.[0])}`
			);
		}
		say(`${route}: ${result.failed ? faults.at(-1) : `${each} requests`}`);
	}
	asker.close();
	const isSame = (await site.stop()) === 0;
	return { routes: routes.length, requests, statuses, faults, isSame };
}

/** Asks every route at random; the cases are shared among the routes. */
export async function run({ seed, cases, say }: LongRunOptions): Promise<PartResult> {
	const wanted = cases ?? FULL_CASES;
	const each = Math.max(1, Math.ceil(wanted / routePatterns().length));
	const { routes, requests, statuses, faults, isSame } = await askRoutes(seed, each, say);
	const answered = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
	return {
		part: 'routes',
		title: 'Random and mutated requests: every route of the built server',
		settings: { seed, cases: wanted },
		measured: [
			{ what: 'routes', wanted: '', measured: String(routes), reached: null },
			{ what: 'answers by status', wanted: '', measured: answered.join(', '), reached: null },
			{
				what: 'routes that answer 500, hang, lack a header or repeat the input',
				wanted: '0',
				measured: `${faults.length}, in ${requests} requests`,
				reached: faults.length === 0
			},
			{
				what: 'the same process to the end, which ends as asked',
				wanted: 'yes',
				measured: isSame ? 'yes' : 'no',
				reached: isSame
			}
		]
	};
}
