import { CODEBOOK_VERSION } from '#lib/domain/vocabulary.ts';
import type { DescribedColumn, DescribedTable } from '#lib/domain/described-table.ts';
import { definitionsOf, type DescribedRelease } from './described-release.ts';

const TYPES = { VARCHAR: 'tekst', INTEGER: 'heltal', BOOLEAN: 'ja/nej' } as const;

/** How the coding was done. Source: codebook for follow-up, version 1.0 (docs/codebook.md). */
const CODING = `## Sådan er der kodet (kodebog ${CODEBOOK_VERSION})

Enheden er én anbefaling: en række med et årstal i rådets register. Kilden til vurderingen er de statustekster, der står
under samme tema i samme register; hvad andre temaer, referater og dokumenter siger, står for sig i evidence og ændrer
aldrig koden.

**Svar** (response) siger, om en statustekst handler om netop det, rådet anbefalede. Står teksten kun ud for den blok af
rækker, som anbefalingen ligger i, er koden group, og det tæller ikke som et svar.

**Gennemførelse** (implementation) siger, hvad der ifølge tekstens egne ord blev af det. Kun teksten tæller: ingen anden
viden og ingen velvilje. Er to koder mulige, er den mest forsigtige valgt og rækken mærket som usikker.

**Tilstand** (state) er regnet ud fra gennemførelsen og aldrig kodet. **Status for kodningen** (coding_status) siger, hvordan rækken fik
sine koder; en kladde (draft) indgår ikke i nogen andel.

Hver vurdering har et ordret citat, en begrundelse på dansk og engelsk og kodebogens version. En udgave, hvis citat ikke
står i teksten, kan ikke bygges.
`;

/** `KODEBOG.md`: how the coding was done, and of each table what a row is and what each column and code means. In Danish. */
export function codebookText(release: DescribedRelease): string {
	const { facts } = release;
	return [
		`# Kodebog til Genklangs data, version ${facts.version}\n`,
		`Af ${facts.date}. Filerne er UTF-8 uden byte order mark; tomme felter betyder »ikke relevant«, koden unknown betyder,
at kilden er tavs. Lister i en celle skilles af semikolon. Linjer i en kilde tælles fra 1.\n`,
		CODING,
		...definitionsOf(release.tables).map(tableText)
	].join('\n');
}

function tableText(table: DescribedTable): string {
	const columns = Object.entries(table.columns);
	const rows = columns.map(
		([name, column]) =>
			`| \`${name}\` | ${cell(column.title)} | ${typeOf(column)} | ${column.nullable ? 'ja' : 'nej'} | ${cell(column.descriptionDa)} |`
	);
	const key = table.primaryKey.map((name) => `\`${name}\``).join(' + ');
	return [
		`## ${table.name}: ${table.title}\n`,
		`${table.grainDa}${key ? ` Nøgle: ${key}.` : ''}\n`,
		'| kolonne | overskrift | type | kan være tom | betydning |',
		'| --- | --- | --- | --- | --- |',
		...rows,
		'',
		...columns.flatMap(([name, column]) => codesText(name, column))
	].join('\n');
}

function codesText(name: string, { codes = [] }: DescribedColumn): string[] {
	if (codes.length === 0) return [];
	const lines = codes.map(({ code, da }) => `- \`${code}\`: ${da}`);
	return [`Koder i \`${name}\`:\n`, ...lines, ''];
}

function typeOf({ type, list, references }: DescribedColumn): string {
	const [table] = references?.split('.') ?? [];
	return `${TYPES[type]}${list ? ', liste' : ''}${table ? `, henviser til ${table}` : ''}`;
}

function cell(text: string): string {
	return text.replaceAll('|', '\\|');
}
