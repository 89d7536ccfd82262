import { DATA_DESCRIPTION, DATA_TITLE } from '#lib/domain/citation.ts';
import { DATABASE_FILE } from '#lib/domain/release-manifest.ts';
import { isZipped } from '../size-limits.ts';
import { coverage, type DescribedRelease } from './described-release.ts';
import type { Term, Thing } from './linked-data.ts';

const EU = 'http://publications.europa.eu/resource/authority';
const IANA = 'https://www.iana.org/assignments/media-types';
/** Where what the catalogue names is told of: the folder of the release. */
const HERE = './';

const iri = (address: string): Term => ({ iri: address });
const text = (value: string): Term => ({ text: value });
const both = (words: { readonly da: string; readonly en: string }): Term[] => [
	{ text: words.da, language: 'da' },
	{ text: words.en, language: 'en' }
];
const typed = (value: string, type: string): Term => ({ text: value, type: `xsd:${type}` });

/** A foreign address with the class that a validator must know of it. */
const NAMED = {
	licence: [`${EU}/licence/CC_BY_4_0`, 'dct:LicenseDocument'],
	/** DCAT-AP-DK asks for this form of the address. */
	danish: ['http://publications.europa.eu/resource/dataset/language/DAN', 'dct:LinguisticSystem'],
	government: [`${EU}/data-theme/GOVE`, 'skos:Concept'],
	themes: [`${EU}/data-theme`, 'skos:ConceptScheme'],
	denmark: [`${EU}/country/DNK`, 'dct:Location'],
	irregular: [`${EU}/frequency/IRREG`, 'dct:Frequency'],
	open: [`${EU}/access-right/PUBLIC`, 'dct:RightsStatement']
} as const;

interface Distribution {
	readonly path: string;
	readonly title: { readonly da: string; readonly en: string };
	readonly media: string;
	/** Code of the EU's list of file types; null where it has none. */
	readonly type: string | null;
}

/**
 * The catalogue of the data: one data set with the files for people, the whole, and the recommendations in each form. It is
 * of DCAT-AP 3.0.1 and DCAT-AP-DK 2.0.2 alike, which is why it names no sizes and sums: the two ask for different ones.
 * They stand in `datapackage.json` and `SHA256SUMS`.
 */
export function catalogThings(release: DescribedRelease): Thing[] {
	const distributions = distributionsOf(release);
	const types = new Map<string, string>(Object.values(NAMED));
	for (const { media, type } of distributions) {
		types.set(`${IANA}/${media}`, 'dct:MediaType');
		if (type !== null) types.set(`${EU}/file-type/${type}`, 'dct:MediaTypeOrExtent');
	}
	return [
		catalogThing(release),
		datasetThing(release, distributions),
		...distributions.map((distribution) => distributionThing(distribution, release)),
		...periodThings(release),
		{
			iri: `${HERE}#publisher`,
			types: ['foaf:Agent'],
			says: [['foaf:name', [text(release.facts.publisher)]]]
		},
		{
			iri: `${HERE}#contact`,
			types: ['vcard:Kind'],
			says: [
				['vcard:fn', [text(release.facts.publisher)]],
				['vcard:hasURL', [iri(release.facts.homepage ?? HERE)]]
			]
		},
		...[...types].map(([address, type]): Thing => ({ iri: address, types: [type], says: labelsOf(address) }))
	];
}

/** What DCAT-AP wants said of a theme and of the list that it is of. */
function labelsOf(address: string): Thing['says'] {
	const government = { da: 'Regeringen og den offentlige sektor', en: 'Government and public sector' };
	if (address === NAMED.government[0]) return [['skos:prefLabel', both(government)]];
	if (address === NAMED.themes[0]) return [['dct:title', both({ da: 'Datatemaer', en: 'Data themes' })]];
	return [];
}

function catalogThing({ facts }: DescribedRelease): Thing {
	return {
		iri: `${HERE}#catalog`,
		types: ['dcat:Catalog'],
		says: [
			['dct:title', both({ da: 'Genklangs data', en: 'Data of Genklang' })],
			['dct:description', both(DATA_DESCRIPTION)],
			['dct:publisher', [iri(`${HERE}#publisher`)]],
			['dct:language', [iri(NAMED.danish[0])]],
			['dct:license', [iri(NAMED.licence[0])]],
			['dct:modified', [typed(facts.date, 'date')]],
			['dcat:themeTaxonomy', [iri(NAMED.themes[0])]],
			['dcat:dataset', [iri(`${HERE}#dataset`)]],
			['foaf:homepage', facts.homepage === null ? [] : [iri(facts.homepage)]]
		]
	};
}

function datasetThing(
	{ facts, older, tables }: DescribedRelease,
	distributions: readonly Distribution[]
): Thing {
	return {
		iri: `${HERE}#dataset`,
		types: ['dcat:Dataset'],
		says: [
			['dct:title', both(DATA_TITLE)],
			['dct:description', both(DATA_DESCRIPTION)],
			['dct:identifier', [text(`genklang-${facts.version}`)]],
			['dcat:version', [text(facts.version)]],
			['dct:issued', [typed(older[0]?.date ?? facts.date, 'date')]],
			['dct:modified', [typed(facts.date, 'date')]],
			['dct:publisher', [iri(`${HERE}#publisher`)]],
			['dcat:contactPoint', [iri(`${HERE}#contact`)]],
			['dct:language', [iri(NAMED.danish[0])]],
			['dcat:theme', [iri(NAMED.government[0])]],
			['dcat:keyword', ['anbefalinger', 'råd', 'kommuner'].map((word) => ({ text: word, language: 'da' }))],
			['dct:spatial', [iri(NAMED.denmark[0])]],
			['dct:temporal', coverage(tables) === null ? [] : [iri(`${HERE}#period`)]],
			['dct:accrualPeriodicity', [iri(NAMED.irregular[0])]],
			['dct:accessRights', [iri(NAMED.open[0])]],
			['dcat:distribution', distributions.map(({ path }) => iri(`${HERE}#${path}`))]
		]
	};
}

function distributionThing({ path, title, media, type }: Distribution, { facts }: DescribedRelease): Thing {
	return {
		iri: `${HERE}#${path}`,
		types: ['dcat:Distribution'],
		says: [
			['dct:title', both(title)],
			['dct:description', both(title)],
			['dcat:accessURL', [iri(HERE + path)]],
			['dcat:downloadURL', [iri(HERE + path)]],
			['dcat:mediaType', [iri(`${IANA}/${media}`)]],
			['dct:format', type === null ? [] : [iri(`${EU}/file-type/${type}`)]],
			['dct:license', [iri(NAMED.licence[0])]],
			['dct:modified', [typed(facts.date, 'date')]],
			['dct:language', [iri(NAMED.danish[0])]]
		]
	};
}

function periodThings({ tables }: DescribedRelease): Thing[] {
	const covered = coverage(tables);
	if (covered === null) return [];
	return [
		{
			iri: `${HERE}#period`,
			types: ['dct:PeriodOfTime'],
			says: [
				['dcat:startDate', [typed(`${covered.from}-01-01`, 'date')]],
				['dcat:endDate', [typed(`${covered.to}-12-31`, 'date')]]
			]
		}
	];
}

/** The files that may be handed out; the zip is made of them all when the descriptions are there. */
function distributionsOf(release: DescribedRelease): Distribution[] {
	const { files } = release;
	return possibleDistributions(release).filter(({ path }) => {
		return path.endsWith('.zip') ? isZipped(files) : files.some((file) => file.path === path);
	});
}

function possibleDistributions({ facts }: DescribedRelease): Distribution[] {
	const rows = { da: 'Anbefalingerne', en: 'The recommendations' };
	const as = (form: string) => ({ da: `${rows.da} som ${form}`, en: `${rows.en} as ${form}` });
	return [
		{
			path: 'anbefalinger.xlsx',
			title: { da: 'Alle tabeller til Excel', en: 'All tables for Excel' },
			media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
			type: 'XLSX'
		},
		{
			path: `genklang-${facts.version}.zip`,
			title: { da: 'Alle filer', en: 'All files' },
			media: 'application/zip',
			type: 'ZIP'
		},
		{
			path: DATABASE_FILE,
			title: { da: 'Alle tabeller som DuckDB-database', en: 'All tables as a DuckDB database' },
			media: 'application/octet-stream',
			type: null
		},
		{ path: 'recommendations.csv', title: as('CSV'), media: 'text/csv', type: 'CSV' },
		{ path: 'recommendations.json', title: as('JSON'), media: 'application/json', type: 'JSON' },
		{
			path: 'recommendations.parquet',
			title: as('Parquet'),
			media: 'application/vnd.apache.parquet',
			type: 'PARQUET'
		},
		{
			path: 'recommendations.arrow',
			title: as('Arrow'),
			media: 'application/vnd.apache.arrow.file',
			type: 'ARROW'
		}
	];
}
