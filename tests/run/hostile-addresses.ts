import { seededRandom } from '../bench/generate/random.ts';

/** Stands in every hostile address: nothing of it may come back. */
export const MARKER = 'zq7marker';

/** Ways to write `../`, many of which a careless server decodes once too often. */
const UPWARD = [
	'../',
	'..%2f',
	'..%2F',
	'%2e%2e/',
	'%2e%2e%2f',
	'.%2e/',
	'%2e./',
	'..%252f',
	'%252e%252e%252f',
	'%252e%252e/',
	'..\\',
	'..%5c',
	'%2e%2e%5c',
	'..%255c',
	'..;/',
	'..%3b/',
	'..%00/',
	'..%c0%af',
	'%c0%ae%c0%ae/',
	'%e0%80%ae%e0%80%ae/',
	'..%ef%bc%8f',
	'....//',
	'..././',
	'./.././',
	'..//',
	'..%20/',
	'..%09/',
	'..%0d%0a/',
	'..?/',
	'..%23/'
];

/** Ways to begin an address so that a browser or a careless server takes it for another site. */
const ELSEWHERE = [
	'//evil.example/',
	'///evil.example/',
	'////evil.example/',
	'/\\evil.example/',
	'/\\/evil.example/',
	'\\\\evil.example/',
	'/%5cevil.example/',
	'/%2fevil.example/',
	'/%2f%2fevil.example/',
	'/.//evil.example/',
	'/..//evil.example/',
	'/%2e//evil.example/',
	'/%2e%2e//evil.example/',
	'/x/..//evil.example/',
	'/x/%2e%2e//evil.example/',
	'/en//evil.example/',
	'/en/%2fevil.example/',
	'/en/..//evil.example/',
	'/%09/evil.example/',
	'/%0d%0aLocation:%20https://evil.example/',
	'/%E3%80%82evil.example/',
	'/http://evil.example/',
	'/https:evil.example/',
	'/@evil.example/',
	'/:80@evil.example/',
	'http://evil.example/',
	'https://evil.example/',
	'http://evil.example:80//evil.example/',
	'//evil.example%2f..',
	'/;/evil.example/',
	'/evil.example/..;/',
	'/javascript:alert(1)/'
];

/** Where files are served from, and where an address becomes one. */
const BASES = [
	'/',
	'/en/',
	'/data/latest/',
	'/data/{version}/',
	'/data/{version}/sources/',
	'/albertslund/figur/',
	'/indlejr/albertslund/',
	'/kilder/',
	'/albertslund/anbefaling/',
	'/_app/',
	'/_app/immutable/',
	'/.well-known/'
];

/** Files beside what is served, seen from the root of the machine or of the project. */
export const OUTSIDE = [
	'etc/passwd',
	'proc/self/environ',
	'package.json',
	'package-lock.json',
	'.git/config',
	'svelte.config.js',
	'src/hooks.server.ts',
	'releases/current/genklang.duckdb',
	'handler.js',
	'server/index.js'
];

/** An address that should lead nowhere, and what it was made of. */
export interface HostileAddress {
	readonly target: string;
	readonly kind: 'upward' | 'elsewhere';
}

/** As many addresses as are asked for, the same for the same seed: every way is used before any comes again. */
export function hostileAddresses(count: number, seed: number, version: string): readonly HostileAddress[] {
	const random = seededRandom(seed);
	const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
	return Array.from({ length: count }, (_, at): HostileAddress => {
		if (at % 3 === 2) {
			const start = ELSEWHERE[Math.floor(at / 3) % ELSEWHERE.length] ?? '';
			const end = pick([
				'',
				MARKER,
				`${MARKER}/`,
				`${MARKER}/..`,
				`?to=//evil.example/${MARKER}`,
				`${MARKER}%2f..`
			]);
			return { target: start + end, kind: 'elsewhere' };
		}
		const upward = UPWARD[(at - Math.floor(at / 3)) % UPWARD.length] ?? '';
		const base = pick(BASES).replace('{version}', version);
		const above = pick(['', `${MARKER}/`, `${MARKER}/${upward}`]);
		const end = pick(['', '', '', '%00.csv', '?x=.csv', ';.json', '%20', '/', '.csv']);
		return {
			target: base + above + upward.repeat(1 + Math.floor(random() * 8)) + pick(OUTSIDE) + end,
			kind: 'upward'
		};
	});
}
