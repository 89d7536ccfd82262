import { parse } from 'csv-parse/sync';

interface Field {
	readonly name: string;
	readonly type: string;
	readonly constraints?: Readonly<Record<string, unknown>>;
}

interface ForeignKey {
	readonly fields: readonly string[];
	readonly reference: { readonly resource: string; readonly fields: readonly string[] };
}

/** What a resource of `datapackage.json` says, as far as it is tested here. */
export interface TableResource {
	readonly name: string;
	readonly path: string;
	readonly bytes: number;
	readonly hash: string;
	readonly schema: {
		readonly fields: readonly Field[];
		readonly primaryKey?: readonly string[];
		readonly foreignKeys?: readonly ForeignKey[];
	};
}

type Row = Readonly<Record<string, string>>;

/** The rows of a CSV text by the resource that describes it; its header must be the fields, in their order. */
export function rowsOf(resource: TableResource, text: string): Row[] {
	const [header = []] = parse(text, { to_line: 1 }) as string[][];
	const names = resource.schema.fields.map(({ name }) => name);
	if (header.join() !== names.join()) throw new Error(`${resource.path}: columns are ${header.join()}`);
	return parse(text, { columns: true });
}

/**
 * What rows break of their table schema: types, constraints, primary key and foreign keys, one text each. Written from the
 * standard and without the build's own definitions. Source: https://datapackage.org/standard/table-schema/
 */
export function breaches(
	resource: TableResource,
	rows: readonly Row[],
	others: ReadonlyMap<string, readonly Row[]>
): string[] {
	const { fields, primaryKey = [], foreignKeys = [] } = resource.schema;
	const found = rows.flatMap((row, index) =>
		fields.flatMap((field) =>
			cellBreaches(field, row[field.name] ?? '').map((breach) => `row ${index + 1}, ${field.name}: ${breach}`)
		)
	);
	const keyOf = (row: Row, names: readonly string[]) => names.map((name) => row[name]).join('\0');
	if (primaryKey.length > 0 && new Set(rows.map((row) => keyOf(row, primaryKey))).size < rows.length) {
		found.push('primary key: stands twice');
	}
	for (const { name } of fields.filter(({ constraints }) => constraints?.['unique'] === true)) {
		if (new Set(rows.map((row) => row[name])).size < rows.length) found.push(`${name}: stands twice`);
	}
	for (const { fields: names, reference } of foreignKeys) {
		const known = new Set(others.get(reference.resource)?.map((row) => keyOf(row, reference.fields)));
		const strange = rows.find((row) => row[names[0] ?? ''] !== '' && !known.has(keyOf(row, names)));
		if (strange) found.push(`${names.join()}: refers to no row of ${reference.resource}`);
	}
	return found;
}

function cellBreaches({ type, constraints = {} }: Field, cell: string): string[] {
	const { required, enum: values, pattern, minimum, maximum } = constraints;
	if (cell === '') return required === true ? ['missing'] : [];
	const found: string[] = [];
	if (type === 'integer' && !/^-?\d+$/.test(cell)) found.push('no whole number');
	if (type === 'boolean' && cell !== 'true' && cell !== 'false') found.push('no boolean');
	if (Array.isArray(values) && !values.includes(cell)) found.push(`not in the list: ${cell}`);
	if (typeof pattern === 'string' && !new RegExp(`^(?:${pattern})$`).test(cell))
		found.push('not of the pattern');
	if (typeof minimum === 'number' && Number(cell) < minimum) found.push('too small');
	if (typeof maximum === 'number' && Number(cell) > maximum) found.push('too large');
	return found;
}
