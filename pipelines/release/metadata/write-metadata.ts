import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { citationBibtex } from '#lib/domain/citation.ts';
import { catalogThings } from './catalog.ts';
import { changelogText } from './changelog-text.ts';
import { citationFile } from './citation-file.ts';
import { codebookText } from './codebook-text.ts';
import { dataPackage } from './data-package.ts';
import { releaseAddress, type DescribedRelease } from './described-release.ts';
import { licenceText } from './licence-text.ts';
import { formatJsonLd, formatTurtle } from './linked-data.ts';

/** Writes what describes a release into its folder. No file names the machine; addresses are relative without a homepage. */
export async function writeMetadata(folder: string, release: DescribedRelease): Promise<void> {
	const address = releaseAddress(release.facts);
	const things = catalogThings(release);
	const texts: Readonly<Record<string, string>> = {
		'CHANGELOG.md': changelogText(release),
		'CITATION.cff': citationFile(release),
		'KODEBOG.md': codebookText(release),
		'LICENS.md': licenceText(release),
		'catalog.jsonld': formatJsonLd(things, address),
		'catalog.ttl': formatTurtle(things, address),
		'citation.bib': citationBibtex({ ...release.facts, url: address }),
		'datapackage.json': `${JSON.stringify(dataPackage(release), null, 2)}\n`
	};
	for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text, { flag: 'wx' });
}
