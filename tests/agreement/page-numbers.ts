import { textOf, textsOf, cellsOf } from '../components/rendered.ts';

/** Everything that an overview says in numbers, as the texts that a reader sees. */
export interface PageNumbers {
	readonly headline: string;
	/** Value with its denominator, then the note of each. */
	readonly keyNumbers: readonly string[];
	/** `2010–2013: 50 anbefalinger`, where the numbers are about more than one municipal term. */
	readonly terms: readonly string[];
	/** Number in the subtitle of each figure. */
	readonly shown: readonly string[];
	readonly titles: readonly string[];
	/** Squares of each year, and how many the year says it has. */
	readonly squares: readonly (readonly [drawn: number, said: string])[];
	/** Squares by what their title says. */
	readonly squareStatuses: Readonly<Record<string, number>>;
	readonly tooYoung: string;
	readonly unitTable: readonly (readonly string[])[];
	readonly heatTable: readonly (readonly string[])[];
	/** `8 af 16`, as drawn in figure C. */
	readonly drawnAnswers: readonly string[];
	readonly responsesTable: readonly (readonly string[])[];
	readonly statusTable: readonly (readonly string[])[];
}

/** Reads the numbers of an overview from its HTML alone. */
export function numbersOfPage(page: Document): PageNumbers {
	const figures = ['unit-chart', 'themes-by-year', 'responses-by-year', 'status-by-theme'].map((id) =>
		page.getElementById(id)
	);
	const [unit, heat, responses, status] = figures;
	const years = [...(unit?.querySelectorAll('.year') ?? [])];
	const statuses = (unit === null || unit === undefined ? [] : textsOf(unit, 'svg title')).map(
		(title) => /: (.+)\. /.exec(title)?.[1] ?? title
	);
	return {
		headline: textOf(page.querySelector('h1')?.childNodes[0]),
		keyNumbers: textsOf(page, '.value').flatMap((value, index) => [
			value,
			textsOf(page, '.note')[index] ?? ''
		]),
		terms: textsOf(page, 'p.terms a'),
		shown: figures.map((figure) => /n\s=\s(\d+)/.exec(textOf(figure?.querySelector('.subtitle')))?.[1] ?? ''),
		titles: [responses, status].map((figure) => textOf(figure?.querySelector('h2'))),
		squares: years.map((year) => [
			year.querySelectorAll('svg rect').length,
			textOf(year.querySelector('.label span'))
		]),
		squareStatuses: Object.fromEntries(
			[...new Set(statuses)].map((label) => [label, statuses.filter((one) => one === label).length])
		),
		tooYoung: textsOf(page, 'p').find((text) => /yngre end fire år|younger than four years/.test(text)) ?? '',
		unitTable: cellsOf(unit?.querySelector('details table') ?? null).slice(1),
		heatTable: cellsOf(heat?.querySelector('table') ?? null).slice(2),
		drawnAnswers: (responses === null || responses === undefined
			? []
			: textsOf(responses, '.wide svg text')
		).filter((text) => /^\d+ (?:af|of) \d+$/.test(text)),
		responsesTable: cellsOf(responses?.querySelector('details table') ?? null).slice(1),
		statusTable: cellsOf(status?.querySelector('details table') ?? null).slice(1)
	};
}
