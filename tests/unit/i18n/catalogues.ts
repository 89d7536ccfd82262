import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#run/project.mjs';

const MESSAGES = 'src/lib/i18n/messages';
const SOURCES = /\.(?:ts|js|mjs|svelte)$/;

/** A text of a catalogue: one pattern, or one for each plural form. */
export interface Message {
	/** Names that the text must be given. */
	readonly inputs: readonly string[];
	/** Every form of the text, by the condition that chooses it; one without a condition is named `''`. */
	readonly forms: ReadonlyMap<string, string>;
}

interface Variants {
	readonly declarations: readonly string[];
	readonly match: Readonly<Record<string, string>>;
}

/** The texts of a language, by key. */
export function catalogue(locale: 'da' | 'en'): ReadonlyMap<string, Message> {
	const file = readFileSync(join(projectRoot, MESSAGES, `${locale}.json`), 'utf8');
	// Outside data in the form that the message library reads.
	const entries = JSON.parse(file) as Record<string, string | readonly Variants[]>;
	return new Map(
		Object.entries(entries)
			.filter(([key]) => key !== '$schema')
			.map(([key, value]) => [key, messageOf(value)])
	);
}

function messageOf(value: string | readonly Variants[]): Message {
	if (typeof value === 'string') return { inputs: placeholders([value]), forms: new Map([['', value]]) };
	const declared = value.flatMap(({ declarations }) => declarations);
	return {
		inputs: declared
			.filter((line) => line.startsWith('input '))
			.map((line) => line.slice('input '.length))
			.sort(),
		forms: new Map(value.flatMap(({ match }) => Object.entries(match)))
	};
}

/** Names in braces, each once, sorted. */
export function placeholders(texts: Iterable<string>): readonly string[] {
	const names = [...texts].flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
	return [...new Set(names)].sort();
}

/** Keys that the code asks for as `m.key`, each once, sorted. */
export function keysInUse(): readonly string[] {
	const keys = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' })
		.filter((path) => SOURCES.test(path) && !path.includes('generated'))
		.map((path) => readFileSync(join(projectRoot, 'src', path), 'utf8'))
		.filter((code) => code.includes('generated/messages'))
		.flatMap((code) => [...code.matchAll(/\bm\.(\w+)\b/g)].map(([, key = '']) => key));
	return [...new Set(keys)].sort();
}
