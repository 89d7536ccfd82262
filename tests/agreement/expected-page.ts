import type { FilterState } from './filter-states.ts';
import type { PageNumbers } from './page-numbers.ts';
import type { Facts, StatusCounts } from './plain-sql.ts';

type Locale = 'da' | 'en';

/** The words of the page that stand around its numbers, written out once more. */
const WORDS = {
	da: {
		of: 'af',
		total: 'I alt',
		none: '·ingen',
		perCent: '\u00a0%',
		statuses: ['gennemført', 'delvist gennemført', 'i gang', 'ikke gennemført', 'ophørt', 'uoplyst'],
		made: (n: number) => (n === 1 ? 'Én anbefaling' : `${n} anbefalinger`),
		recommendations: (n: number) => (n === 1 ? '1 anbefaling' : `${n} anbefalinger`),
		span: (n: number) => (n === 1 ? 'på ét år' : `på ${n} år`),
		empty: 'Ingen anbefalinger',
		all: 'Registret oplyser ikke, hvad der er sket.',
		most: 'For de fleste oplyser registret ikke, hvad der er sket.',
		half: 'For halvdelen oplyser registret ikke, hvad der er sket.',
		some: (n: number) => `For ${n} af dem oplyser registret ikke, hvad der er sket.`,
		no: (n: number) =>
			n === 1 ? 'Registret oplyser, hvad der er sket.' : 'For alle oplyser registret, hvad der er sket.',
		besideText: (k: number, n: number) =>
			`${k} af ${n} står ud for en statustekst. Det er et forhold ved opstillingen, ikke et svar.`,
		atLeast: 'mindst',
		atMost: (most: number, n: number, partial: number) =>
			`Højst ${most} af ${n}, hvis alle de uoplyste er gennemført. Desuden ${partial} delvist.`,
		open: (unknown: number, stopped: number) =>
			`Heraf er ${unknown} uoplyst${unknown === 1 ? '' : 'e'}. ${stopped} ophørt${stopped === 1 ? '' : 'e'} tælles ikke med.`,
		eachRow: (n: number, demands: number) =>
			`Hver række i registret er én anbefaling. ${demands === 1 ? 'Det er ét ønske.' : `De ${n} rækker svarer til ${demands} forskellige ønsker.`}`,
		answered: (k: number, n: number) =>
			`${k} af ${n} anbefaling${n === 1 ? '' : 'er'} har fået et direkte svar`,
		unknown: (k: number, n: number) => `For ${k} af ${n} oplyser registret ikke, hvad der er sket`,
		tooYoung: (years: readonly number[]) =>
			`Anbefalinger fra ${years.join(' og ')} var yngre end fire år ved opgørelsen.`
	},
	en: {
		of: 'of',
		total: 'Total',
		none: '·none',
		perCent: '%',
		statuses: [
			'implemented',
			'partly implemented',
			'in progress',
			'not implemented',
			'discontinued',
			'unknown'
		],
		made: (n: number) => (n === 1 ? 'One recommendation' : `${n} recommendations`),
		recommendations: (n: number) => (n === 1 ? '1 recommendation' : `${n} recommendations`),
		span: (n: number) => (n === 1 ? 'in one year' : `in ${n} years`),
		empty: 'No recommendations',
		all: 'The register does not say what happened.',
		most: 'For most of them the register does not say what happened.',
		half: 'For half of them the register does not say what happened.',
		some: (n: number) => `For ${n} of them the register does not say what happened.`,
		no: (n: number) =>
			n === 1 ? 'The register says what happened.' : 'For all of them the register says what happened.',
		besideText: (k: number, n: number) =>
			`${k} of ${n} stand beside a status text. That is a matter of layout, not a reply.`,
		atLeast: 'at least',
		atMost: (most: number, n: number, partial: number) =>
			`At most ${most} of ${n}, if all the unknown ones are implemented. A further ${partial} partly.`,
		open: (unknown: number, stopped: number) =>
			`Of these ${unknown} ${unknown === 1 ? 'is' : 'are'} unknown. ${stopped} discontinued ${stopped === 1 ? 'is' : 'are'} not counted.`,
		eachRow: (n: number, demands: number) =>
			`Each row of the register is one recommendation. ${demands === 1 ? 'That is one demand.' : `The ${n} rows amount to ${demands} different demands.`}`,
		answered: (k: number, n: number) =>
			`${k} of ${n} recommendation${n === 1 ? ' has' : 's have'} a direct reply`,
		unknown: (k: number, n: number) => `For ${k} of ${n} the register does not say what happened`,
		tooYoung: (years: readonly number[]) =>
			`Recommendations of ${years.join(' and ')} were younger than four years at the status date.`
	}
} as const;

/** What an overview must say for these facts. */
export function expectedPage(
	facts: Facts,
	demands: number,
	{ query }: FilterState,
	locale: Locale
): PageNumbers {
	const { total, based, years, themes, cells } = facts;
	const words = WORDS[locale];
	const of = (k: number, n: number) => `${k} ${words.of} ${n}`;
	const share = (value: number | null) =>
		value === null ? '–' : `${Math.round(value * 100)}${words.perCent}`;
	const squares = statusesOf(sum(years)).map((n, index) => [words.statuses[index] ?? '', n] as const);
	return {
		headline: headline(facts, query, locale),
		keyNumbers: [
			String(total.made),
			words.eachRow(total.made, demands),
			of(total.direct, total.rated),
			words.besideText(total.beside_text, total.rated),
			`${words.atLeast}\u00a0${of(based.implemented, based.n)}`,
			words.atMost(based.implemented + based.unknown, based.n, based.partial),
			of(based.open, based.n),
			words.open(based.unknown, based.stopped)
		],
		terms: terms(facts, query, locale),
		shown: [total.made, total.made, total.made, based.n].map(String),
		titles: [words.answered(total.direct, total.rated), words.unknown(based.unknown, based.n)],
		squares: years.map(({ made }) => [made, String(made)]),
		squareStatuses: Object.fromEntries(squares.filter(([, n]) => n > 0)),
		tooYoung: words.tooYoung(years.filter(({ age }) => age < 4).map(({ year }) => year)),
		unitTable: [
			...years.map((row) => texts(row.year, ...statusesOf(row), row.n, row.made)),
			texts(words.total, ...statusesOf(sum(years)), total.rated, total.made)
		],
		heatTable: [
			...themes.map(({ theme, theme_id, made }) =>
				texts(
					theme,
					...cells
						.filter((cell) => cell.theme_id === theme_id)
						.map((cell) => (cell.made === 0 ? words.none : cell.made)),
					made
				)
			),
			texts(words.total, ...years.map(({ made }) => made), total.made)
		],
		drawnAnswers: years.filter(({ n }) => n > 0).map(({ direct, n }) => `${direct} ${words.of} ${n}`),
		responsesTable: years.map((row) =>
			texts(
				row.year,
				row.made,
				row.n,
				row.direct,
				row.beside_text,
				share(row.share),
				share(row.share_low),
				share(row.share_high)
			)
		),
		statusTable: themes.map((row) => texts(row.theme, ...statusesOf(row), row.n, row.made))
	};
}

/** The calendar years that a choice leaves. */
function yearsShown(query: string): readonly number[] {
	const params = new URLSearchParams(query);
	const terms = params.getAll('term').map((term) => term.split('-').map(Number));
	return [2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017].filter(
		(year) =>
			year >= Number(params.get('from') ?? 2010) &&
			year <= Number(params.get('to') ?? 2017) &&
			(terms.length === 0 || terms.some(([from = 0, to = 0]) => year >= from && year <= to))
	);
}

/** What is said of each term; nothing where the years are of one. */
function terms({ years }: Facts, query: string, locale: Locale): readonly string[] {
	const shown = yearsShown(query);
	if (!shown.some((year) => year <= 2013) || !shown.some((year) => year >= 2014)) return [];
	const made = (isOf: (year: number) => boolean) =>
		years.filter(({ year }) => isOf(year)).reduce((total, row) => total + row.made, 0);
	return [
		`2010–2013: ${WORDS[locale].recommendations(made((year) => year <= 2013))}`,
		`2014–2017: ${WORDS[locale].recommendations(made((year) => year >= 2014))}`
	];
}

function headline({ total }: Facts, query: string, locale: Locale): string {
	const words = WORDS[locale];
	if (total.made === 0) return words.empty;
	const years = yearsShown(query).length;
	const unknown = total.rated - total.known;
	const claim =
		total.known === 0
			? words.all
			: unknown === 0
				? words.no(total.rated)
				: unknown === total.known
					? words.half
					: unknown > total.known
						? words.most
						: words.some(unknown);
	return `${words.made(total.made)} ${words.span(years)}. ${claim}`;
}

function statusesOf(row: StatusCounts): readonly number[] {
	return [row.implemented, row.partial, row.in_progress, row.not_implemented, row.discontinued, row.unknown];
}

function sum(rows: readonly StatusCounts[]): StatusCounts {
	const of = (key: keyof StatusCounts) => rows.reduce((total, row) => total + row[key], 0);
	return {
		implemented: of('implemented'),
		partial: of('partial'),
		in_progress: of('in_progress'),
		not_implemented: of('not_implemented'),
		discontinued: of('discontinued'),
		unknown: of('unknown'),
		n: of('n')
	};
}

function texts(...values: readonly (string | number)[]): readonly string[] {
	return values.map(String);
}
