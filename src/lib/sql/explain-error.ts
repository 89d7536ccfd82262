import { nearNames } from './near-names.ts';

/** Where in a query DuckDB stopped. Null where it does not say. */
export interface ErrorPlace {
	/** Counted from 1. */
	readonly line: number | null;
	/** The word at which it stopped. */
	readonly near: string | null;
}

/** What is wrong with a query, as far as it can be said in plain words. */
export type SqlProblem =
	| ({ readonly kind: 'syntax' } & ErrorPlace)
	/** Nothing to run: no text, or comments alone. */
	| { readonly kind: 'empty' }
	| { readonly kind: 'table'; readonly name: string; readonly near: readonly string[] }
	| { readonly kind: 'column'; readonly name: string; readonly near: readonly string[] }
	| { readonly kind: 'function'; readonly name: string }
	/** A column that is neither counted nor grouped by. */
	| { readonly kind: 'grouping'; readonly name: string }
	/** A text that is no number, date or truth value, or a function given a wrong type. */
	| { readonly kind: 'type'; readonly value: string | null }
	| { readonly kind: 'memory' }
	/** Needs a part of DuckDB that this page does not have: json, parquet, icu. */
	| { readonly kind: 'extension'; readonly name: string }
	/** Wants a file, an address or a setting, all of which are closed. */
	| { readonly kind: 'closed' }
	| { readonly kind: 'other' };

/** What the reader could have meant: tables with their columns. */
export type KnownTables = Readonly<Record<string, readonly string[]>>;

/**
 * DuckDB's own message without what wraps it: JSON, a stack, the sentence that a query is no longer open. What is left
 * begins with the sort of fault: `Parser Error: ...`.
 */
export function plainMessage(message: string): string {
	const text = inJson(message) ?? message;
	return text
		.replace(/^Attempting to execute an unsuccessful or closed pending query result\n/, '')
		.replace(/^(?:Error: )+/, '')
		.replace(/\n[ \t]+at .*/s, '')
		.replace(/(\n\nLINE \d+: [^\n]*\n *\^)\s*\1/, '$1')
		.trim();
}

/** Explains an error of DuckDB. Never throws; what it does not know is `other`. */
export function explainError(message: string, known: KnownTables): SqlProblem {
	const text = plainMessage(message);
	for (const explain of EXPLANATIONS) {
		const problem = explain(text, known);
		if (problem !== null) return problem;
	}
	return { kind: 'other' };
}

const EXPLANATIONS: readonly ((text: string, known: KnownTables) => SqlProblem | null)[] = [
	(text) => (/^no statements\b/i.test(text) ? { kind: 'empty' } : null),
	(text) => {
		const name = /it exists in the (\w+) extension/.exec(text)?.[1];
		return name === undefined ? null : { kind: 'extension', name };
	},
	(text) =>
		/^Parser Error/.test(text)
			? { kind: 'syntax', line: lineOf(text), near: /at or near "([^"]*)"/.exec(text)?.[1] ?? null }
			: null,
	(text, known) => {
		const name = /^Catalog Error: Table with name "?([^"\s]+)"? does not exist/.exec(text)?.[1];
		return name === undefined ? null : { kind: 'table', name, near: nearNames(name, Object.keys(known)) };
	},
	(text, known) => {
		const name =
			/^Binder Error: Referenced column "([^"]*)" not found/.exec(text)?.[1] ??
			/does not have a column named "([^"]*)"/.exec(text)?.[1];
		if (name === undefined) return null;
		const columns = [...new Set([...candidatesOf(text), ...Object.values(known).flat()])];
		return { kind: 'column', name, near: nearNames(name, columns) };
	},
	(text) => {
		const name = /Function with name "?([^"\s]+)"? does not exist/.exec(text)?.[1];
		return name === undefined ? null : { kind: 'function', name };
	},
	(text) => {
		const name = /column "([^"]*)" must appear in the GROUP BY clause/i.exec(text)?.[1];
		return name === undefined ? null : { kind: 'grouping', name };
	},
	(text) =>
		/^Conversion Error|No function matches the given name and argument types|^Mismatch Type|Cannot (?:compare|mix) values of type/.test(
			text
		)
			? {
					kind: 'type',
					value: /string '([^']*)'|format: "([^"]*)"/.exec(text)?.slice(1).find(Boolean) ?? null
				}
			: null,
	(text) =>
		/^Out of Memory Error|memory access out of bounds|std::bad_alloc|Array buffer allocation failed/.test(
			text
		)
			? { kind: 'memory' }
			: null,
	(text) => (/^Permission Error|the configuration has been locked/.test(text) ? { kind: 'closed' } : null)
];

/** DuckDB hands out some errors as JSON, without their sort in the message. Null where the message is not so. */
function inJson(message: string): string | null {
	try {
		const parsed: unknown = JSON.parse(message.replace(/^Error: /, ''));
		if (typeof parsed !== 'object' || parsed === null || !('exception_message' in parsed)) return null;
		const text = String(parsed.exception_message);
		const isWhole = /(?:^|\n)(?:Error: )?[A-Z][\w ]* Error: /.test(text);
		return isWhole || !('exception_type' in parsed)
			? text
			: `${String(parsed.exception_type)} Error: ${text}`;
	} catch {
		// Not JSON: the message itself.
		return null;
	}
}

function lineOf(text: string): number | null {
	const line = /^LINE (\d+): /m.exec(text)?.[1];
	return line === undefined ? null : Number(line);
}

function candidatesOf(text: string): readonly string[] {
	const list = /^Candidate bindings:+(?: :)? (.*)$/m.exec(text)?.[1] ?? '';
	return [...list.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name.split('.').at(-1) ?? '');
}
