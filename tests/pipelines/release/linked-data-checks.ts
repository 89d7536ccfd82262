import { readFileSync } from 'node:fs';
import jsonld, { type JsonLdDocument } from 'jsonld';
import { Parser, Store, type Quad } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

/** Where the test reads the files from. */
export const BASE = 'https://genklang.example.dk/data/1.0.0/';

/** The statements of a Turtle text. Throws where it is none. */
export function readTurtle(text: string): Quad[] {
	return new Parser({ baseIRI: `${BASE}catalog.ttl` }).parse(text);
}

/** The statements of a JSON-LD text, read without the network. */
export async function readJsonLd(text: string): Promise<Quad[]> {
	const documentLoader = (url: string) => Promise.reject(new Error(`asks for ${url}`));
	const quads = (await jsonld.toRDF(JSON.parse(text) as JsonLdDocument, {
		base: `${BASE}catalog.jsonld`,
		format: 'application/n-quads',
		documentLoader
	})) as unknown as string;
	return new Parser({ format: 'N-Quads' }).parse(quads);
}

/** What a graph breaks of shapes, one text each, warnings left out. `leftOut`: predicates whose shape is known to be wrong. */
export async function violations(
	graph: readonly Quad[],
	shapesFile: string,
	leftOut: readonly string[] = []
): Promise<string[]> {
	const shapes = new Store(new Parser().parse(readFileSync(shapesFile, 'utf8')));
	const validator = new SHACLValidator(shapes);
	const report = await validator.validate(new Store([...graph]));
	return report.results
		.filter(({ severity }) => severity?.value.endsWith('#Violation'))
		.map(({ focusNode, path, message, sourceConstraintComponent }) => {
			const at = path && 'value' in path ? path.value : '';
			return `${focusNode?.value ?? ''} ${at}: ${message.map(({ value }) => value).join('; ') || sourceConstraintComponent?.value}`;
		})
		.filter((text) => !leftOut.some((predicate) => text.includes(predicate)))
		.sort();
}
