import { ask } from '../run/raw-request.ts';
import { seededRandom, type Question } from './question.ts';

interface Ids {
	readonly records: readonly string[];
	readonly themes: readonly string[];
	readonly areas: readonly string[];
	readonly sources: readonly string[];
}

const COUNCIL = '/albertslund';
const YEARS = [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017] as const;
const FIGURES = ['unit-chart', 'responses-by-year', 'status-by-theme', 'themes-by-year'] as const;
const WORDS = ['unge', 'uddannelse', 'dansk', 'sprog', 'skole', 'forældre', 'bolig', 'arbejde', 'frivillige'];
const FILES = [
	'recommendations.csv',
	'recommendations.json',
	'recommendations.parquet',
	'areas.arrow',
	'cube.csv'
];

/** Different requests that there are to choose from. */
const DIFFERENT = 800;

/** Asked of every hundred, by kind. */
const SHARES: Readonly<Record<string, number>> = {
	overview: 10,
	filtered: 8,
	record: 20,
	list: 8,
	search: 7,
	csv: 8,
	json: 10,
	svg: 4,
	png: 2,
	workbook: 1,
	archive: 1,
	file: 4,
	sitemap: 2,
	source: 4,
	asset: 4,
	missing: 3,
	refused: 4
};

async function idsOf(port: number): Promise<Ids> {
	const read = async (path: string, key: string) => {
		const { body } = await ask(port, path);
		// The site's own answer: that it has this shape is tested elsewhere.
		const { rows } = JSON.parse(body.toString()) as { readonly rows: readonly Record<string, unknown>[] };
		return rows.map((row) => String(row[key]));
	};
	return {
		records: await read(`${COUNCIL}/anbefalinger.json`, 'recommendation_id'),
		themes: await read(`${COUNCIL}/temaer.json`, 'theme_id'),
		areas: await read('/omraader.json', 'area_id'),
		sources: await read('/kilder.json', 'source_id')
	};
}

/** One address of each kind at random; those that name the municipality begin with `*`, those with another status with it. */
function addresses(ids: Ids, assets: readonly string[], random: () => number): Record<string, () => string> {
	const one = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
	const language = () => one(['', '', '/en']);
	const filter = () => {
		const from = one(YEARS);
		return one([
			`from=${from}`,
			`from=${from}&to=${Math.max(from, one(YEARS))}`,
			`theme=${one(ids.themes)}`,
			`theme=${one(ids.themes)}&theme=${one(ids.themes)}&from=${from}`,
			`area=${one(ids.areas)}`,
			'state=open',
			'response=direct',
			'implementation=implemented'
		]);
	};
	const list = () => one(['anbefalinger', 'aabne', 'aar', 'temaer', 'gentagelser', `aar/${one(YEARS)}`]);
	const figure = () => `${COUNCIL}/figur/${one(FIGURES)}`;
	return {
		overview: () => `*${one(['', '', '/en'])}${COUNCIL}`,
		filtered: () => `*${language()}${COUNCIL}?${filter()}`,
		record: () => `${language()}${COUNCIL}/anbefaling/${one(ids.records)}`,
		list: () => `${language()}${COUNCIL}/${list()}`,
		search: () =>
			`${language()}${COUNCIL}/anbefalinger?q=${one(WORDS)}${one(['', `+${one(WORDS)}`])}&${filter()}`,
		csv: () => `${COUNCIL}${one(['', '/aar', '/temaer', '/anbefalinger'])}.csv?${filter()}`,
		json: () =>
			one([
				`${COUNCIL}.json`,
				`${COUNCIL}/anbefaling/${one(ids.records)}.json`,
				'/raad.json',
				`${COUNCIL}/anbefalinger.json?${filter()}`
			]),
		svg: () => `${figure()}.svg?from=${one(YEARS)}`,
		png: () => `${figure()}.png?from=${one(YEARS)}`,
		workbook: () => one(['/data/1.0.0/anbefalinger.xlsx', '/indlaes/skabelon.xlsx']),
		archive: () => `${COUNCIL}/${one(['anbefalinger', 'aabne'])}.zip`,
		file: () => `/data/1.0.0/${one(FILES)}`,
		sitemap: () => one(['/sitemap.xml', '/robots.txt', '/openapi.json', `${COUNCIL}/aabne.atom`]),
		source: () =>
			one([`/kilder/${one(ids.sources)}`, '/kilder', '/data', '/metode', `/omraader/${one(ids.areas)}`]),
		asset: () => one(assets),
		missing: () =>
			`404 ${one(['/ingen', `${COUNCIL}/anbefaling/ingen`, '/data/9.9.9/areas.csv', `${COUNCIL}/figur/ingen.png`, '//evil.example/'])}`,
		refused: () =>
			one([
				`405 ${COUNCIL}`,
				'400 /%zz',
				'400 /%00',
				'200 /healthz',
				'200 /readyz',
				'302 /data/latest/areas.csv'
			])
	};
}

function kindAt(at: number): string {
	let left = at * Object.values(SHARES).reduce((sum, share) => sum + share, 0);
	for (const [kind, share] of Object.entries(SHARES)) {
		left -= share;
		if (left < 0) return kind;
	}
	return 'overview';
}

/**
 * A seeded list of requests as readers, programs and strangers send them: pages in both languages, searches, data, pictures,
 * files, addresses that lead nowhere or are refused; some with the tag of an earlier answer, some HEAD, some without compression.
 */
export async function mixedQuestions(
	port: number,
	count: number,
	seed: number
): Promise<readonly Question[]> {
	const random = seededRandom(seed);
	const overview = (await ask(port, COUNCIL)).body.toString();
	const assets = [...overview.matchAll(/["'](?:\.\.?)?(\/_app\/immutable\/[^"']+)["']/g)].map(([, path]) =>
		String(path)
	);
	const make = addresses(await idsOf(port), [...new Set(assets), '/favicon.svg'], random);
	const pool = Array.from({ length: DIFFERENT }, (): Question => {
		const kind = kindAt(random());
		const [, star, status = '200', path = '/'] = /^(\*)?(?:(\d{3}) )?(.*)$/.exec(make[kind]?.() ?? '') ?? [];
		const isRead = status !== '405';
		const method = isRead ? (random() < 0.03 ? 'HEAD' : 'GET') : 'POST';
		const coding = random();
		const accepted = coding < 0.6 ? 'gzip, deflate, br' : coding < 0.7 ? 'gzip' : null;
		return {
			kind,
			method,
			path: encodeURI(path).replaceAll('%25', '%'),
			headers: accepted === null ? {} : { 'accept-encoding': accepted },
			status: Number(status),
			isConditional: isRead && random() < 0.15,
			showsMunicipality: star === '*'
		};
	});
	// As readers do: a tenth of the addresses gets a third of the requests.
	return Array.from({ length: count }, () => pool[Math.floor(pool.length * random() ** 2)] as Question);
}
