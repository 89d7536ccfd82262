import { VERDICT_CHOICES } from '#lib/domain/measures/verdict-choices.ts';
import { BASES, IMPLEMENTATIONS, RESPONSES, STATES } from '#lib/domain/vocabulary.ts';
import { FILTER_KEYS, type Filters } from '#lib/url/filters.ts';
import { type LIST_KEYS, LIST_SORTS } from '#lib/url/list-state.ts';

/** A parameter object of OpenAPI 3.1. */
export interface OpenApiParameter {
	readonly name: string;
	readonly in: 'path' | 'query';
	readonly required?: true;
	readonly description: string;
	readonly schema: object;
	readonly style?: 'form';
	readonly explode?: true;
}

const texts = (values?: readonly string[]) => ({
	type: 'array',
	items: { type: 'string', ...(values ? { enum: values } : {}) }
});
const year = { type: 'integer', minimum: 1000, maximum: 9999 };

const FILTERS: Readonly<Record<keyof Filters, { readonly description: string; readonly schema: object }>> = {
	theme: { description: 'Ids of themes; any of them.', schema: texts() },
	area: { description: 'Ids of areas; any of them.', schema: texts() },
	from: { description: 'First year, included.', schema: year },
	to: { description: 'Last year, included.', schema: year },
	term: { description: 'Municipal terms such as `2014-2017`; any of them.', schema: texts() },
	response: { description: 'Codes of the answer; any of them.', schema: texts(RESPONSES) },
	implementation: { description: 'Codes of what became of it; any of them.', schema: texts(IMPLEMENTATIONS) },
	state: { description: 'Open, done or stopped; any of them.', schema: texts(STATES) },
	verdict: {
		description:
			"The council's latest word; `disputed` where it contradicts the municipality's, `none` where there is none.",
		schema: texts(VERDICT_CHOICES)
	},
	base: {
		description: 'What rates are taken of. It narrows no list.',
		schema: { type: 'string', enum: BASES, default: 'made' }
	}
};

/** The filters, the same on every address that takes them. */
export const FILTER_PARAMETERS: readonly OpenApiParameter[] = FILTER_KEYS.map((name) => ({
	name,
	in: 'query',
	...FILTERS[name],
	...('items' in FILTERS[name].schema ? ({ style: 'form', explode: true } as const) : {})
}));

const LIST: Readonly<
	Record<Exclude<(typeof LIST_KEYS)[number], 'view'>, Omit<OpenApiParameter, 'name' | 'in'>>
> = {
	q: {
		description:
			'Words that text, theme or status text must have, each of them; endings and typing errors are forgiven.',
		schema: { type: 'string', maxLength: 200 }
	},
	sort: { description: 'Order of the rows.', schema: { type: 'string', enum: LIST_SORTS } },
	cursor: {
		description: 'The next page, as `next` of the page before it says; JSON alone, a CSV has all rows.',
		schema: { type: 'string' }
	}
};

/** What a list takes beside the filters. */
export const LIST_PARAMETERS: readonly OpenApiParameter[] = Object.entries(LIST).map(([name, parameter]) => ({
	name,
	in: 'query',
	...parameter
}));

const PATH_PARTS: Readonly<Record<string, string>> = {
	council: 'Slug of the council, as `/raad.json` lists it.',
	id: 'Id of the recommendation.',
	year: 'Year that the source covers.',
	theme: 'Id of the theme.',
	area: 'Id of the area, as `/omraader.json` lists it.',
	source: 'Id of the document, as `/kilder.json` lists it.',
	figure: 'Id of the figure.',
	version: 'Version of the data such as `1.0.0`; `latest` leads to the newest.',
	file: 'Name of the file, as `SHA256SUMS` of the version lists it.'
};

/** The variable parts of a path. Throws on one that is not described. */
export function pathParameters(path: string): readonly OpenApiParameter[] {
	return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
		const description = PATH_PARTS[name];
		if (description === undefined) throw new Error(`path parameter without a description: ${name}`);
		return { name, in: 'path', required: true, description, schema: { type: 'string' } };
	});
}
