import type { Query } from './define-query.ts';

const files = import.meta.glob<Readonly<Record<string, unknown>>>('./queries/*.ts', { eager: true });

function isQuery(value: unknown): value is Query {
	return typeof value === 'object' && value !== null && 'sql' in value && 'params' in value;
}

/** Every statement that the server may ask, in the order of their files. */
export const allQueries: readonly Query[] = Object.values(files).flatMap((exported) =>
	Object.values(exported).filter(isQuery)
);
