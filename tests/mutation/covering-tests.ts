import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importsIn } from '../architecture/imports-of.ts';

/** For each file the tests that import it, by any number of others; those that do so by the fewest come first. */
export function coveringTests(
	root: string,
	tests: readonly string[]
): ReadonlyMap<string, readonly string[]> {
	const known = new Map<string, readonly string[]>();
	const importsOf = (file: string): readonly string[] => {
		const found = known.get(file) ?? readImports(root, file);
		known.set(file, found);
		return found;
	};
	const distances = new Map<string, { readonly test: string; readonly steps: number }[]>();
	for (const test of tests) {
		const seen = new Map([[test, 0]]);
		for (const [file, steps] of seen) {
			for (const next of importsOf(file)) if (!seen.has(next)) seen.set(next, steps + 1);
		}
		for (const [file, steps] of seen) distances.set(file, [...(distances.get(file) ?? []), { test, steps }]);
	}
	return new Map(
		[...distances].map(([file, found]) => [
			file,
			found.toSorted((a, b) => a.steps - b.steps).map(({ test }) => test)
		])
	);
}

function readImports(root: string, file: string): readonly string[] {
	if (!/\.(?:m?ts|mjs|svelte)$/.test(file) || !existsSync(join(root, file))) return [];
	return importsIn(file, readFileSync(join(root, file), 'utf8')).flatMap(({ file: imported, kind }) =>
		imported === null || kind === 'type' || imported.includes('/generated/') ? [] : [imported]
	);
}
