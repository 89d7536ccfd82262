import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { parseScript } from './imports-of.ts';
import { codeFiles, textOf } from './project-files.ts';

const LARGEST = { svelte: 250, other: 300 };

const scripts = codeFiles.filter((path) => !path.endsWith('.svelte'));

test('files are named for what they hold', () => {
	const vague = /(?:^|[-.])(?:utils?|helpers?|common|misc|shared|wrapper|v\d+)(?=[-.]|$)|Wrapper|Helper|V\d/;
	const wrong = codeFiles.flatMap((path) => path.split('/')).filter((name) => vague.test(name));
	expect(wrong).toEqual([]);
});

test('components are written PascalCase, other files kebab-case', () => {
	const wrong = codeFiles.filter((path) => {
		const name = basename(path);
		if (/^\+(?:page|layout|server|error)(?:\.server)?\.(?:ts|svelte)$/.test(name)) return false;
		if (name.endsWith('.svelte')) return !/^[A-Z][A-Za-z0-9]*\.svelte$/.test(name);
		return !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:svelte|server|client|test|d|config))?\.(?:ts|mjs|js)$/.test(
			name
		);
	});
	expect(wrong).toEqual([]);
});

test('no file only hands on what others export', () => {
	const barrels = scripts.filter((path) => {
		const { statements } = parseScript(path, textOf(path));
		const handsOn = (node: ts.Statement) =>
			ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;
		return /^index\./.test(basename(path)) || (statements.length > 0 && statements.every(handsOn));
	});
	expect(barrels).toEqual([]);
});

test(`no script is longer than ${LARGEST.other} lines and no component than ${LARGEST.svelte}`, () => {
	const wrong = codeFiles.flatMap((path) => {
		const lines = textOf(path).split('\n').length - 1;
		return lines > (path.endsWith('.svelte') ? LARGEST.svelte : LARGEST.other)
			? [`${path}: ${lines} lines`]
			: [];
	});
	expect(wrong).toEqual([]);
});

function isExported(node: ts.Statement): boolean {
	return (
		ts.canHaveModifiers(node) &&
		(ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
	);
}

/** Kit's own names are documented by Kit. */
const KIT_EXPORTS = new Set([
	'load',
	'GET',
	'HEAD',
	'OPTIONS',
	'handle',
	'handleError',
	'init',
	'match',
	'reroute',
	'entries'
]);

/** Names of exported functions and classes without a docstring. */
function undocumentedIn(path: string, text: string): readonly string[] {
	return parseScript(path, text).statements.flatMap((node) => {
		if (!isExported(node) || ts.getJSDocCommentsAndTags(node).length > 0) return [];
		if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return [node.name?.text ?? 'default'];
		if (!ts.isVariableStatement(node)) return [];
		return node.declarationList.declarations
			.filter(
				({ initializer }) =>
					initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
			)
			.map(({ name }) => name.getText());
	});
}

test('every exported function of the library, the pipeline and the server says what it answers', () => {
	const wrong = scripts
		.filter((path) => /^(?:src|pipelines)\//.test(path))
		.flatMap((path) =>
			undocumentedIn(path, textOf(path))
				.filter((name) => !KIT_EXPORTS.has(name))
				.map((name) => `${path}: ${name}`)
		);
	expect(wrong).toEqual([]);
});

test('a missing docstring is seen on functions, arrow functions and classes', () => {
	const text =
		'export function a() {}\nexport const b = () => 1, c = 2;\nexport class D {}\n/** E. */\nexport function e() {}';
	expect(undocumentedIn('x.ts', text)).toEqual(['a', 'b', 'D']);
});
