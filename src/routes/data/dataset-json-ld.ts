import { DATA_LICENCE, DATA_TITLE } from '#lib/domain/citation.ts';
import type { ReleaseFile } from '#lib/domain/release-manifest.ts';

/** What the description of the data set for search engines is made of. */
export interface DatasetFacts {
	readonly version: string;
	readonly date: string;
	readonly publisher: string;
	readonly description: string;
	/** Address of the version, without a slash at its end. */
	readonly address: string;
	/** First and last year that the registers cover. */
	readonly years: readonly [number, number];
	readonly municipalities: readonly string[];
	/** Names of what is measured. */
	readonly variables: readonly string[];
	readonly files: readonly (ReleaseFile & { readonly mediaType: string })[];
}

/** The data set as schema.org describes one. Source: https://schema.org/Dataset */
export function datasetJsonLd(facts: DatasetFacts): object {
	const publisher = { '@type': 'Organization', name: facts.publisher };
	return {
		'@context': 'https://schema.org/',
		'@type': 'Dataset',
		'@id': `${facts.address}/#dataset`,
		name: DATA_TITLE.da,
		alternateName: DATA_TITLE.en,
		description: facts.description,
		url: facts.address.replace(/\/[^/]+$/, ''),
		identifier: `${facts.address}/`,
		version: facts.version,
		datePublished: facts.date,
		inLanguage: 'da',
		isAccessibleForFree: true,
		license: DATA_LICENCE.url,
		creator: publisher,
		publisher,
		temporalCoverage: facts.years.join('/'),
		spatialCoverage: facts.municipalities.map((name) => ({ '@type': 'Place', name })),
		variableMeasured: facts.variables,
		measurementTechnique: 'Kodning efter kodebog: KODEBOG.md',
		distribution: facts.files.map(({ path, mediaType, bytes, sha256 }) => ({
			'@type': 'DataDownload',
			contentUrl: `${facts.address}/${path}`,
			encodingFormat: mediaType.split(';')[0],
			contentSize: `${bytes} B`,
			sha256
		}))
	};
}
