import { TABLES } from '#lib/domain/tables.ts';
import { parseSqlState } from '#lib/url/sql-state.ts';
import type { PageServerLoad } from './$types';

/** How large each table of the release is, and the query that the address holds. */
export const load: PageServerLoad = ({ locals: { release }, url }) => {
	const rowsOf = new Map(release.manifest.tables.map(({ name, rows }) => [name, rows]));
	const bytesOf = new Map(release.manifest.files.map(({ path, bytes }) => [path, bytes]));
	return {
		...parseSqlState(url.searchParams),
		sizes: Object.fromEntries(
			TABLES.map(({ name }) => [
				name,
				{ rows: rowsOf.get(name) ?? 0, bytes: bytesOf.get(`${name}.arrow`) ?? 0 }
			])
		)
	};
};
