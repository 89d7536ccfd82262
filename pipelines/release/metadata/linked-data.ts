/** A value in linked data. */
export type Term =
	{ readonly iri: string } | { readonly text: string; readonly language?: string; readonly type?: string };

/** A thing of linked data: its address, relative to the release where it begins with `./`, and what is said of it. */
export interface Thing {
	readonly iri: string;
	/** Short names: `dcat:Dataset`. */
	readonly types: readonly string[];
	readonly says: readonly (readonly [property: string, terms: readonly Term[]])[];
}

/** Short names of the vocabularies that are used. */
export const PREFIXES: Readonly<Record<string, string>> = {
	dcat: 'http://www.w3.org/ns/dcat#',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/',
	vcard: 'http://www.w3.org/2006/vcard/ns#',
	xsd: 'http://www.w3.org/2001/XMLSchema#',
	skos: 'http://www.w3.org/2004/02/skos/core#',
	rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
};

/** The things as Turtle, in their order. `base` is what relative addresses begin with; the file's own address without one. */
export function formatTurtle(things: readonly Thing[], base: string | null): string {
	const head = Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .\n`);
	const bodies = things.map(({ iri, types, says }) => {
		const lines = says
			.filter(([, terms]) => terms.length > 0)
			.map(([property, terms]) => `\t${property} ${terms.map(turtleTerm).join(', ')}`);
		return `<${iri}> ${[`a ${types.join(', ')}`, ...lines].join(' ;\n')} .\n`;
	});
	return `${base === null ? '' : `@base <${base}> .\n`}${head.join('')}\n${bodies.join('\n')}`;
}

/** The same as JSON-LD, with a context of its own: nothing is fetched to read it. */
export function formatJsonLd(things: readonly Thing[], base: string | null): string {
	const graph = things.map(({ iri, types, says }) => ({
		'@id': iri,
		'@type': types,
		...Object.fromEntries(
			says.filter(([, terms]) => terms.length > 0).map(([name, terms]) => [name, terms.map(jsonTerm)])
		)
	}));
	const context = base === null ? PREFIXES : { '@base': base, ...PREFIXES };
	return `${JSON.stringify({ '@context': context, '@graph': graph }, null, 2)}\n`;
}

function turtleTerm(term: Term): string {
	if ('iri' in term) return `<${term.iri}>`;
	// JSON escapes what Turtle does, in the same way.
	const text = JSON.stringify(term.text);
	if (term.language) return `${text}@${term.language}`;
	return term.type ? `${text}^^${term.type}` : text;
}

function jsonTerm(term: Term): object {
	if ('iri' in term) return { '@id': term.iri };
	return {
		'@value': term.text,
		...(term.language ? { '@language': term.language } : {}),
		...(term.type ? { '@type': term.type } : {})
	};
}
