import { DATA_LICENCE } from '#lib/domain/citation.ts';
import { columnValues, type DescribedRelease } from './described-release.ts';

/** `LICENS.md`: what may be used on which terms, and the terms of each source. In Danish. */
export function licenceText({ tables }: DescribedRelease): string {
	const titles = columnValues(tables, 'sources', 'title');
	const terms = columnValues(tables, 'sources', 'terms');
	const sources = titles.map((title, row) => `- ${String(title)}: ${String(terms[row])}`);
	return `# Licens

Kodningen, strukturen og figurerne må bruges efter ${DATA_LICENCE.title} (CC BY 4.0): ${DATA_LICENCE.url}
Nævn udgiver, titel, version og licens, når du bruger dem; CITATION.cff har en færdig henvisning.

Kildernes tekster (anbefalinger, statustekster og citater og de dokumenter, de er taget fra) er rådenes og kommunernes
egne og hører ikke med til licensen. De er gengivet med kilde.

${sources.join('\n')}
`;
}
