import type { ApiColumn, ApiColumns } from './endpoint.ts';
import { pathParameters } from './openapi-parameters.ts';
import { FILE_OPERATIONS, ROWS_OPERATIONS, type FileOperation, type RowsOperation } from './operations.ts';

/** What is promised to those who build on the addresses. */
export const STABILITY =
	'Addresses, parameters, codes and the names of values stay as they are. New values and new addresses may be added at ' +
	'any time, so read values by their name. What has to change changes under a new name; the old one answers with a ' +
	'permanent redirect for at least two years, and the changelog of the data says so. Values of a published version never change.';

/**
 * The description of the site's data addresses as OpenAPI 3.1, made from the definitions that answer them.
 *
 * @param version of the data that is served
 * @param origin scheme and host, without a path
 */
export function openApi(version: string, origin: string): object {
	return {
		openapi: '3.1.0',
		info: {
			title: 'Genklang',
			version,
			summary: 'What became of the recommendations that advisory councils gave their municipality.',
			description: STABILITY,
			license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' }
		},
		servers: [{ url: origin }],
		paths: Object.fromEntries([
			...ROWS_OPERATIONS.flatMap((operation) => [
				[`${operation.path}.json`, rowsPath(operation, 'json')],
				[`${operation.path}.csv`, rowsPath(operation, 'csv')]
			]),
			...FILE_OPERATIONS.map((operation) => [operation.path, filePath(operation)])
		]) as Record<string, object>, // fromEntries widens
		components: {
			schemas: {
				Dropped: {
					type: 'array',
					description: 'Values of the address that mean nothing here, and so were left out.',
					items: {
						type: 'object',
						required: ['key', 'value'],
						properties: { key: { type: 'string' }, value: { type: 'string' } }
					}
				},
				Error: {
					type: 'object',
					required: ['ok', 'errors', 'status'],
					properties: {
						ok: { const: false },
						errors: { type: 'array', items: { type: 'string' }, minItems: 1 },
						status: { type: 'integer' }
					}
				}
			},
			responses: {
				Error: {
					description: 'What went wrong, in one shape.',
					content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
				},
				NotModified: { description: 'Not changed since the answer with this ETag.' }
			}
		}
	};
}

function rowsPath(operation: RowsOperation, form: 'json' | 'csv'): object {
	const { path, id, grain, columns, parameters } = operation;
	const content =
		form === 'json'
			? { 'application/json': { schema: envelope(columns) } }
			: {
					'text/csv': {
						schema: { type: 'string', description: `Columns: ${Object.keys(columns).join(', ')}.` }
					}
				};
	return {
		get: {
			operationId: form === 'json' ? id : `${id}Csv`,
			summary: grain,
			parameters: [
				...pathParameters(path),
				...parameters.filter(({ name }) => form === 'json' || name !== 'cursor')
			],
			responses: responses(content)
		}
	};
}

function filePath({ path, id, summary, mediaType, parameters }: FileOperation): object {
	return {
		get: {
			operationId: id,
			summary,
			parameters: [...pathParameters(path), ...parameters],
			responses: responses({ [mediaType]: {} })
		}
	};
}

function responses(content: object): object {
	return {
		'200': {
			description: 'Found.',
			headers: {
				ETag: { description: 'Send it back as If-None-Match.', schema: { type: 'string' } },
				'Access-Control-Allow-Origin': { description: 'Open to every site.', schema: { const: '*' } }
			},
			content
		},
		'304': { $ref: '#/components/responses/NotModified' },
		'404': { $ref: '#/components/responses/Error' },
		'503': { $ref: '#/components/responses/Error' }
	};
}

function envelope(columns: ApiColumns): object {
	return {
		type: 'object',
		required: ['ok', 'version', 'total', 'dropped', 'next', 'rows'],
		properties: {
			ok: { const: true },
			version: { type: 'string', description: 'Version of the data.' },
			total: { type: 'integer', description: 'Rows on all pages.' },
			dropped: { $ref: '#/components/schemas/Dropped' },
			next: { type: ['string', 'null'], description: 'Path of the next page; null on the last.' },
			rows: {
				type: 'array',
				items: {
					type: 'object',
					required: Object.keys(columns),
					additionalProperties: false,
					properties: Object.fromEntries(
						Object.entries(columns).map(([name, column]) => [name, schemaOf(column)])
					)
				}
			}
		}
	};
}

function schemaOf({ type, description, nullable, values }: ApiColumn): object {
	return {
		type: nullable ? [type, 'null'] : type,
		description,
		...(values ? { enum: nullable ? [...values, null] : values } : {})
	};
}
