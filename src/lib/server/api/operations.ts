import { COUNCIL_ENDPOINTS } from './council-endpoints.ts';
import type { ApiColumns } from './endpoint.ts';
import { OPEN_COLUMNS, RECORD_COLUMNS } from './list-columns.ts';
import { FILTER_PARAMETERS, LIST_PARAMETERS, type OpenApiParameter } from './openapi-parameters.ts';
import { SITE_ENDPOINTS } from './site-endpoints.ts';

/** An address that answers as rows, in JSON and CSV. */
export interface RowsOperation {
	readonly path: string;
	readonly id: string;
	/** What one row is. */
	readonly grain: string;
	readonly columns: ApiColumns;
	readonly parameters: readonly OpenApiParameter[];
}

/** A file of another form, or a JSON that is no rows. */
export interface FileOperation {
	readonly path: string;
	readonly id: string;
	readonly summary: string;
	readonly mediaType: string;
	readonly parameters: readonly OpenApiParameter[];
}

const LIST = [...FILTER_PARAMETERS, ...LIST_PARAMETERS];
const OPEN = FILTER_PARAMETERS.filter(({ name }) => name !== 'state' && name !== 'base');

/** Every address whose rows can be asked for as `.json` and `.csv`, in the order in which they are described. */
export const ROWS_OPERATIONS: readonly RowsOperation[] = [
	...[...Object.values(SITE_ENDPOINTS), ...Object.values(COUNCIL_ENDPOINTS)].map(
		({ path, id, grain, columns, filtered }) => ({
			path,
			id,
			grain,
			columns,
			parameters: filtered ? FILTER_PARAMETERS : []
		})
	),
	{
		path: '/{council}/anbefalinger',
		id: 'recommendations',
		grain: 'One row per recommendation that search and filters leave.',
		columns: RECORD_COLUMNS,
		parameters: LIST
	},
	{
		path: '/{council}/aar/{year}',
		id: 'recommendationsOfYear',
		grain: 'One row per recommendation of the year that search and filters leave.',
		columns: RECORD_COLUMNS,
		parameters: LIST
	},
	{
		path: '/{council}/temaer/{theme}',
		id: 'recommendationsOfTheme',
		grain: 'One row per recommendation of the theme that search and filters leave.',
		columns: RECORD_COLUMNS,
		parameters: LIST
	},
	{
		path: '/{council}/aabne',
		id: 'openRecommendations',
		grain: 'One row per open recommendation that the filters leave, in the order of the three lists.',
		columns: OPEN_COLUMNS,
		parameters: OPEN
	}
];

/** Ids of the figures. */
export const FIGURE_IDS = [
	'unit-chart',
	'themes-by-year',
	'responses-by-year',
	'status-by-theme',
	'open-by-area',
	'threads-by-year'
] as const;

const PICTURE: readonly OpenApiParameter[] = [
	...FILTER_PARAMETERS.map((parameter) =>
		parameter.name === 'theme'
			? {
					...parameter,
					description: `${parameter.description} Beside them the look of the picture: light or dark.`
				}
			: parameter
	),
	{
		name: 'width',
		in: 'query',
		description: 'Width of the picture in CSS pixels.',
		schema: { type: 'integer', minimum: 320, maximum: 1200, default: 720 }
	},
	{
		name: 'og',
		in: 'query',
		description: '1 for the picture of a shared link, 1200 by 630.',
		schema: { type: 'string', enum: ['1'] }
	},
	{
		name: 'lang',
		in: 'query',
		description: 'Language of its words.',
		schema: { type: 'string', enum: ['da', 'en'] }
	}
];

/** Everything else that can be asked for by a program. */
export const FILE_OPERATIONS: readonly FileOperation[] = [
	{
		path: '/{council}/anbefaling/{id}.json',
		id: 'recommendation',
		summary: 'One recommendation with its status texts, evidence, threads, source lines and repairs.',
		mediaType: 'application/json',
		parameters: []
	},
	{
		path: '/{council}/anbefalinger.zip',
		id: 'recommendationsZip',
		summary: 'The whole list as CSV, with a text that says what was chosen.',
		mediaType: 'application/zip',
		parameters: LIST.filter(({ name }) => name !== 'cursor')
	},
	{
		path: '/{council}/aabne.zip',
		id: 'openZip',
		summary: 'The open recommendations as CSV, with a text that says what was chosen.',
		mediaType: 'application/zip',
		parameters: OPEN
	},
	{
		path: '/{council}/aabne.atom',
		id: 'openFeed',
		summary: 'What changed among the open recommendations from version to version.',
		mediaType: 'application/atom+xml',
		parameters: FILTER_PARAMETERS.filter(({ name }) => name === 'area')
	},
	{
		path: '/{council}/figur/{figure}.csv',
		id: 'figureCsv',
		summary: `The rows of a figure: ${FIGURE_IDS.join(', ')}.`,
		mediaType: 'text/csv',
		parameters: FILTER_PARAMETERS
	},
	{
		path: '/{council}/figur/{figure}.json',
		id: 'figureJson',
		summary: 'The rows of a figure.',
		mediaType: 'application/json',
		parameters: FILTER_PARAMETERS
	},
	{
		path: '/{council}/figur/{figure}.svg',
		id: 'figureSvg',
		summary: 'A figure as a picture that scales, with title, key, source, filter, date and version in it.',
		mediaType: 'image/svg+xml',
		parameters: PICTURE
	},
	{
		path: '/{council}/figur/{figure}.png',
		id: 'figurePng',
		summary: 'The same as pixels.',
		mediaType: 'image/png',
		parameters: [
			...PICTURE,
			{
				name: 'scale',
				in: 'query',
				description: 'Pixels for each CSS pixel.',
				schema: { type: 'integer', enum: [1, 2] }
			}
		]
	},
	{
		path: '/data/{version}/{file}',
		id: 'file',
		summary: 'A file of a published version; it never changes.',
		mediaType: 'application/octet-stream',
		parameters: []
	}
];
