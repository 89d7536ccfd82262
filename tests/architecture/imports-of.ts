import { posix } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { textOf } from './project-files.ts';

/** One import, export-from, import() or type import of a file. */
export interface Import {
	readonly specifier: string;
	/** Path from the root where it is a file of the project, else null. */
	readonly file: string | null;
	/** `type` imports are gone before the code runs; `lazy` ones are import() calls. */
	readonly kind: 'static' | 'lazy' | 'type';
}

const ALIASES: readonly (readonly [string, string])[] = [
	['#lib/', 'src/lib/'],
	['#pipelines/', 'pipelines/'],
	['#run/', 'src/run/']
];

/** The path from the root that an import of a file of the project names; null for a package. */
export function resolveImport(from: string, specifier: string): string | null {
	const bare = specifier.replace(/\?.*$/, '');
	if (bare.startsWith('.')) return posix.join(posix.dirname(from), bare);
	const alias = ALIASES.find(([prefix]) => bare.startsWith(prefix));
	return alias ? alias[1] + bare.slice(alias[0].length) : null;
}

/** The scripts of a file: itself, or the `script` elements of a component. */
function scriptsOf(path: string, text: string): readonly string[] {
	if (!path.endsWith('.svelte')) return [text];
	const { instance, module } = parse(text, { modern: true });
	return [instance, module].flatMap((script) => {
		if (!script) return [];
		const { start, end } = script.content as unknown as { start: number; end: number };
		return [text.slice(start, end)];
	});
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(node)) return node.isTypeOnly;
	const clause = node.importClause;
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const named = clause.namedBindings;
	return (
		!clause.name &&
		named !== undefined &&
		ts.isNamedImports(named) &&
		named.elements.length > 0 &&
		named.elements.every((element) => element.isTypeOnly)
	);
}

function importOf(node: ts.Node): Pick<Import, 'specifier' | 'kind'> | null {
	if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
		if (!ts.isStringLiteral(node.moduleSpecifier)) return null;
		return { specifier: node.moduleSpecifier.text, kind: isTypeOnly(node) ? 'type' : 'static' };
	}
	if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
		const [argument] = node.arguments;
		return argument && ts.isStringLiteralLike(argument) ? { specifier: argument.text, kind: 'lazy' } : null;
	}
	if (
		ts.isImportTypeNode(node) &&
		ts.isLiteralTypeNode(node.argument) &&
		ts.isStringLiteral(node.argument.literal)
	) {
		return { specifier: node.argument.literal.text, kind: 'type' };
	}
	return null;
}

/** Parses a file as TypeScript. */
export function parseScript(path: string, text: string): ts.SourceFile {
	return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
}

/** Everything that a text, taken as the file at this path, imports, in the order of the text. */
export function importsIn(path: string, text: string): readonly Import[] {
	const found: Import[] = [];
	const visit = (node: ts.Node) => {
		const imported = importOf(node);
		if (imported) found.push({ ...imported, file: resolveImport(path, imported.specifier) });
		ts.forEachChild(node, visit);
	};
	for (const script of scriptsOf(path, text)) visit(parseScript(path, script));
	return found;
}

/** Everything that a file of the project imports. */
export function importsOf(path: string): readonly Import[] {
	return importsIn(path, textOf(path));
}
