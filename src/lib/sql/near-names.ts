import { editDistance } from '#lib/domain/search/edit-distance.ts';

/** Two typing errors in a word of six letters or more, one in a shorter. */
const LONG_WORD = 6;

/**
 * The names that a reader may have meant, the nearest first and at most `most`: with one or two typing errors, or with
 * the written name as their beginning or end. None of them is the name itself.
 */
export function nearNames(written: string, names: readonly string[], most = 3): readonly string[] {
	const wanted = written.toLowerCase();
	const allowed = wanted.length >= LONG_WORD ? 2 : 1;
	return names
		.map((name) => ({ name, errors: distance(wanted, name.toLowerCase(), allowed) }))
		.filter(({ name, errors }) => errors <= allowed && name.toLowerCase() !== wanted)
		.sort((a, b) => a.errors - b.errors)
		.slice(0, most)
		.map(({ name }) => name);
}

function distance(wanted: string, name: string, allowed: number): number {
	const contained = wanted.length >= 3 && (name.startsWith(wanted) || name.endsWith(wanted));
	return contained ? 1 : editDistance(wanted, name, allowed);
}
