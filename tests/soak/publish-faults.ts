import { seededRandom } from '../bench/generate/random.ts';
import type { LongRunOptions, Measured, PartResult } from '../reliability/part-result.ts';
import { faultedReleases, type FaultedReleases } from './faulted-releases.ts';
import { WAYS, type Fault } from './traced-run.ts';

/** Pairs of faults, the second in the run after the first. */
const PAIRS = 500;
/** Of the cases that are asked for, one in so many is a pair. */
const ONE_PAIR_IN = 3;

/** What went wrong at some faults, and how many were tried. */
interface Tally {
	tried: number;
	/** Faults that came to pass: a run may end before its last call of a kind. */
	hit: number;
	readonly wrong: string[];
}

/**
 * Publishes a release under strace, once for every system call on the folder of releases and every way in which it can go wrong,
 * and then, for pairs, once more with another fault in the run that follows. After each fault what is served is whole and the old or the
 * new release; after the undisturbed run that follows it is, byte for byte, what an undisturbed run makes, and nothing is left over.
 */
export async function run({ seed, cases, say }: LongRunOptions): Promise<PartResult> {
	const releases = await faultedReleases();
	try {
		const random = seededRandom(seed);
		const points = allPoints(releases.calls);
		const pairs = cases === null ? PAIRS : Math.floor(cases / ONE_PAIR_IN);
		const singles =
			cases === null ? points : Array.from({ length: cases - pairs }, () => pick(points, random));
		const single = await tally(singles, say, 'faults', (fault) => trySingle(releases, fault));
		const couples = Array.from(
			{ length: pairs },
			() => [pick(points, random), pick(points, random)] as const
		);
		const double = await tally(couples, say, 'pairs', (pair) => tryPair(releases, pair));
		return {
			part: 'publish-faults',
			title: 'A release is published while calls of the system fail',
			settings: { seed, faults: singles.length, pairs: couples.length },
			measured: [
				callsOf(releases.calls),
				measuredOf('one fault', single),
				measuredOf('a second fault in the next run', double)
			]
		};
	} finally {
		await releases.remove();
	}
}

function allPoints(calls: Readonly<Record<string, number>>): Fault[] {
	return Object.entries(calls).flatMap(([call, count]) =>
		Array.from({ length: count }, (_, index) => WAYS.map((way) => ({ call, nth: index + 1, way }))).flat()
	);
}

async function trySingle(releases: FaultedReleases, fault: Fault): Promise<Tried> {
	await releases.begin();
	const first = await tryFault(releases, fault);
	return { isHit: first.isHit, wrong: first.wrong ?? (await tryRecovery(releases)) };
}

async function tryPair(releases: FaultedReleases, [one, other]: readonly [Fault, Fault]): Promise<Tried> {
	await releases.begin();
	const first = await tryFault(releases, one);
	const second = await tryFault(releases, other);
	const wrong = first.wrong ?? second.wrong ?? (await tryRecovery(releases));
	return { isHit: first.isHit && second.isHit, wrong };
}

interface Tried {
	readonly isHit: boolean;
	/** Null where all is well. */
	readonly wrong: string | null;
}

async function tryFault(releases: FaultedReleases, fault: Fault): Promise<Tried> {
	const { code, output, isHit } = await releases.publish(fault);
	const served = await releases.faultOfServed();
	if (served !== null) return { isHit, wrong: `served: ${served}` };
	if (code === 0 && fault.way !== 'kill') return { isHit, wrong: await wrongOf('called done', releases) };
	if (code === null || code > 128) return { isHit, wrong: isHit ? null : `ended by a signal: ${output}` };
	if (code !== 0 && !releases.isClear(output)) return { isHit, wrong: `not said clearly: ${output}` };
	return { isHit, wrong: null };
}

async function tryRecovery(releases: FaultedReleases): Promise<string | null> {
	const { code, output } = await releases.publish(null);
	return code === 0 ? wrongOf('the next run', releases) : `the next run ended with ${code}: ${output}`;
}

async function wrongOf(when: string, releases: FaultedReleases): Promise<string | null> {
	const wrong = await releases.faultOfNew();
	return wrong === null ? null : `${when}: ${wrong}`;
}

async function tally<Case>(
	all: readonly Case[],
	say: (line: string) => void,
	what: string,
	tryOne: (one: Case) => Promise<Tried>
): Promise<Tally> {
	const found: Tally = { tried: 0, hit: 0, wrong: [] };
	for (const one of all) {
		const { isHit, wrong } = await tryOne(one);
		found.tried += 1;
		if (isHit) found.hit += 1;
		if (wrong !== null) {
			found.wrong.push(`${JSON.stringify(one)}: ${wrong}`);
			say(`${JSON.stringify(one)}: ${wrong}`);
		}
		if (found.tried % 100 === 0) say(`${found.tried} of ${all.length} ${what}, ${found.wrong.length} wrong`);
	}
	return found;
}

function callsOf(calls: Readonly<Record<string, number>>): Measured {
	const sum = Object.values(calls).reduce((all, count) => all + count, 0);
	const list = Object.entries(calls).map(([call, count]) => `${count} ${call}`);
	return {
		what: 'calls on the folder of releases in one run',
		wanted: '',
		measured: `${sum}: ${list.join(', ')}`,
		reached: null
	};
}

function measuredOf(what: string, { tried, hit, wrong }: Tally): Measured {
	return {
		what: `${what}: what is served is whole, the next run succeeds and makes the same bytes`,
		wanted: 'all',
		measured: `${tried - wrong.length} of ${tried}, ${hit} of them came to pass${wrong.length > 0 ? `; ${wrong[0]}` : ''}`,
		reached: wrong.length === 0
	};
}

function pick<T>(list: readonly T[], random: () => number): T {
	const one = list[Math.floor(random() * list.length)];
	if (one === undefined) throw new Error('nothing to pick from');
	return one;
}
