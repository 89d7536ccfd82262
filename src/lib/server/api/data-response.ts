import { formatCsv, type CsvValue } from '#lib/domain/csv.ts';

/** Forms of an address that answers as data. */
export type DataForm = 'csv' | 'json';

/** Of every answer to programs: open to every other site, and asked for anew each time. */
export const DATA_HEADERS = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' } as const;

/** A JSON answer; every one of the site has `ok` and, where something was found, the version of the data. */
export function jsonResponse(body: object, status = 200): Response {
	return new Response(`${JSON.stringify(body)}\n`, {
		status,
		headers: { ...DATA_HEADERS, 'content-type': 'application/json; charset=utf-8' }
	});
}

/** A CSV answer, to be kept under this name; letters that a header cannot carry are left out of the name. */
export function csvResponse(
	fileName: string,
	keys: readonly string[],
	rows: readonly Readonly<Record<string, CsvValue>>[]
): Response {
	return new Response(formatCsv(keys, rows), {
		headers: {
			...DATA_HEADERS,
			'content-type': 'text/csv; charset=utf-8; header=present',
			'content-disposition': `attachment; filename="${asciiName(fileName)}.csv"`
		}
	});
}

/** The one shape of an error, whatever went wrong. */
export function errorResponse(status: number, errors: readonly string[]): Response {
	return jsonResponse({ ok: false, errors, status }, status);
}

/** Whether a path asks for data, so that an error is answered as data too. */
export function isDataPath(path: string): boolean {
	return /\.(json|csv|zip|atom|svg|png)$/.test(path);
}

/** Of what a name is made; more of it would not be seen. */
const LONGEST_NAME = 500;

/** A name that can stand in a header: ASCII letters, digits, `-`, `_` and `.`, at most 120 of them. */
export function asciiName(name: string): string {
	return name
		.slice(0, LONGEST_NAME)
		.replaceAll(/[^A-Za-z0-9._-]+/g, '-')
		.replaceAll(/^-+|-+$/g, '')
		.slice(0, 120);
}
