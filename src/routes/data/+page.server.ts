import { TABLES } from '#lib/domain/tables.ts';
import type { PageServerLoad } from './$types';

/** The tables of the release with their files and sizes. */
export const load: PageServerLoad = ({ locals: { release } }) => {
	const rowsOf = new Map(release.manifest.tables.map(({ name, rows }) => [name, rows]));
	const bytesOf = new Map(release.manifest.files.map(({ path, bytes }) => [path, bytes]));
	return {
		tables: TABLES.map(({ name, title, grain, columns }) => ({
			name,
			title,
			grain,
			columns: Object.keys(columns).length,
			rows: rowsOf.get(name) ?? 0,
			files: ['csv', 'json', 'parquet'].map((form) => ({
				form,
				path: `${name}.${form}`,
				bytes: bytesOf.get(`${name}.${form}`) ?? 0
			}))
		})),
		databaseBytes: bytesOf.get('genklang.duckdb') ?? 0
	};
};
