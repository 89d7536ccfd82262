import { DATA_DESCRIPTION, DATA_LICENCE, DATA_TITLE } from '#lib/domain/citation.ts';
import { releaseAddress, type DescribedRelease } from './described-release.ts';

/** `CITATION.cff`. Every text is in double quotes, which YAML reads as JSON does. Source: Citation File Format 1.2.0. */
export function citationFile({ facts }: DescribedRelease): string {
	const address = releaseAddress(facts);
	const lines: [string, string][] = [
		['message', 'Henvis til data, som det står her.'],
		['type', 'dataset'],
		['title', DATA_TITLE.da],
		['abstract', DATA_DESCRIPTION.da],
		['version', facts.version],
		['date-released', facts.date],
		['license', DATA_LICENCE.id],
		...(address === null ? [] : [['url', address] as [string, string]])
	];
	const fields = lines.map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
	return `cff-version: 1.2.0\n${fields.join('')}authors:\n  - name: ${JSON.stringify(facts.publisher)}\n`;
}
