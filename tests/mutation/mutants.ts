import ts from 'typescript';

/** One small change of a program text. */
export interface Mutant {
	/** UTF-16 offsets of what is replaced. */
	readonly start: number;
	readonly end: number;
	readonly to: string;
	/** 1-based. */
	readonly line: number;
	readonly operator: string;
}

type Change = readonly [node: ts.Node, to: string, operator: string];

const BINARY: Readonly<Partial<Record<ts.SyntaxKind, readonly string[]>>> = {
	[ts.SyntaxKind.LessThanToken]: ['<=', '>='],
	[ts.SyntaxKind.LessThanEqualsToken]: ['<', '>'],
	[ts.SyntaxKind.GreaterThanToken]: ['>=', '<='],
	[ts.SyntaxKind.GreaterThanEqualsToken]: ['>', '<'],
	[ts.SyntaxKind.EqualsEqualsEqualsToken]: ['!=='],
	[ts.SyntaxKind.ExclamationEqualsEqualsToken]: ['==='],
	[ts.SyntaxKind.PlusToken]: ['-'],
	[ts.SyntaxKind.MinusToken]: ['+'],
	[ts.SyntaxKind.AsteriskToken]: ['/'],
	[ts.SyntaxKind.SlashToken]: ['*'],
	[ts.SyntaxKind.PercentToken]: ['*'],
	[ts.SyntaxKind.AmpersandAmpersandToken]: ['||'],
	[ts.SyntaxKind.BarBarToken]: ['&&'],
	[ts.SyntaxKind.QuestionQuestionToken]: ['&&'],
	[ts.SyntaxKind.PlusEqualsToken]: ['-='],
	[ts.SyntaxKind.MinusEqualsToken]: ['+='],
	[ts.SyntaxKind.QuestionQuestionEqualsToken]: ['&&=']
};

/** Calls that lose their name, and others that are exchanged. */
const DROPPED =
	/^(?:filter|sort|toSorted|reverse|toReversed|trim|trimEnd|trimStart|slice|toLowerCase|toUpperCase|normalize)$/;
const EXCHANGED: Readonly<Record<string, string>> = {
	some: 'every',
	every: 'some',
	min: 'max',
	max: 'min',
	startsWith: 'endsWith',
	endsWith: 'startsWith'
};

/**
 * Every small change that is tried of a TypeScript file: conditions that always or never hold, bounds, arithmetic, logic, equality, signs,
 * texts, lists and objects emptied, bodies and answers dropped, and calls exchanged or left out. Types, imports and names are left alone.
 */
export function mutantsOf(text: string, fileName: string): readonly Mutant[] {
	const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
	const mutants: Mutant[] = [];
	const visit = (node: ts.Node): void => {
		if (isLeftAlone(node)) return;
		for (const [changed, to, operator] of changesOf(node)) {
			const [start, end] = [changed.getStart(source), changed.getEnd()];
			if (text.slice(start, end) === to) continue;
			const line = source.getLineAndCharacterOfPosition(start).line + 1;
			mutants.push({ start, end, to, line, operator });
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return mutants;
}

/** The text with the change made. */
export function applyMutant(text: string, { start, end, to }: Mutant): string {
	return text.slice(0, start) + to + text.slice(end);
}

function isLeftAlone(node: ts.Node): boolean {
	return (
		ts.isTypeNode(node) ||
		ts.isInterfaceDeclaration(node) ||
		ts.isTypeAliasDeclaration(node) ||
		ts.isImportDeclaration(node) ||
		ts.isExportDeclaration(node)
	);
}

function changesOf(node: ts.Node): readonly Change[] {
	if (ts.isBinaryExpression(node)) return ofBinary(node);
	if (ts.isIfStatement(node) || ts.isWhileStatement(node))
		return ofCondition(node.expression, ts.isIfStatement(node));
	if (ts.isConditionalExpression(node)) return ofCondition(node.condition, true);
	if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
		return [[node, node.operand.getText(), 'negation']];
	if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return ofSign(node);
	if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) return ofText(node);
	if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return [[node, '[]', 'list emptied']];
	if (ts.isObjectLiteralExpression(node) && node.properties.length > 0)
		return [[node, '({})', 'object emptied']];
	if (node.kind === ts.SyntaxKind.TrueKeyword) return [[node, 'false', 'boolean']];
	if (node.kind === ts.SyntaxKind.FalseKeyword) return [[node, 'true', 'boolean']];
	if (ts.isBlock(node) && node.statements.length > 0) return [[node, '{}', 'body dropped']];
	if (ts.isReturnStatement(node) && node.expression)
		return [[node.expression, 'undefined', 'answer dropped']];
	if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return [[node.body, 'undefined', 'answer dropped']];
	if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression))
		return [[node, ';', 'call dropped']];
	if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression))
		return ofCall(node, node.expression);
	return [];
}

function ofBinary({ left, right, operatorToken }: ts.BinaryExpression): readonly Change[] {
	const isText = [left, right].some((side) => ts.isStringLiteralLike(side) || ts.isTemplateExpression(side));
	if (isText && operatorToken.kind === ts.SyntaxKind.PlusToken) return [];
	return (BINARY[operatorToken.kind] ?? []).map((to) => [operatorToken, to, 'operator']);
}

function ofCondition(condition: ts.Expression, mayHold: boolean): readonly Change[] {
	const never: Change = [condition, 'false', 'condition'];
	return mayHold ? [[condition, 'true', 'condition'], never] : [never];
}

function ofSign(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): readonly Change[] {
	const operand = node.operand.getText();
	if (node.operator === ts.SyntaxKind.MinusToken) return [[node, operand, 'sign']];
	const other = { [ts.SyntaxKind.PlusPlusToken]: '--', [ts.SyntaxKind.MinusMinusToken]: '++' }[
		Number(node.operator)
	];
	if (other === undefined) return [];
	return [[node, ts.isPrefixUnaryExpression(node) ? other + operand : operand + other, 'sign']];
}

function ofText(node: ts.StringLiteralLike | ts.TemplateExpression): readonly Change[] {
	const { parent } = node;
	const isName =
		(ts.isPropertyAssignment(parent) && parent.name === node) ||
		ts.isExpressionStatement(parent) ||
		ts.isTaggedTemplateExpression(parent) ||
		(ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword);
	if (isName) return [];
	const isEmpty = ts.isStringLiteralLike(node) && node.text === '';
	return [[node, isEmpty ? "'mutant'" : "''", 'text']];
}

function ofCall(
	call: ts.CallExpression,
	{ expression, name }: ts.PropertyAccessExpression
): readonly Change[] {
	if (DROPPED.test(name.text)) return [[call, expression.getText(), 'call left out']];
	const other = Object.hasOwn(EXCHANGED, name.text) ? EXCHANGED[name.text] : undefined;
	return other === undefined ? [] : [[name, other, 'call exchanged']];
}
