/** What a reference to the data names. */
export interface CitedData {
	readonly version: string;
	/** Day of the version, `YYYY-MM-DD`. */
	readonly date: string;
	readonly publisher: string;
	/** Address of that version; null where it has none. */
	readonly url: string | null;
}

/** The title of the data set in both languages. */
export const DATA_TITLE = {
	da: 'Anbefalinger fra kommunale råd, og hvad der blev af dem',
	en: 'Recommendations of municipal advisory councils, and what became of them'
} as const;

/** What the data are, in a sentence of each language. */
export const DATA_DESCRIPTION = {
	da: 'Hvad rådgivende råd har anbefalet deres kommune, hvad kommunen ifølge kilderne har svaret og gjort, og hvor hver oplysning står. Kodningen er redaktionel; data viser, hvad der skete efter en anbefaling, ikke nødvendigvis på grund af den.',
	en: 'What advisory councils recommended to their municipality, what by the sources the municipality answered and did, and where each piece of information stands. The coding is editorial; the data show what happened after a recommendation, not necessarily because of it.'
} as const;

/** Address and name of the licence of coding, structure and figures. */
export const DATA_LICENCE = {
	id: 'CC-BY-4.0',
	title: 'Creative Commons Attribution 4.0 International',
	url: 'https://creativecommons.org/licenses/by/4.0/'
} as const;

/** A reference in one line. Source: DataCite, "Creator (Year): Title. Version. Publisher. (Type). Identifier". */
export function citationLine({ version, date, publisher, url }: CitedData, locale: 'da' | 'en'): string {
	const type = locale === 'da' ? 'Datasæt' : 'Data set';
	const address = url === null ? '' : ` ${url}`;
	return `${publisher} (${date.slice(0, 4)}): ${DATA_TITLE[locale]}. Version ${version}. ${publisher}. (${type}).${address}`;
}

/** A reference for BibTeX. The publisher stands in a second pair of braces, so that it is not cut into names. */
export function citationBibtex({ version, date, publisher, url }: CitedData): string {
	const [year = '', month = ''] = date.split('-');
	const fields = [
		['author', `{${escaped(publisher)}}`],
		['title', `{${escaped(DATA_TITLE.da)}}`],
		['version', version],
		['year', year],
		['month', String(Number(month))],
		['publisher', escaped(publisher)],
		...(url === null ? [] : [['url', url]]),
		['note', `Data set, ${DATA_LICENCE.id}`]
	];
	const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
	return `@misc{genklang-${version},\n${lines.join(',\n')}\n}\n`;
}

function escaped(text: string): string {
	return text.replace(/[\\{}]/g, ' ').replace(/[&%$#_]/g, '\\$&');
}
