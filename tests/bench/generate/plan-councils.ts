import { seededRandom } from './random.ts';

/** Years in which the made-up councils recommended. */
export const YEARS = { from: 1995, to: 2026 } as const;

/** A made-up council. */
export interface PlannedCouncil {
	readonly councilId: string;
	readonly slug: string;
	readonly name: string;
	readonly municipality: string;
	readonly kind: string;
	readonly legalBasis: string;
	/** Whether the municipality has said what became of its recommendations. */
	readonly covered: boolean;
	readonly themes: number;
	/** Recommendations of each year of `YEARS`, the first first. */
	readonly counts: readonly number[];
}

/** Syllables that make 98 names of municipalities, as many as Denmark has, none of them meant. */
const STARTS = [
	'Alm',
	'Birke',
	'Dyr',
	'Elle',
	'Fjel',
	'Gran',
	'Hassel',
	'Lyng',
	'Mose',
	'Rav',
	'Sten',
	'Tang',
	'Ulv',
	'Vand'
];
const ENDS = ['by', 'rup', 'borg', 'sted', 'lund', 'holm', 'minde'];

/** Sorts of councils that municipalities have. Source of the acts: retsinformation.dk. */
const KINDS = [
	{ code: 'aer', kind: 'ældreråd', name: 'Ældrerådet', basis: 'retssikkerhedsloven § 30' },
	{ code: 'hr', kind: 'handicapråd', name: 'Handicaprådet', basis: 'retssikkerhedsloven § 37 a' },
	{ code: 'ir', kind: 'integrationsråd', name: 'Integrationsrådet', basis: 'integrationsloven § 42' },
	{ code: 'ur', kind: 'ungdomsråd', name: 'Ungdomsrådet', basis: 'kommunalbestyrelsens beslutning' },
	{ code: 'us', kind: 'udsatteråd', name: 'Udsatterådet', basis: 'kommunalbestyrelsens beslutning' }
] as const;

/**
 * Councils that made so many recommendations between them: 98 municipalities with five councils each, or as many of them as
 * have 40 recommendations on average. The largest municipality has some ten times what the smallest has, and later years have
 * more than early ones. The same for the same seed.
 */
export function planCouncils(recommendations: number, seed: number): readonly PlannedCouncil[] {
	const random = seededRandom(seed);
	const municipalities = STARTS.flatMap((start) => ENDS.map((end) => start + end));
	const all = municipalities.flatMap((municipality, place) =>
		KINDS.map((sort) => ({ municipality, sort, weight: (0.6 + 0.8 * random()) / (place + 11) }))
	);
	const councils = all.slice(0, Math.max(1, Math.min(all.length, Math.floor(recommendations / 40))));
	const totals = shareOut(
		recommendations,
		councils.map(({ weight }) => weight)
	);
	return councils.map(({ municipality, sort }, place) => ({
		councilId: `${municipality.toLowerCase()}-${sort.code}`,
		slug: `${municipality.toLowerCase()}-${sort.kind.replaceAll('æ', 'ae').replaceAll('å', 'aa')}`,
		name: `${sort.name} i ${municipality}`,
		municipality,
		kind: sort.kind,
		legalBasis: sort.basis,
		covered: random() >= 0.1,
		themes: 12 + Math.floor(19 * random()),
		counts: shareOut(totals[place] ?? 0, yearWeights(random))
	}));
}

function yearWeights(random: () => number): number[] {
	return Array.from({ length: YEARS.to - YEARS.from + 1 }, (_, year) => (0.5 + random()) * (1 + year / 16));
}

/** Whole numbers in proportion to the weights, which sum to the total. */
function shareOut(total: number, weights: readonly number[]): number[] {
	const sum = weights.reduce((a, b) => a + b, 0);
	let [before, given] = [0, 0];
	return weights.map((weight) => {
		before += weight;
		const until = Math.round((total * before) / sum);
		const share = until - given;
		given = until;
		return share;
	});
}
