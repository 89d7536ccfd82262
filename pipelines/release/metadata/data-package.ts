import { DATA_DESCRIPTION, DATA_LICENCE, DATA_TITLE } from '#lib/domain/citation.ts';
import type { DescribedColumn, DescribedTable } from '#lib/domain/described-table.ts';
import { coverage, releaseAddress, type DescribedRelease } from './described-release.ts';

const CSV_FORM = { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' };
const PARQUET_FORM = { format: 'parquet', mediatype: 'application/vnd.apache.parquet' };
const CSV_DIALECT = { delimiter: ',', lineTerminator: '\n', quoteChar: '"', doubleQuote: true, header: true };
const TYPES = { VARCHAR: 'string', INTEGER: 'integer', BOOLEAN: 'boolean' } as const;

/**
 * `datapackage.json`: one table resource a CSV file with its schema, code lists, keys, size and sum. Paths are relative.
 * Passes version 2 of the profile and reads as a tabular package of version 1. Source: https://datapackage.org
 */
export function dataPackage(release: DescribedRelease): object {
	const { facts, tables } = release;
	const covered = coverage(tables);
	const address = releaseAddress(facts);
	return {
		$schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
		profile: 'tabular-data-package',
		name: 'genklang',
		title: DATA_TITLE.en,
		titles: DATA_TITLE,
		description: DATA_DESCRIPTION.en,
		descriptions: DATA_DESCRIPTION,
		...(address === null ? {} : { id: address, homepage: facts.homepage }),
		version: facts.version,
		created: `${facts.date}T00:00:00Z`,
		keywords: [
			'advisory councils',
			'recommendations',
			'municipalities',
			'Denmark',
			...(covered?.municipalities ?? [])
		],
		licenses: [{ name: DATA_LICENCE.id, title: DATA_LICENCE.title, path: DATA_LICENCE.url }],
		contributors: [{ title: facts.publisher, roles: ['publisher'] }],
		resources: tables.map(({ table }) => resourceOf(table, release))
	};
}

function resourceOf(table: DescribedTable, { files }: DescribedRelease): object {
	const file =
		files.find(({ path }) => path === `${table.name}.csv`) ??
		files.find(({ path }) => path === `${table.name}.parquet`);
	if (!file) throw new Error(`no file to describe: ${table.name}.csv`);
	const { path } = file;
	return {
		name: table.name,
		type: 'table',
		profile: 'tabular-data-resource',
		path,
		title: table.titleEn,
		titles: { da: table.title, en: table.titleEn },
		description: table.grain,
		descriptions: { da: table.grainDa, en: table.grain },
		...(path.endsWith('.csv') ? CSV_FORM : PARQUET_FORM),
		bytes: file.bytes,
		hash: `sha256:${file.sha256}`,
		...(path.endsWith('.csv') ? { dialect: CSV_DIALECT } : {}),
		schema: schemaOf(table)
	};
}

function schemaOf({ columns, primaryKey }: DescribedTable): object {
	const entries = Object.entries(columns);
	const foreignKeys = entries.flatMap(([name, { references }]) => {
		const [resource, key] = references?.split('.') ?? [];
		return resource && key ? [{ fields: [name], reference: { resource, fields: [key] } }] : [];
	});
	return {
		fields: entries.map(([name, column]) => fieldOf(name, column, primaryKey.includes(name))),
		missingValues: [''],
		...(primaryKey.length > 0 ? { primaryKey } : {}),
		...(foreignKeys.length > 0 ? { foreignKeys } : {})
	};
}

function fieldOf(name: string, column: DescribedColumn, isKey: boolean): object {
	const { type, titleEn, title, description, descriptionDa, codes } = column;
	return {
		name,
		type: TYPES[type],
		title: titleEn,
		titles: { da: title, en: titleEn },
		description,
		descriptions: { da: descriptionDa, en: description },
		...(type === 'BOOLEAN' ? { trueValues: ['true'], falseValues: ['false'] } : {}),
		...(codes ? { codes } : {}),
		constraints: constraintsOf(column, isKey)
	};
}

function constraintsOf(column: DescribedColumn, isKey: boolean): object {
	const { nullable, unique, values, pattern, minimum, maximum, type } = column;
	return {
		required: nullable !== true || isKey,
		...(unique ? { unique } : {}),
		...(values ? { enum: values } : {}),
		...(pattern ? { pattern } : {}),
		...(type === 'VARCHAR' && !values && !pattern ? { minLength: 1 } : {}),
		...(minimum === undefined ? {} : { minimum }),
		...(maximum === undefined ? {} : { maximum })
	};
}
