import { formatMapping, type Mapping } from '#pipelines/import/mapping.ts';
import { slugOf } from '#pipelines/import/slug-of.ts';
import { applyMapping } from '#pipelines/import/apply-mapping.ts';
import { readForeign } from '#pipelines/import/read-foreign.ts';
import type { RegisterDescriptor } from '#pipelines/model.ts';
import { formatZip } from '#pipelines/release/zip-file.ts';

/** A register and what a folder must say of it. */
export interface RegisterFacts {
	readonly bytes: Uint8Array;
	readonly fileName: string;
	readonly mapping: Mapping;
	/** Names of the council and its municipality, as people write them. */
	readonly council: string;
	readonly municipality: string;
}

/**
 * The register's folder as a zip: the file as it was received, what it is, how it is read, and what to do next. Ids and codings
 * are given when it is applied. Throws `ImportRefusal` where the mapping does not fit the file.
 */
export async function registerFolder(facts: RegisterFacts): Promise<Uint8Array<ArrayBuffer>> {
	const slug = slugOf(facts.municipality) || 'raad';
	const id = slugOf(facts.council).replace(/^[^a-z]+/, '') || slug;
	const file = plainName(facts.fileName);
	const descriptor = await descriptorOf({ ...facts, fileName: file }, id, slug);
	const texts = [
		['register.json', `${JSON.stringify(descriptor, null, '\t')}\n`],
		['mapping.json', formatMapping(facts.mapping)],
		['README.txt', readMe(file, id, facts)]
	] as const;
	const entries = texts.map(([name, text]) => ({
		path: `${slug}/${name}`,
		bytes: new TextEncoder().encode(text)
	}));
	const zip = formatZip([...entries, { path: `${slug}/${file}`, bytes: facts.bytes }]);
	return new Uint8Array(zip);
}

async function descriptorOf(facts: RegisterFacts, id: string, slug: string): Promise<RegisterDescriptor> {
	const { rows } = applyMapping(await readForeign(facts.bytes), facts.mapping);
	const years = rows.map(({ year }) => year);
	const hash = await sha256(facts.bytes);
	return {
		council: {
			id,
			slug,
			name: facts.council.trim(),
			municipality: facts.municipality.trim(),
			kind: 'råd',
			legalBasis: 'ikke angivet',
			termFrom: years.reduce((least, year) => Math.min(least, year), Infinity),
			termTo: years.reduce((most, year) => Math.max(most, year), -Infinity)
		},
		sources: [
			{
				id: `${id}-register`,
				file: facts.fileName,
				title: `Anbefalinger fra ${facts.council.trim()}`,
				documentDate: null,
				kind: 'register',
				layout: 'mapped-table',
				sha256: hash,
				sha256Original: hash,
				terms: 'Kildeteksten er ikke omfattet af projektets licens; citeret med kildeangivelse.'
			}
		],
		statusAsOf: null
	};
}

async function sha256(bytes: Uint8Array): Promise<string> {
	const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
	return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The name of a file without what no folder can hold. */
function plainName(name: string): string {
	return name.replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '-').replace(/^\.+/, '') || 'register';
}

function readMe(file: string, id: string, facts: RegisterFacts): string {
	const quoted = (text: string) => `"${text.trim().replaceAll(/["\\$`]/g, '')}"`;
	return [
		'Registermappe fra siden "Indlæs et register"',
		'',
		`${file}: filen, som den blev modtaget.`,
		'register.json: hvad registeret er. Retsgrundlag og art mangler at blive skrevet.',
		'mapping.json: hvad kolonner og statusord betyder.',
		'',
		'Næste skridt, fra projektets mappe:',
		`npm run data -- import "<denne mappe>/${file}" --mapping "<denne mappe>/mapping.json" --council ${id} --name ${quoted(facts.council)} --municipality ${quoted(facts.municipality)} --kind råd`,
		'Ser prøven rigtig ud, så kør det samme igen med --apply og --as-of med den dato, status er opgjort (2024-12-31).',
		''
	].join('\r\n');
}
