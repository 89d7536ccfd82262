import { readdirSync } from 'node:fs';
import type { Query } from '#lib/server/define-query.ts';

const FOLDER = new URL('../../src/lib/server/queries/', import.meta.url);

/** File name without ending and declared query, for every file in `src/lib/server/queries`. */
export const QUERIES: readonly (readonly [string, Query])[] = await Promise.all(
	readdirSync(FOLDER)
		.sort()
		.map(async (file) => {
			const exported = (await import(new URL(file, FOLDER).href)) as Record<string, Query>;
			const queries = Object.values(exported);
			if (queries.length !== 1 || !queries[0]) throw new Error(`${file}: not exactly one query`);
			return [file.replace(/\.ts$/, ''), queries[0]] as const;
		})
);
